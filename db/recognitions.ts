import { eq } from 'drizzle-orm';
import type { Star } from '#core/authority';
import type { Day, Instant } from '#core/day';
import type { Recognition, Withdrawal } from '#core/recognition';
import { guarded, type Write } from './commit.ts';
import type { Db } from './open.ts';
import { decisionLines, decisions, recognitions, withdrawals } from './schema.ts';

type Row = {
  recognition: typeof recognitions.$inferSelect;
  signedOn: string;
  withdrawal: typeof withdrawals.$inferSelect | null;
};

function toWithdrawal(row: typeof withdrawals.$inferSelect): Withdrawal {
  const { clause, article, reason } = row;
  return { effectiveOn: row.effectiveOn as Day, clause, article, reason, safety: row.safety === 1 };
}

function toRecognition({ recognition: row, signedOn, withdrawal }: Row): Recognition {
  return {
    id: row.id,
    productId: row.productId,
    star: row.star as Star,
    validFrom: row.validFrom as Day,
    validTo: row.validTo as Day,
    withdrawal: withdrawal && toWithdrawal(withdrawal),
    signedOn: signedOn as Day,
  };
}

function selection(db: Db) {
  return db.orm
    .select({ recognition: recognitions, signedOn: decisions.signedOn, withdrawal: withdrawals })
    .from(recognitions)
    .innerJoin(decisionLines, eq(decisionLines.id, recognitions.decisionLineId))
    .innerJoin(decisions, eq(decisions.id, decisionLines.decisionId))
    .leftJoin(withdrawals, eq(withdrawals.recognitionId, recognitions.id));
}

/** Every recognition of a product, in no order, with the withdrawals the register had heard of by an instant. */
export async function listRecognitions(
  db: Db,
  productId: string,
  heardBy: Instant = Number.MAX_SAFE_INTEGER,
): Promise<Recognition[]> {
  const rows = await selection(db).where(eq(recognitions.productId, productId));
  return rows.map((row) => {
    const heard = row.withdrawal !== null && row.withdrawal.recordedAt <= heardBy;
    return toRecognition({ ...row, withdrawal: heard ? row.withdrawal : null });
  });
}

/** Every recognition on record, by product. */
export async function listAllRecognitions(db: Db): Promise<Map<string, Recognition[]>> {
  const byProduct = new Map<string, Recognition[]>();
  for (const row of await selection(db)) {
    const recognition = toRecognition(row);
    const others = byProduct.get(recognition.productId);
    if (others) others.push(recognition);
    else byProduct.set(recognition.productId, [recognition]);
  }
  return byProduct;
}

/** Records the act that ends a recognition; one that was ended before is `withdrawal-exists`. */
export function insertWithdrawal(
  recognitionId: string,
  decisionLineId: string,
  withdrawal: Withdrawal,
  recordedAt: Instant,
): Write {
  const row = { ...withdrawal, recognitionId, decisionLineId, recordedAt, safety: withdrawal.safety ? 1 : 0 };
  return guarded((tx) => tx.insert(withdrawals).values(row).onConflictDoNothing(), 'withdrawal-exists', {
    recognition: recognitionId,
  });
}

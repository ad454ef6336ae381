import { eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Star } from '#core/authority';
import type { Day, Instant } from '#core/day';
import type { Recognition, Withdrawal } from '#core/recognition';
import { guarded, type Write } from './commit.ts';
import type { Db } from './open.ts';
import { authorities, decisionLines, decisions, recognitions, withdrawals } from './schema.ts';

interface Row {
  readonly recognition: typeof recognitions.$inferSelect;
  readonly signedOn: string;
  readonly withdrawal: typeof withdrawals.$inferSelect | null;
  readonly withdrawnBy: typeof decisions.$inferSelect | null;
  readonly withdrawer: string | null;
}

function toWithdrawal(row: typeof withdrawals.$inferSelect, { withdrawnBy, withdrawer }: Row): Withdrawal {
  const { clause, article, reason } = row;
  const withdrawal = {
    effectiveOn: row.effectiveOn as Day,
    clause,
    article,
    reason,
    safety: row.safety === 1,
    ...(row.document === null ? {} : { document: row.document }),
  };
  if (!withdrawnBy) return withdrawal;
  const { numberText, signedOn } = withdrawnBy;
  return { ...withdrawal, decision: { numberText, authority: withdrawer ?? '', signedOn: signedOn as Day } };
}

/** Several acts end one recognition as one: from the earliest day on, by the words of the one that tells of danger. */
function joinWithdrawals(rows: readonly Row[], heardBy: Instant): Withdrawal | null {
  const heard = rows.flatMap((row) =>
    row.withdrawal && row.withdrawal.recordedAt <= heardBy ? [toWithdrawal(row.withdrawal, row)] : [],
  );
  const [earliest] = heard.sort((a, b) => a.effectiveOn.localeCompare(b.effectiveOn));
  const danger = heard.find(({ safety }) => safety);
  return earliest ? { ...(danger ?? earliest), effectiveOn: earliest.effectiveOn } : null;
}

function toRecognition(rows: readonly [Row, ...Row[]], heardBy: Instant): Recognition {
  const [{ recognition: row, signedOn }] = rows;
  return {
    id: row.id,
    productId: row.productId,
    star: row.star as Star,
    validFrom: row.validFrom as Day,
    validTo: row.validTo as Day,
    withdrawal: joinWithdrawals(rows, heardBy),
    signedOn: signedOn as Day,
  };
}

/** Rows of one recognition together: it stands once, however many acts ended it. */
function toRecognitions(rows: readonly Row[], heardBy = Number.MAX_SAFE_INTEGER): Recognition[] {
  const byId = new Map<string, [Row, ...Row[]]>();
  for (const row of rows) {
    const others = byId.get(row.recognition.id);
    if (others) others.push(row);
    else byId.set(row.recognition.id, [row]);
  }
  return [...byId.values()].map((group) => toRecognition(group, heardBy));
}

const withdrawalLine = alias(decisionLines, 'withdrawal_line');
const withdrawnBy = alias(decisions, 'withdrawn_by');

function selection(db: Db) {
  return db.orm
    .select({
      recognition: recognitions,
      signedOn: decisions.signedOn,
      withdrawal: withdrawals,
      withdrawnBy,
      withdrawer: authorities.name,
    })
    .from(recognitions)
    .innerJoin(decisionLines, eq(decisionLines.id, recognitions.decisionLineId))
    .innerJoin(decisions, eq(decisions.id, decisionLines.decisionId))
    .leftJoin(withdrawals, eq(withdrawals.recognitionId, recognitions.id))
    .leftJoin(withdrawalLine, eq(withdrawalLine.id, withdrawals.decisionLineId))
    .leftJoin(withdrawnBy, eq(withdrawnBy.id, withdrawalLine.decisionId))
    .leftJoin(authorities, eq(authorities.id, withdrawnBy.authorityId));
}

/** Every recognition of a product, in no order, with the withdrawals the register had heard of by an instant. */
export async function listRecognitions(db: Db, productId: string, heardBy?: Instant): Promise<Recognition[]> {
  return toRecognitions(await selection(db).where(eq(recognitions.productId, productId)), heardBy);
}

/** When the register last heard of a withdrawal of a product's recognitions; 0 where it never did. */
export async function lastWithdrawalHeard(db: Db, productId: string): Promise<Instant> {
  const [row] = await db.orm
    .select({ at: sql<number | null>`max(${withdrawals.recordedAt})` })
    .from(withdrawals)
    .innerJoin(recognitions, eq(recognitions.id, withdrawals.recognitionId))
    .where(eq(recognitions.productId, productId));
  return row?.at ?? 0;
}

/** Every recognition on record, by product, with the withdrawals the register had heard of by an instant. */
export async function listAllRecognitions(db: Db, heardBy?: Instant): Promise<Map<string, Recognition[]>> {
  const byProduct = new Map<string, Recognition[]>();
  for (const recognition of toRecognitions(await selection(db), heardBy)) {
    const others = byProduct.get(recognition.productId);
    if (others) others.push(recognition);
    else byProduct.set(recognition.productId, [recognition]);
  }
  return byProduct;
}

/** What an act of withdrawal writes. */
type WithdrawalWritten = Omit<Withdrawal, 'document'> & { readonly document?: string | null };

/**
 * Records the act that ends a recognition. One that was ended before is `withdrawal-exists`, unless this act adds
 * that there is a danger to people.
 */
export function insertWithdrawal(
  id: string,
  recognitionId: string,
  decisionLineId: string,
  { effectiveOn, clause, article, reason, safety, document = null }: WithdrawalWritten,
  recordedAt: Instant,
): Write {
  const danger = safety ? 1 : 0;
  const told = sql`exists (select 1 from ${withdrawals} where ${withdrawals.recognitionId} = ${recognitionId}
    and (${withdrawals.safety} = 1 or ${danger} = 0))`;
  const values = sql`select ${id}, ${recognitionId}, ${decisionLineId}, ${effectiveOn}, ${clause}, ${article},
    ${reason}, ${danger}, ${recordedAt}, ${document} where not ${told}`;
  const details = { recognition: recognitionId };
  return guarded((tx) => tx.insert(withdrawals).select(values), 'withdrawal-exists', details);
}

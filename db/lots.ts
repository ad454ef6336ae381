import { and, eq, gte, sql } from 'drizzle-orm';
import type { Day, Instant } from '#core/day';
import type { Gtin14 } from '#core/gtin';
import type { Lot } from '#core/lot';
import { guarded, type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { lots } from './stampSchema.ts';

function toLot(row: typeof lots.$inferSelect): Lot {
  return {
    ...row,
    producedOn: row.producedOn as Day | null,
    expiresOn: row.expiresOn as Day | null,
    gtin: row.gtin as Gtin14 | null,
  };
}

/** One lot by its id. */
export async function findLot(db: Db, id: string): Promise<Lot | undefined> {
  const [row] = await db.orm.select().from(lots).where(eq(lots.id, id));
  return row && toLot(row);
}

/** The lot of a product under a number. */
export async function findLotByNumber(db: Db, productId: string, number: string): Promise<Lot | undefined> {
  const [row] = await db.orm
    .select()
    .from(lots)
    .where(and(eq(lots.productId, productId), eq(lots.number, number)));
  return row && toLot(row);
}

/** Any lot under a number, of whatever product. */
export async function listLotsByNumber(db: Db, number: string): Promise<Lot[]> {
  const rows = await db.orm.select().from(lots).where(eq(lots.number, number));
  return rows.map(toLot);
}

/** Opens a lot; a number the product already has is a `conflict`. */
export function insertLot(lot: Lot, openedAt: Instant): Write {
  return write((tx) => tx.insert(lots).values({ ...lot, openedAt }));
}

/** Counts stamps as issued, never beyond what the lot allows: else `conflict`, to read again and say what is left. */
export function takeFromLot(lot: Lot, quantity: number): Write {
  const room = gte(sql`${lots.quantity} - ${lots.stampsIssued} + ${lots.stampsVoid}`, quantity);
  return guarded(
    (tx) =>
      tx
        .update(lots)
        .set({ stampsIssued: sql`${lots.stampsIssued} + ${quantity}` })
        .where(and(eq(lots.id, lot.id), room)),
    'conflict',
  );
}

/** Gives voided stamps' places back to the lot. */
export function giveBackToLot(lotId: string, quantity: number): Write {
  return guarded(
    (tx) =>
      tx
        .update(lots)
        .set({ stampsVoid: sql`${lots.stampsVoid} + ${quantity}` })
        .where(eq(lots.id, lotId)),
    'conflict',
  );
}

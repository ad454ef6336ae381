import { and, eq, sql } from 'drizzle-orm';
import type { Star } from '#core/authority';
import type { Db } from './open.ts';
import { batches, lots, stampActs } from './stampSchema.ts';

/** Stamps of one lot that bear one star: how many were issued, and how many of them are void. */
export interface StampsOut {
  readonly lotId: string;
  readonly lot: string;
  readonly star: Star;
  readonly batches: number;
  readonly issued: number;
  readonly void: number;
}

/** The stamps of a product by lot and star, as issued and voided so far. */
export async function listStampsOut(db: Db, productId: string): Promise<StampsOut[]> {
  const ofProduct = eq(batches.productId, productId);
  const issued = await db.orm
    .select({
      lotId: lots.id,
      lot: lots.number,
      star: batches.star,
      batches: sql<number>`count(*)`,
      issued: sql<number>`sum(${batches.quantity})`,
    })
    .from(batches)
    .innerJoin(lots, eq(lots.id, batches.lotId))
    .where(ofProduct)
    .groupBy(lots.id, batches.star);
  const voided = await db.orm
    .select({
      lotId: batches.lotId,
      star: batches.star,
      void: sql<number>`sum(${stampActs.last} - ${stampActs.first} + 1)`,
    })
    .from(stampActs)
    .innerJoin(batches, eq(batches.id, stampActs.batchId))
    .where(and(ofProduct, eq(stampActs.act, 'void')))
    .groupBy(batches.lotId, batches.star);
  return issued.map((row) => {
    const found = voided.find(({ lotId, star }) => lotId === row.lotId && star === row.star);
    return { ...row, star: row.star as Star, void: found?.void ?? 0 };
  });
}

/** Places of a product's lots for which stamps could still be ordered. */
export async function countPlacesLeft(db: Db, productId: string): Promise<number> {
  const left = sql<number>`coalesce(sum(${lots.quantity} - ${lots.stampsIssued} + ${lots.stampsVoid}), 0)`;
  const [row] = await db.orm.select({ left }).from(lots).where(eq(lots.productId, productId));
  return row?.left ?? 0;
}

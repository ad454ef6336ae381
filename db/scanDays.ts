import { and, eq, gte, lt, lte, type SQL, sql } from 'drizzle-orm';
import type { Day } from '#core/day';
import type { Scope } from '#core/permission';
import type { Db } from './open.ts';
import { producers, products } from './schema.ts';
import { seenBy } from './scope.ts';
import { stampDays } from './sightSchema.ts';
import { batches } from './stampSchema.ts';

/** How often stamps of a product were looked at on one day. */
export interface ScanDay {
  readonly day: Day;
  readonly productId: string;
  readonly scans: number;
}

/** Joins what is kept of days to the batch whose stamps were looked at. */
export const daysOfBatch: SQL | undefined = and(
  eq(stampDays.keyNumber, batches.keyNumber),
  gte(stampDays.serial, batches.first),
  lt(stampDays.serial, sql`${batches.first} + ${batches.quantity}`),
);

/**
 * Shoppers' looks by day in Viet Nam and product, from one day to another (both included), of the producers a scope
 * sees; days without any are left out. Every day is counted from the same rows, written with each look and kept when
 * the scans themselves are forgotten: none is counted twice, and who looked is not on record.
 */
export async function listScanDays(db: Db, scope: Scope, from: Day, to: Day): Promise<ScanDay[]> {
  const rows = await db.orm
    .select({
      day: stampDays.day,
      productId: batches.productId,
      scans: sql<number>`sum(${stampDays.scans})`,
    })
    .from(batches)
    .innerJoin(products, eq(products.id, batches.productId))
    .innerJoin(producers, eq(producers.id, products.producerId))
    .innerJoin(stampDays, daysOfBatch)
    .where(and(seenBy(scope), gte(stampDays.day, from), lte(stampDays.day, to)))
    .groupBy(stampDays.day, batches.productId);
  return rows.map((row) => ({ ...row, day: row.day as Day }));
}

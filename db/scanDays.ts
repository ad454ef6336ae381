import { and, eq, gte, lt, sql } from 'drizzle-orm';
import { addDays, type Day, daysBetween, startOf } from '#core/day';
import type { Scope } from '#core/permission';
import type { Db } from './open.ts';
import { producers, products } from './schema.ts';
import { seenBy } from './scope.ts';
import { batches, scans } from './stampSchema.ts';

/** How often stamps of a product were looked at on one day. */
export interface ScanDay {
  readonly day: Day;
  readonly productId: string;
  readonly scans: number;
}

const DAY_MS = 86_400_000;

/**
 * Scans by day in Viet Nam and product, from one day to another (both included), of the producers a scope sees; days
 * without any are left out. Who looked is not on record.
 */
export async function listScanDays(db: Db, scope: Scope, from: Day, to: Day): Promise<ScanDay[]> {
  const begin = startOf(from);
  const index = sql<number>`cast((${scans.at} - ${begin}) / ${DAY_MS} as integer)`;
  const rows = await db.orm
    .select({ index, productId: batches.productId, scans: sql<number>`count(*)` })
    .from(batches)
    .innerJoin(products, eq(products.id, batches.productId))
    .innerJoin(producers, eq(producers.id, products.producerId))
    .innerJoin(
      scans,
      and(
        eq(scans.keyNumber, batches.keyNumber),
        gte(scans.serial, batches.first),
        lt(scans.serial, sql`${batches.first} + ${batches.quantity}`),
      ),
    )
    .where(and(seenBy(scope), gte(scans.at, begin), lt(scans.at, startOf(addDays(to, 1)))))
    .groupBy(sql`1`, batches.productId);
  const length = daysBetween(from, to);
  return rows
    .filter((row) => row.index >= 0 && row.index <= length)
    .map((row) => ({ day: addDays(from, row.index), productId: row.productId, scans: row.scans }));
}

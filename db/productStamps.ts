import { and, asc, desc, eq, gte, lte, sql } from 'drizzle-orm';
import type { Star } from '#core/authority';
import { formatBatchName } from '#core/batchName';
import { addDays, type Day, dayOf, daysBetween, type Instant, startOf } from '#core/day';
import type { Db } from './open.ts';
import { HOLDS_STAMPS } from './printedSpans.ts';
import { daysOfBatch } from './scanDays.ts';
import { stampDays } from './sightSchema.ts';
import { listAccounts, type StampAccount } from './stampAccount.ts';
import { batches, lots, prints } from './stampSchema.ts';

/** Lots of a product that were open by an instant, the newest first. */
export async function listLotsOfProduct(db: Db, productId: string, until: Instant) {
  const rows = await db.orm
    .select()
    .from(lots)
    .where(and(eq(lots.productId, productId), lte(lots.openedAt, until)))
    .orderBy(desc(lots.openedAt), asc(lots.number));
  return rows.map(({ id, number, quantity, unit, producedOn, expiresOn, openedAt, closedAt }) => ({
    ...{ id, number, quantity, unit, openedAt },
    producedOn: producedOn as Day | null,
    expiresOn: expiresOn as Day | null,
    closedAt: closedAt !== null && closedAt <= until ? closedAt : null,
  }));
}

/** A lot as a product's page lists it. */
export type LotOfProduct = Awaited<ReturnType<typeof listLotsOfProduct>>[number];

/** One batch with what became of its stamps by an instant. */
export interface BatchOfProduct {
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  readonly keyNumber: string;
  readonly first: number;
  readonly quantity: number;
  readonly lotId: string;
  readonly lot: string;
  readonly star: Star;
  readonly issuedAt: Instant;
  readonly recognitionId: string;
  /** How many print files were made of it. */
  readonly prints: number;
  readonly account: StampAccount;
  /** Neither void nor handed out, as far as anybody told: what must still be somewhere. */
  readonly unaccounted: number;
}

/** Batches of a product issued by an instant, the newest first, each with its account as it stood then. */
export async function listBatchesOfProduct(
  db: Db,
  productId: string,
  until: Instant,
): Promise<BatchOfProduct[]> {
  const printed = sql<number>`(select count(*) from ${prints} where ${prints.batchId} = ${batches.id}
    and ${prints.at} <= ${until} and ${HOLDS_STAMPS})`;
  const { id, keyNumber, first, quantity, lotId, star, issuedAt, recognitionId } = batches;
  const rows = await db.orm
    .select({
      ...{ id, keyNumber, first, quantity, lotId, star, issuedAt, recognitionId },
      lot: lots.number,
      prints: printed,
    })
    .from(batches)
    .innerJoin(lots, eq(lots.id, batches.lotId))
    .where(and(eq(batches.productId, productId), lte(batches.issuedAt, until)))
    .orderBy(desc(batches.issuedAt), desc(batches.first));
  const ids = rows.map((row) => row.id);
  const accounts = await listAccounts(db, ids, until);
  return rows.flatMap((row) => {
    const account = accounts.get(row.id);
    if (!account) return [];
    const { issued, spoiled, voided, handedOut } = account;
    const unaccounted = Math.max(0, issued - spoiled - voided - (handedOut ?? 0));
    return [{ ...row, name: formatBatchName(row), star: row.star as Star, account, unaccounted }];
  });
}

/** Scans of one week, from Monday's first moment in Viet Nam. */
export interface WeekOfScans {
  readonly from: Instant;
  readonly scans: number;
}

/** The Monday of a day's week: 2018-01-01 was one. */
function mondayOf(day: Day): Day {
  const since = daysBetween(A_MONDAY, day);
  return addDays(day, -(((since % 7) + 7) % 7));
}

const A_MONDAY = '2018-01-01' as Day;

/**
 * Scans of a product's stamps by week, the last `weeks` weeks up to an instant, oldest first, empty weeks too; counted
 * from what is kept of each day, so that forgotten scans are in it.
 */
export async function listScanWeeks(
  db: Db,
  productId: string,
  until: Instant,
  weeks: number,
): Promise<WeekOfScans[]> {
  const last = mondayOf(dayOf(until));
  const first = addDays(last, 7 * (1 - weeks));
  const rows = await db.orm
    .select({ day: stampDays.day, scans: sql<number>`sum(${stampDays.scans})` })
    .from(batches)
    .innerJoin(stampDays, daysOfBatch)
    .where(and(eq(batches.productId, productId), gte(stampDays.day, first), lte(stampDays.day, dayOf(until))))
    .groupBy(stampDays.day);
  const counts = new Map<Day, number>();
  for (const { day, scans } of rows) {
    const week = mondayOf(day as Day);
    counts.set(week, (counts.get(week) ?? 0) + scans);
  }
  return Array.from({ length: weeks }, (_, i) => addDays(first, 7 * i)).map((monday) => ({
    from: startOf(monday),
    scans: counts.get(monday) ?? 0,
  }));
}

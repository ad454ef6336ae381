import { and, asc, desc, eq, gte, lte, sql } from 'drizzle-orm';
import type { Star } from '#core/authority';
import { formatBatchName } from '#core/batchName';
import type { Day, Instant } from '#core/day';
import type { Db } from './open.ts';
import { listAccounts, type StampAccount } from './stampAccount.ts';
import { batches, lots, prints, scans } from './stampSchema.ts';

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
    and ${prints.at} <= ${until})`;
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

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** From 1970-01-01T00:00Z back to a Monday's first moment in Viet Nam (UTC+07:00): 4 days on, 7 hours back. */
const MONDAY_MS = 4 * DAY_MS - 7 * 3_600_000;

/** Scans of one week, from Monday's first moment in Viet Nam. */
export interface WeekOfScans {
  readonly from: Instant;
  readonly scans: number;
}

/** Scans of a product's stamps by week, the last `weeks` weeks up to an instant, oldest first, empty weeks too. */
export async function listScanWeeks(
  db: Db,
  productId: string,
  until: Instant,
  weeks: number,
): Promise<WeekOfScans[]> {
  const last = Math.floor((until - MONDAY_MS) / WEEK_MS);
  const week = sql<number>`cast((${scans.at} - ${MONDAY_MS}) / ${WEEK_MS} as integer)`;
  const from = (last - weeks + 1) * WEEK_MS + MONDAY_MS;
  const ofBatch = and(
    eq(scans.keyNumber, batches.keyNumber),
    gte(scans.serial, batches.first),
    sql`${scans.serial} < ${batches.first} + ${batches.quantity}`,
  );
  const rows = await db.orm
    .select({ week, count: sql<number>`count(*)` })
    .from(batches)
    .innerJoin(scans, ofBatch)
    .where(and(eq(batches.productId, productId), gte(scans.at, from), lte(scans.at, until)))
    .groupBy(week);
  const counts = new Map(rows.map((row) => [row.week, row.count]));
  return Array.from({ length: weeks }, (_, i) => last - weeks + 1 + i).map((number) => ({
    from: number * WEEK_MS + MONDAY_MS,
    scans: counts.get(number) ?? 0,
  }));
}

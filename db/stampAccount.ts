import { and, asc, inArray, lte, sql } from 'drizzle-orm';
import type { Instant } from '#core/day';
import { tallyPrints } from '#core/printTally';
import type { Db } from './open.ts';
import { listPrintedSpans } from './printedSpans.ts';
import { batches, stampActs, stampCounts } from './stampSchema.ts';

/** What became of one batch's stamps, in stamps. */
export interface StampAccount {
  readonly issued: number;
  /** As last counted by the producer; uncounted, the stamps in a print file, each once. */
  readonly printed: number;
  /** Voided as spoiled in printing. */
  readonly spoiled: number;
  /** Voided for another cause: `voided` and `spoiled` add up. */
  readonly voided: number;
  readonly recalled: number;
  /** As last counted by the producer; null while nobody counted. */
  readonly handedOut: number | null;
  /** As last counted by the producer; null while nobody counted. */
  readonly left: number | null;
}

/** Ids asked for in one statement: SQLite takes 32,766 variables at most. */
const AT_ONCE = 500;

/**
 * The accounts of batches by their ids, in one pass whatever their number, as they stood at an instant (else now); an
 * id not on record is left out.
 */
export async function listAccounts(
  db: Db,
  batchIds: readonly string[],
  until: Instant = Number.MAX_SAFE_INTEGER,
): Promise<Map<string, StampAccount>> {
  const accounts = new Map<string, StampAccount>();
  for (let from = 0; from < batchIds.length; from += AT_ONCE)
    await addAccounts(db, batchIds.slice(from, from + AT_ONCE), until, accounts);
  return accounts;
}

async function addAccounts(
  db: Db,
  ids: string[],
  until: Instant,
  accounts: Map<string, StampAccount>,
): Promise<void> {
  const rows = await db.orm
    .select({ id: batches.id, issued: batches.quantity })
    .from(batches)
    .where(inArray(batches.id, ids));
  const acts = await listSums(db, ids, until);
  const counts = await listLatestCounts(db, ids, until);
  const prints = await listPrintedSpans(db, ids, until);
  for (const { id, issued } of rows) {
    const counted = (kind: string) => counts.get(`${id} ${kind}`) ?? null;
    accounts.set(id, {
      issued,
      printed:
        counted('printed') ??
        tallyPrints(
          issued,
          prints.filter(({ batchId }) => batchId === id),
        ).printed,
      spoiled: acts.get(`${id} spoiled`) ?? 0,
      voided: acts.get(`${id} void`) ?? 0,
      recalled: acts.get(`${id} recall`) ?? 0,
      handedOut: counted('handed-out'),
      left: counted('left'),
    });
  }
}

async function listSums(db: Db, ids: string[], until: Instant): Promise<Map<string, number>> {
  const what = sql<string>`case when ${stampActs.cause} = 'spoiled' then 'spoiled' else ${stampActs.act} end`;
  const rows = await db.orm
    .select({
      id: stampActs.batchId,
      what,
      stamps: sql<number>`sum(${stampActs.last} - ${stampActs.first} + 1)`,
    })
    .from(stampActs)
    .where(and(inArray(stampActs.batchId, ids), lte(stampActs.at, until)))
    .groupBy(stampActs.batchId, what);
  return new Map(rows.map((row) => [`${row.id} ${row.what}`, row.stamps]));
}

/** In the order they were counted, so that of each kind the last one stands. */
async function listLatestCounts(db: Db, ids: string[], until: Instant): Promise<Map<string, number>> {
  const rows = await db.orm
    .select()
    .from(stampCounts)
    .where(and(inArray(stampCounts.batchId, ids), lte(stampCounts.at, until)))
    .orderBy(asc(stampCounts.at), asc(sql`rowid`));
  return new Map(rows.map((row) => [`${row.batchId} ${row.kind}`, row.count]));
}

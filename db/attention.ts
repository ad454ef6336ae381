import { and, asc, desc, eq, gt, isNotNull, isNull, like, min, or, type SQL, sql } from 'drizzle-orm';
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Instant } from '#core/day';
import { USUAL_LIMIT } from '#core/limit';
import type { Scope } from '#core/permission';
import { formatStampId, type KeyNumber, type StampId } from '#core/stampId';
import { ILLNESS } from '#core/tipOff';
import { type Issued, UNUSUAL } from '#core/unusualStamps';
import { tipOffs } from './fieldSchema.ts';
import { EVERYBODY, listLimits } from './limits.ts';
import type { Db } from './open.ts';
import { entries, possibleMatches, producers, products } from './schema.ts';
import { seenBy } from './scope.ts';
import { cloneSignals } from './sightSchema.ts';
import { batches } from './stampSchema.ts';
import { jobs, notices } from './workSchema.ts';

/** How many of a kind a card shows. */
const SHOWN = 5;

/** One thing that waits: what it is about, and with whom. */
export interface Waiting {
  readonly id: string;
  readonly product: string;
  readonly producer: string;
}

/** All that waits of one kind: how many, and the first of them. */
export interface Waitings<One = Waiting> {
  readonly total: number;
  readonly first: readonly One[];
}

const counted = sql<number>`count(*) over ()`;

function gathered<One extends { readonly total: number }>(
  rows: readonly One[],
): Waitings<Omit<One, 'total'>> {
  return { total: rows[0]?.total ?? 0, first: rows.map(({ total: _, ...one }) => one) };
}

function about(id: SQLiteColumn) {
  return { id, product: products.name, producer: producers.name, total: counted.as('total') };
}

/** Imported rows of a scope still incomplete, in the order they came. */
export async function listIncompleteWaiting(db: Db, scope: Scope): Promise<Waitings> {
  const rows = await db.orm
    .select(about(entries.id))
    .from(entries)
    .innerJoin(products, eq(products.id, entries.productId))
    .innerJoin(producers, eq(producers.id, products.producerId))
    .where(and(eq(entries.state, 'incomplete'), seenBy(scope)))
    .orderBy(asc(entries.importId), asc(entries.rowNumber))
    .limit(SHOWN);
  return gathered(rows as (Waiting & { total: number })[]);
}

const candidates = alias(products, 'candidates');

/** Possible matches of a scope that nobody has decided, each with the other product's name. */
export async function listMatchesWaiting(
  db: Db,
  scope: Scope,
): Promise<Waitings<Waiting & { readonly candidate: string }>> {
  const rows = await db.orm
    .select({ ...about(possibleMatches.id), candidate: candidates.name })
    .from(possibleMatches)
    .innerJoin(products, eq(products.id, possibleMatches.productId))
    .innerJoin(producers, eq(producers.id, products.producerId))
    .innerJoin(candidates, eq(candidates.id, possibleMatches.candidateId))
    .where(and(isNull(possibleMatches.decidedAt), seenBy(scope)))
    .orderBy(asc(possibleMatches.id))
    .limit(SHOWN);
  return gathered(rows as (Waiting & { candidate: string; total: number })[]);
}

/** Notices of a scope whose e-mail failed. */
export async function listFailedMails(db: Db, scope: Scope): Promise<Waitings> {
  const rows = await db.orm
    .select(about(notices.id))
    .from(notices)
    .innerJoin(products, eq(products.id, notices.productId))
    .innerJoin(producers, eq(producers.id, notices.producerId))
    .where(and(eq(notices.mail, 'failed'), seenBy(scope)))
    .orderBy(desc(notices.madeAt), asc(notices.id))
    .limit(SHOWN);
  return gathered(rows as (Waiting & { total: number })[]);
}

function jobsSeenBy(scope: Scope): SQL | undefined {
  return scope.all ? undefined : and(isNotNull(jobs.producerId), seenBy(scope));
}

/** Jobs of a scope that failed after an instant. */
export async function listFailedJobs(
  db: Db,
  scope: Scope,
  since: Instant,
): Promise<Waitings<{ readonly id: string; readonly kind: string; readonly producer: string | null }>> {
  const rows = await db.orm
    .select({ id: jobs.id, kind: jobs.kind, producer: producers.name, total: counted.as('total') })
    .from(jobs)
    .leftJoin(producers, eq(producers.id, jobs.producerId))
    .where(and(eq(jobs.state, 'failed'), gt(jobs.finishedAt, since), jobsSeenBy(scope)))
    .orderBy(desc(jobs.finishedAt), asc(jobs.id))
    .limit(SHOWN);
  return gathered(rows);
}

/** An alarm that waits: of one stamp, or, where that is null, of a whole batch. */
export type AlarmWaiting = Waiting & { readonly updatedAt: Instant; readonly stamp: StampId | null };

/** Alarms of copying of a scope that nobody looked at, the latest first. */
export async function listAlarmsWaiting(db: Db, scope: Scope): Promise<Waitings<AlarmWaiting>> {
  const { id, updatedAt, state, level, about: subject, keyNumber, serial } = cloneSignals;
  const rows = await db.orm
    .select({ ...about(id), updatedAt, subject, keyNumber, serial })
    .from(cloneSignals)
    .innerJoin(products, eq(products.id, cloneSignals.productId))
    .innerJoin(producers, eq(producers.id, products.producerId))
    .where(and(eq(state, 'open'), eq(level, 'alarm'), seenBy(scope)))
    .orderBy(desc(updatedAt), asc(id))
    .limit(SHOWN);
  const alarms = rows.map(({ subject, keyNumber, serial, ...one }) => {
    const stamp = subject === 'stamp' ? formatStampId(keyNumber as KeyNumber, serial) : null;
    return { ...(one as Waiting & { updatedAt: Instant; total: number }), stamp };
  });
  return gathered(alarms);
}

/** Tip-offs of a scope that nobody took up, illness first, then the latest; those about no product only for the whole office. */
export async function listTipOffsWaiting(
  db: Db,
  scope: Scope,
): Promise<Waitings<{ readonly id: string; readonly product: string | null; readonly at: Instant }>> {
  const { id, at, state, productId, wrongs } = tipOffs;
  const rows = await db.orm
    .select({ id, at, product: products.name, total: counted.as('total') })
    .from(tipOffs)
    .leftJoin(products, eq(products.id, productId))
    .leftJoin(producers, eq(producers.id, products.producerId))
    .where(and(eq(state, 'new'), seenBy(scope)))
    .orderBy(desc(like(wrongs, `%"${ILLNESS}"%`)), desc(at), asc(id))
    .limit(SHOWN);
  return gathered(rows);
}

/** What each producer of a scope was issued of late and before, with the limit that holds for it. */
export async function listIssued(
  db: Db,
  scope: Scope,
  now: Instant,
): Promise<(Issued & { readonly id: string; readonly name: string })[]> {
  const recently = gt(batches.issuedAt, now - UNUSUAL.spanMs);
  const before = and(gt(batches.issuedAt, now - UNUSUAL.backMs), sql`not ${recently}`) ?? recently;
  const sum = (which: SQL) =>
    sql<number>`coalesce(sum(case when ${which} then ${batches.quantity} else 0 end), 0)`;
  const rows = await db.orm
    .select({
      id: producers.id,
      name: producers.name,
      recent: sum(recently),
      earlier: sum(before),
      firstAt: min(batches.issuedAt),
    })
    .from(batches)
    .innerJoin(products, eq(products.id, batches.productId))
    .innerJoin(producers, eq(producers.id, products.producerId))
    .where(and(seenBy(scope), or(recently, before)))
    .groupBy(producers.id, producers.name)
    .orderBy(asc(producers.nameKey), asc(producers.id));
  const limits = new Map((await listLimits(db)).map((row) => [row.producerId, row.per30Days]));
  const usual = limits.get(EVERYBODY) ?? USUAL_LIMIT.per30Days;
  return rows.map((row) => ({ ...row, firstAt: row.firstAt ?? now, limit: limits.get(row.id) ?? usual }));
}

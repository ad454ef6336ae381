import { and, asc, desc, eq, inArray, isNotNull, like, lt, or, sql } from 'drizzle-orm';
import type { Instant } from '#core/day';
import type { Scope } from '#core/permission';
import type { RefusalCode, RefusalDetails } from '#core/refusal';
import { guarded, type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { producers } from './schema.ts';
import { seenBy } from './scope.ts';
import { jobs } from './workSchema.ts';

/** The ways of a job: `queued`, then `running`, then one of three ends. */
export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'stopped';

/** Why a job failed, to be said in words. */
export interface JobProblem {
  readonly code: RefusalCode;
  readonly details: RefusalDetails;
}

/** Long work that goes on when the page is left. */
export interface Job {
  readonly id: string;
  readonly kind: string;
  readonly noun: string;
  readonly nounId: string;
  readonly producerId: string | null;
  /** The act's form, JSON. */
  readonly input: string;
  readonly state: JobState;
  readonly done: number;
  readonly of: number;
  /** Where the result is, inside the data directory; null before the end, and once it was cleared away. */
  readonly file: string | null;
  readonly sha256: string | null;
  readonly problem: JobProblem | null;
  /** How often a runner took it up without bringing it to an end. */
  readonly tries: number;
  readonly actor: string;
  readonly createdAt: Instant;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
}

const OPEN = ['queued', 'running'] as const;

function toJob(row: typeof jobs.$inferSelect): Job {
  const kept = JSON.parse(row.problem ?? '{}') as Partial<JobProblem & { readonly tries: number }>;
  const { code, details = {}, tries = 0 } = kept;
  return { ...row, state: row.state as JobState, problem: code ? { code, details } : null, tries };
}

/** What is put in the queue: everything but what its running brings. */
export type NewJob = Pick<Job, 'id' | 'kind' | 'noun' | 'nounId' | 'input' | 'of' | 'actor' | 'createdAt'> & {
  readonly producerId: string;
};

/** Puts a job in the queue, unless its producer has `most` open ones already: then `too-many-jobs`. */
export function insertJob(job: NewJob, most: number): Write {
  const { id, kind, noun, nounId, producerId, input, of, actor, createdAt } = job;
  const open = sql`(select count(*) from ${jobs} where ${jobs.producerId} = ${producerId}
    and ${inArray(jobs.state, [...OPEN])})`;
  const values = sql`select ${id}, ${kind}, ${noun}, ${nounId}, ${producerId}, ${input}, 'queued', 0, ${of},
    null, null, null, ${actor}, ${createdAt}, null, null, null, null where ${open} < ${most}`;
  return guarded((tx) => tx.insert(jobs).select(values), 'too-many-jobs', { most });
}

/** One job by its id, whoever asks: for the runner. */
export async function findJob(db: Db, id: string): Promise<Job | undefined> {
  const [row] = await db.orm.select().from(jobs).where(eq(jobs.id, id));
  return row && toJob(row);
}

/** One job by its id, if the scope sees its producer. */
export async function findJobSeen(db: Db, scope: Scope, id: string): Promise<Job | undefined> {
  const [row] = await db.orm
    .select({ job: jobs })
    .from(jobs)
    .innerJoin(producers, and(eq(producers.id, jobs.producerId), seenBy(scope)))
    .where(eq(jobs.id, id));
  return row && toJob(row.job);
}

/** The jobs a scope sees, newest first, 50 at most: of one thing, or all that are open. */
export async function listJobsSeen(
  db: Db,
  scope: Scope,
  which: { readonly nounIds: readonly string[] } | 'open',
): Promise<Job[]> {
  const wanted = which === 'open' ? inArray(jobs.state, [...OPEN]) : inArray(jobs.nounId, [...which.nounIds]);
  const rows = await db.orm
    .select({ job: jobs })
    .from(jobs)
    .innerJoin(producers, and(eq(producers.id, jobs.producerId), seenBy(scope)))
    .where(wanted)
    .orderBy(desc(jobs.createdAt), desc(jobs.id))
    .limit(50);
  return rows.map(({ job }) => toJob(job));
}

/** An open job of exactly this work: asked for twice, it is done once. */
export async function findOpenTwin(db: Db, nounId: string, input: string): Promise<Job | undefined> {
  const [row] = await db.orm
    .select()
    .from(jobs)
    .where(and(eq(jobs.nounId, nounId), eq(jobs.input, input), inArray(jobs.state, [...OPEN])));
  return row && toJob(row);
}

/** The first finished job of exactly this work, which what is made now is compared with. */
export async function findEarlierResult(db: Db, { nounId, input }: Job): Promise<Job | undefined> {
  const [row] = await db.orm
    .select()
    .from(jobs)
    .where(and(eq(jobs.nounId, nounId), eq(jobs.input, input), isNotNull(jobs.sha256)))
    .orderBy(asc(jobs.finishedAt))
    .limit(1);
  return row && toJob(row);
}

function freeAt(now: Instant) {
  return or(eq(jobs.state, 'queued'), and(eq(jobs.state, 'running'), lt(jobs.aliveUntil, now)));
}

/** The job to take next: the oldest that waits, or whose runner is believed dead. */
export async function findFreeJob(db: Db, now: Instant): Promise<Job | undefined> {
  const [row] = await db.orm
    .select()
    .from(jobs)
    .where(freeAt(now))
    .orderBy(asc(jobs.createdAt), asc(jobs.id))
    .limit(1);
  return row && toJob(row);
}

/** Who runs a job, and until when it is believed alive. */
export interface Lease {
  readonly runner: string;
  readonly now: Instant;
  readonly aliveUntil: Instant;
}

/** Takes a free job and counts the try: of several runners exactly one does, the others meet a `conflict`. */
export function takeJob({ id, tries }: Job, { runner, now, aliveUntil }: Lease): Write {
  const problem = JSON.stringify({ tries: tries + 1 });
  const values = { state: 'running', runner, aliveUntil, startedAt: now, done: 0, problem };
  return guarded(
    (tx) =>
      tx
        .update(jobs)
        .set(values)
        .where(and(eq(jobs.id, id), freeAt(now))),
    'conflict',
  );
}

function heldBy(id: string, runner: string) {
  return and(eq(jobs.id, id), eq(jobs.runner, runner), eq(jobs.state, 'running'));
}

/** Says how far a job is and that its runner lives; `conflict` where it was stopped or taken over. */
export function renewJob(id: string, { runner, aliveUntil }: Lease, done: number): Write {
  return guarded((tx) => tx.update(jobs).set({ aliveUntil, done }).where(heldBy(id, runner)), 'conflict');
}

/** Gives a job back untouched, for the next runner to take: a house that closes is no failed try. */
export function giveJobBack(id: string, runner: string): Write {
  const values = { state: 'queued', runner: null, aliveUntil: null, done: 0, problem: null };
  return write((tx) => tx.update(jobs).set(values).where(heldBy(id, runner)));
}

/** How a job ended, at an instant; `conflict` where it was stopped or taken over meanwhile. */
export function finishJob(
  id: string,
  runner: string,
  at: Instant,
  end: { readonly file: string; readonly sha256: string; readonly of: number } | JobProblem,
): Write {
  const values =
    'code' in end
      ? { state: 'failed', problem: JSON.stringify(end) }
      : { state: 'done', problem: null, file: end.file, sha256: end.sha256, done: end.of, of: end.of };
  const ended = { ...values, finishedAt: at, aliveUntil: null };
  return guarded((tx) => tx.update(jobs).set(ended).where(heldBy(id, runner)), 'conflict');
}

/** Stops a job that has not ended; `conflict` where it just did. */
export function stopJobRow(id: string, at: Instant): Write {
  const open = and(eq(jobs.id, id), inArray(jobs.state, [...OPEN]));
  const values = { state: 'stopped', finishedAt: at, aliveUntil: null };
  return guarded((tx) => tx.update(jobs).set(values).where(open), 'conflict');
}

function isOld(before: Instant) {
  return and(eq(jobs.state, 'done'), isNotNull(jobs.file), lt(jobs.finishedAt, before));
}

/** The latest job about a noun whose result has a hash and is still there. */
export async function findResult(db: Db, nounId: string, sha256: string): Promise<Job | undefined> {
  const [row] = await db.orm
    .select()
    .from(jobs)
    .where(and(eq(jobs.nounId, nounId), eq(jobs.sha256, sha256), isNotNull(jobs.file)))
    .orderBy(desc(jobs.finishedAt), desc(jobs.id))
    .limit(1);
  return row && toJob(row);
}

/** Jobs whose result has lain since before an instant. */
export async function listOldResults(db: Db, before: Instant): Promise<Job[]> {
  return (await db.orm.select().from(jobs).where(isOld(before)).limit(500)).map(toJob);
}

/** Jobs whose result has lain since before an instant and holds PINs, as their form says. */
export async function listOldPinResults(db: Db, before: Instant): Promise<Job[]> {
  const withPins = or(like(jobs.input, '%"content":"pins"%'), like(jobs.input, '%"content":"both"%'));
  const old = and(isOld(before), withPins);
  return (await db.orm.select().from(jobs).where(old).limit(500)).map(toJob);
}

/** Notes that a job's result was cleared away; it can be made again. */
export function forgetResult(id: string): Write {
  return write((tx) => tx.update(jobs).set({ file: null }).where(eq(jobs.id, id)));
}

/** Every job, newest first, 200 at most: for whoever runs the house. */
export async function listJobs(db: Db): Promise<Job[]> {
  const rows = await db.orm.select().from(jobs).orderBy(desc(jobs.createdAt), desc(jobs.id)).limit(200);
  return rows.map(toJob);
}

import { and, desc, eq, gte, lte, type SQL, sql } from 'drizzle-orm';
import type { CloneState, Evidence, Likeness } from '#core/clone';
import type { Day, Instant } from '#core/day';
import type { Scope } from '#core/permission';
import type { SignalAbout, SignalFinding, SignalState } from '#core/signal';
import type { KeyNumber } from '#core/stampId';
import { guarded, type Write } from './commit.ts';
import type { Db } from './open.ts';
import { users } from './peopleSchema.ts';
import { producers, products } from './schema.ts';
import { seenBy } from './scope.ts';
import { cloneSignals, stampDays, stampSights } from './sightSchema.ts';
import { readState } from './sights.ts';
import { batches, lots } from './stampSchema.ts';

/** A signal as the office sees it. */
export interface SignalSeen {
  readonly id: string;
  readonly about: SignalAbout;
  readonly keyNumber: KeyNumber;
  readonly serial: number;
  readonly batchId: string;
  readonly level: 'watch' | 'alarm';
  readonly score: number;
  readonly likeness: Likeness;
  readonly evidence: readonly Evidence[];
  readonly weights: number;
  readonly at: Instant;
  readonly updatedAt: Instant;
  readonly state: SignalState;
  readonly finding: SignalFinding | null;
  readonly reason: string | null;
  /** A person by name. */
  readonly checkedBy: string | null;
  readonly checkedAt: Instant | null;
  readonly product: { readonly id: string; readonly name: string };
  readonly producer: { readonly id: string; readonly name: string };
  readonly lot: string;
  readonly sample: boolean;
}

/** What a list of signals is narrowed to. */
export interface SignalFilter {
  readonly state?: SignalState | undefined;
  readonly level?: SignalSeen['level'] | undefined;
  readonly about?: SignalAbout | undefined;
}

function seenSignals(db: Db) {
  return db.orm
    .select({
      signal: cloneSignals,
      product: products,
      producer: producers,
      lot: lots.number,
      by: users.name,
    })
    .from(cloneSignals)
    .innerJoin(products, eq(products.id, cloneSignals.productId))
    .innerJoin(producers, eq(producers.id, cloneSignals.producerId))
    .innerJoin(batches, eq(batches.id, cloneSignals.batchId))
    .innerJoin(lots, eq(lots.id, batches.lotId))
    .leftJoin(users, eq(users.id, cloneSignals.checkedBy));
}

type Row = Awaited<ReturnType<typeof seenSignals>>[number];

function toSignal({ signal, product, producer, lot, by }: Row): SignalSeen {
  const { evidence, keyNumber, about, level, likeness, state, finding, ...rest } = signal;
  return {
    ...rest,
    keyNumber: keyNumber as KeyNumber,
    about: about as SignalAbout,
    level: level as SignalSeen['level'],
    likeness: likeness as Likeness,
    state: state as SignalState,
    finding: finding as SignalFinding | null,
    evidence: JSON.parse(evidence) as Evidence[],
    checkedBy: by ?? signal.checkedBy,
    product: { id: product.id, name: product.name },
    producer: { id: producer.id, name: producer.name },
    lot,
    sample: producer.sample === 1,
  };
}

function matching(scope: Scope, { state, level, about }: SignalFilter): SQL | undefined {
  return and(
    seenBy(scope),
    state && eq(cloneSignals.state, state),
    level && eq(cloneSignals.level, level),
    about && eq(cloneSignals.about, about),
  );
}

/** Signals a scope sees: open before checked, alarms first, the latest first; with how many there are. */
export async function listSignals(
  db: Db,
  scope: Scope,
  filter: SignalFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ rows: SignalSeen[]; total: number }> {
  const where = matching(scope, filter);
  const rows = await seenSignals(db)
    .where(where)
    .orderBy(desc(eq(cloneSignals.state, 'open')), cloneSignals.level, desc(cloneSignals.updatedAt))
    .limit(limit)
    .offset(offset);
  const [count] = await db.orm
    .select({ total: sql<number>`count(*)` })
    .from(cloneSignals)
    .innerJoin(producers, eq(producers.id, cloneSignals.producerId))
    .where(where);
  return { rows: rows.map(toSignal), total: count?.total ?? 0 };
}

/** One signal, where the scope sees its producer. */
export async function findSignal(db: Db, scope: Scope, id: string): Promise<SignalSeen | undefined> {
  const [row] = await seenSignals(db).where(and(seenBy(scope), eq(cloneSignals.id, id)));
  return row && toSignal(row);
}

/** What a person found, of exactly the signal they saw; `conflict` where it changed meanwhile or is checked. */
export function checkSignal(
  { id, updatedAt }: Pick<SignalSeen, 'id' | 'updatedAt'>,
  checked: {
    readonly finding: SignalFinding;
    readonly reason: string;
    readonly checkedBy: string;
    readonly checkedAt: Instant;
  },
): Write {
  const seen = and(
    eq(cloneSignals.id, id),
    eq(cloneSignals.state, 'open'),
    eq(cloneSignals.updatedAt, updatedAt),
  );
  return guarded(
    (tx) =>
      tx
        .update(cloneSignals)
        .set({ state: 'checked', ...checked })
        .where(seen),
    'conflict',
  );
}

/** Looks at one stamp by day, oldest first; the last 400 days with any. */
export async function listStampDays(
  db: Db,
  key: KeyNumber,
  serial: number,
): Promise<{ day: Day; scans: number }[]> {
  const rows = await db.orm
    .select({ day: stampDays.day, scans: stampDays.scans })
    .from(stampDays)
    .where(and(eq(stampDays.keyNumber, key), eq(stampDays.serial, serial)))
    .orderBy(desc(stampDays.day))
    .limit(400);
  return rows.reverse().map(({ day, scans }) => ({ day: day as Day, scans }));
}

/** A scanned stamp beside others of its batch. */
export interface SightedStamp {
  readonly serial: number;
  readonly scans: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly score: number;
  readonly level: string;
  readonly state: CloneState;
}

/** The scanned stamps of a span of serials, the most conspicuous first. */
export async function listSighted(
  db: Db,
  key: KeyNumber,
  span: { readonly first: number; readonly last: number },
  limit: number,
): Promise<SightedStamp[]> {
  const { serial, scans, firstAt, lastAt, score, level, state } = stampSights;
  const rows = await db.orm
    .select({ serial, scans, firstAt, lastAt, score, level, state })
    .from(stampSights)
    .where(and(eq(stampSights.keyNumber, key), gte(serial, span.first), lte(serial, span.last)))
    .orderBy(desc(score), desc(scans), serial)
    .limit(limit);
  return rows.map((row) => ({ ...row, state: readState(row.state) }));
}

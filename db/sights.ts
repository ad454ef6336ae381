import { and, asc, eq, gt, gte, lt, or, type SQL, sql } from 'drizzle-orm';
import { type CloneLevel, type CloneState, NO_SIGHTINGS } from '#core/clone';
import type { Day, Instant } from '#core/day';
import type { KeyNumber } from '#core/stampId';
import { guarded, type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { stampDays, stampSights } from './sightSchema.ts';

/** One stamp, as the tables of looks name it. */
export interface StampPlace {
  readonly keyNumber: KeyNumber;
  readonly serial: number;
}

/** What is kept of one stamp's looks. */
export interface Sight extends StampPlace {
  readonly firstAt: Instant;
  readonly firstProvince: string | null;
  readonly lastAt: Instant;
  /** Looks of shoppers; one visitor within 10 minutes counts once. */
  readonly scans: number;
  readonly state: CloneState;
  readonly score: number;
  readonly level: CloneLevel;
  readonly levelAt: Instant;
}

/** A stamp's row and its state as it was read: whoever writes it back must find it so. */
export interface StoredSight extends Sight {
  readonly stored: string;
}

type Row = typeof stampSights.$inferSelect;

/** A row counted from older scans has no state yet; what a state of before did not know begins at nothing. */
function toSight(row: Row): StoredSight {
  const known = row.state === '' ? {} : (JSON.parse(row.state) as Partial<CloneState>);
  const state = { ...NO_SIGHTINGS, ...known };
  const [keyNumber, level] = [row.keyNumber as KeyNumber, row.level as CloneLevel];
  return { ...row, keyNumber, level, state, stored: row.state };
}

function isPlace({ keyNumber, serial }: StampPlace): SQL | undefined {
  return and(eq(stampSights.keyNumber, keyNumber), eq(stampSights.serial, serial));
}

/** What is kept of one stamp's looks; undefined where nobody looked. */
export async function findSight(db: Db, place: StampPlace): Promise<StoredSight | undefined> {
  const [row] = await db.orm.select().from(stampSights).where(isPlace(place));
  return row && toSight(row);
}

/** Writes what a stamp's looks have come to; `conflict` where somebody else wrote it since it was read. */
export function writeSight(sight: Sight, before: StoredSight | undefined): Write {
  const { keyNumber, serial, firstAt, firstProvince, lastAt, scans, score, level, levelAt } = sight;
  const rest = { firstAt, firstProvince, lastAt, scans, score, level, levelAt };
  const row = { ...rest, state: JSON.stringify(sight.state) };
  if (!before) {
    const values = { keyNumber, serial, ...row };
    return guarded((tx) => tx.insert(stampSights).values(values).onConflictDoNothing(), 'conflict');
  }
  const same = and(
    isPlace(sight),
    eq(stampSights.state, before.stored),
    eq(stampSights.scans, before.scans),
    eq(stampSights.lastAt, before.lastAt),
  );
  return guarded((tx) => tx.update(stampSights).set(row).where(same), 'conflict');
}

/** Looks at one stamp on one day. */
export interface StampDay extends StampPlace {
  readonly day: Day;
  readonly scans: number;
}

/** Adds looks to the counts of days. */
export function countLooks(days: readonly StampDay[]): Write[] {
  return days.map((one) =>
    write((tx) =>
      tx
        .insert(stampDays)
        .values(one)
        .onConflictDoUpdate({
          target: [stampDays.keyNumber, stampDays.serial, stampDays.day],
          set: { scans: sql`${stampDays.scans} + ${one.scans}` },
        }),
    ),
  );
}

/** Before every place there is. */
export const FIRST_PLACE: StampPlace = { keyNumber: '00' as KeyNumber, serial: -1 };

async function listAfter(db: Db, after: StampPlace, most: number, which: SQL | undefined) {
  const { keyNumber, serial } = stampSights;
  const later = or(
    gt(keyNumber, after.keyNumber),
    and(eq(keyNumber, after.keyNumber), gt(serial, after.serial)),
  );
  const rows = await db.orm
    .select()
    .from(stampSights)
    .where(and(later, which))
    .orderBy(asc(keyNumber), asc(serial))
    .limit(most);
  return rows.map(toSight);
}

/** Rows first written before an instant, whose states may hold marks from then: by place, after a place, some at a time. */
export async function listSightsFrom(
  db: Db,
  before: Instant,
  after: StampPlace,
  most: number,
): Promise<StoredSight[]> {
  return listAfter(db, after, most, lt(stampSights.firstAt, before));
}

/** Rows of stamps looked at so often or more: by place, after a place, some at a time. */
export async function listMuchSeen(
  db: Db,
  scans: number,
  after: StampPlace,
  most: number,
): Promise<StoredSight[]> {
  return listAfter(db, after, most, gte(stampSights.scans, scans));
}

/** Puts a state without old marks in the place of the one that was read; nothing where it has changed since. */
export function replaceState(sight: StoredSight, state: CloneState): Write {
  return write((tx) =>
    tx
      .update(stampSights)
      .set({ state: JSON.stringify(state) })
      .where(and(isPlace(sight), eq(stampSights.state, sight.stored))),
  );
}

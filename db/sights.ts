import { and, asc, eq, gt, gte, lt, or, type SQL } from 'drizzle-orm';
import { type CloneLevel, type CloneState, NO_SIGHTINGS } from '#core/clone';
import type { Day, Instant } from '#core/day';
import type { KeyNumber } from '#core/stampId';
import { guarded, type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { preparing } from './prepared.ts';
import { stampSights } from './sightSchema.ts';

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
export function readState(stored: string): CloneState {
  const known = stored === '' ? {} : (JSON.parse(stored) as Partial<CloneState>);
  return { ...NO_SIGHTINGS, ...known };
}

function toSight(row: Row): StoredSight {
  const state = readState(row.state);
  const [keyNumber, level] = [row.keyNumber as KeyNumber, row.level as CloneLevel];
  return { ...row, keyNumber, level, state, stored: row.state };
}

function isPlace({ keyNumber, serial }: StampPlace): SQL | undefined {
  return and(eq(stampSights.keyNumber, keyNumber), eq(stampSights.serial, serial));
}

const ROW = `key_number as keyNumber, serial, first_at as firstAt, first_province as firstProvince, last_at as lastAt,
  scans, state, score, level, level_at as levelAt`;

// What is asked and written at every look is asked of SQLite itself.
const sightAt = preparing(({ $client }) =>
  $client.prepare<[KeyNumber, number], Row>(
    `select ${ROW} from stamp_sights where key_number = ? and serial = ?`,
  ),
);

/** What is kept of one stamp's looks; undefined where nobody looked. */
export async function findSight(db: Db, { keyNumber, serial }: StampPlace): Promise<StoredSight | undefined> {
  const row = sightAt(db).get(keyNumber, serial);
  return row && toSight(row);
}

/** What whoever looks now is told of earlier looks at a stamp. */
export type Glance = Pick<Sight, 'scans' | 'firstAt' | 'firstProvince' | 'lastAt'>;

const glance = preparing(({ $client }) =>
  $client.prepare<[KeyNumber, number], Glance>(`
    select scans, first_at as firstAt, first_province as firstProvince, last_at as lastAt
    from stamp_sights where key_number = ? and serial = ?`),
);

/** The same row as far as it is told, without its state; asked at every scan. */
export async function findGlance(db: Db, { keyNumber, serial }: StampPlace): Promise<Glance | undefined> {
  return glance(db).get(keyNumber, serial);
}

type Written = Omit<Sight, 'state'> & { readonly state: string };

const insertSight = preparing(({ $client }) =>
  $client.prepare<Written>(`insert into stamp_sights
    (key_number, serial, first_at, first_province, last_at, scans, state, score, level, level_at)
    values (:keyNumber, :serial, :firstAt, :firstProvince, :lastAt, :scans, :state, :score, :level, :levelAt)
    on conflict do nothing`),
);

const updateSight = preparing(({ $client }) =>
  $client.prepare<
    Written & { stateBefore: string; scansBefore: number; lastBefore: Instant }
  >(`update stamp_sights set
    first_at = :firstAt, first_province = :firstProvince, last_at = :lastAt, scans = :scans, state = :state,
    score = :score, level = :level, level_at = :levelAt
    where key_number = :keyNumber and serial = :serial and state = :stateBefore and scans = :scansBefore
      and last_at = :lastBefore`),
);

/** Writes what a stamp's looks have come to; `conflict` where somebody else wrote it since it was read. */
export function writeSight(db: Db, sight: Sight, before: StoredSight | undefined): Write {
  const row = { ...sight, state: JSON.stringify(sight.state) };
  if (!before) return guarded(() => ({ run: () => insertSight(db).run(row) }), 'conflict');
  const found = { stateBefore: before.stored, scansBefore: before.scans, lastBefore: before.lastAt };
  return guarded(() => ({ run: () => updateSight(db).run({ ...row, ...found }) }), 'conflict');
}

/** Looks at one stamp on one day. */
export interface StampDay extends StampPlace {
  readonly day: Day;
  readonly scans: number;
}

const countDay = preparing(({ $client }) =>
  $client.prepare<StampDay>(`insert into stamp_days (key_number, serial, day, scans)
    values (:keyNumber, :serial, :day, :scans)
    on conflict (key_number, serial, day) do update set scans = stamp_days.scans + excluded.scans`),
);

/** Adds looks to the counts of days, on the connection of their commit. */
export function countLooks(db: Db, days: readonly StampDay[]): Write[] {
  return days.map((one) => write(() => ({ run: () => countDay(db).run(one) })));
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

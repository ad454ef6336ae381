import {
  and,
  asc,
  count,
  countDistinct,
  desc,
  eq,
  exists,
  gt,
  gte,
  inArray,
  lte,
  max,
  min,
  or,
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Instant } from '#core/day';
import { formatStampId, type KeyNumber, keyNumberOf, type StampId, serialOf } from '#core/stampId';
import { type Write, write } from './commit.ts';
import { phoneSights } from './fieldSchema.ts';
import type { Db } from './open.ts';

/** A look of a phone at a stamp. */
export type PhoneSight = typeof phoneSights.$inferSelect;

/** A stamp that phones looked at: how often, how many phones, from when to when by their clocks. */
export interface Looks {
  readonly stamp: StampId;
  readonly looks: number;
  readonly phones: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
}

/** Keeps looks; the same look sent again is the same look. */
export function insertSights(rows: readonly PhoneSight[]): Write[] {
  return rows.map((row) => write((tx) => tx.insert(phoneSights).values(row).onConflictDoNothing()));
}

function looks(db: Db) {
  const { keyNumber, serial, deviceId, at } = phoneSights;
  return db.orm
    .select({
      ...{ keyNumber, serial, looks: count(), phones: countDistinct(deviceId) },
      ...{ firstAt: min(at), lastAt: max(at) },
    })
    .from(phoneSights);
}

type LooksRow = Awaited<ReturnType<typeof looks>>[number];

function toLooks({ keyNumber, serial, firstAt, lastAt, ...rest }: LooksRow): Looks {
  const stamp = formatStampId(keyNumber as KeyNumber, serial);
  return { stamp, ...rest, firstAt: firstAt ?? 0, lastAt: lastAt ?? 0 };
}

const own = alias(phoneSights, 'own');

/** The stamps a phone looked at since an instant of its clock that were looked at more than once, by it or another. */
export async function listSeenAgain(
  db: Db,
  deviceId: string,
  since: Instant,
  most: number,
): Promise<Looks[]> {
  const { keyNumber, serial, at } = phoneSights;
  const same = and(eq(own.keyNumber, keyNumber), eq(own.serial, serial));
  const byThis = db.orm
    .select({ id: own.id })
    .from(own)
    .where(and(same, eq(own.deviceId, deviceId), gte(own.at, since)));
  const rows = await looks(db)
    .where(exists(byThis))
    .groupBy(keyNumber, serial)
    .having(gt(count(), 1))
    .orderBy(desc(max(at)), asc(keyNumber), asc(serial))
    .limit(most);
  return rows.map(toLooks);
}

/** How many stamps of a range inspectors' phones looked at, and how often. */
export async function countLooksInRange(
  db: Db,
  key: KeyNumber,
  range: { readonly first: number; readonly last: number },
): Promise<{ readonly stamps: number; readonly looks: number }> {
  const { keyNumber, serial } = phoneSights;
  const inside = and(eq(keyNumber, key), gte(serial, range.first), lte(serial, range.last));
  const [row] = await db.orm
    .select({ stamps: countDistinct(serial), looks: count() })
    .from(phoneSights)
    .where(inside);
  return row ?? { stamps: 0, looks: 0 };
}

/** How often phones looked at each of some stamps (1,000 at most), those that any did. */
export async function listLooks(db: Db, stamps: readonly StampId[]): Promise<Looks[]> {
  const { keyNumber, serial } = phoneSights;
  const keys = [...new Set(stamps.map(keyNumberOf))];
  const ofKey = (key: KeyNumber) => {
    const serials = stamps.filter((stamp) => keyNumberOf(stamp) === key).map(serialOf);
    return and(eq(keyNumber, key), inArray(serial, serials));
  };
  if (keys.length === 0) return [];
  const rows = await looks(db)
    .where(or(...keys.map(ofKey)))
    .groupBy(keyNumber, serial)
    .orderBy(asc(keyNumber), asc(serial));
  return rows.map(toLooks);
}

import { and, eq, lt, sql } from 'drizzle-orm';
import type { Day, Instant } from '#core/day';
import { MOST_PIN_TRIES } from '#core/pin';
import type { KeyNumber } from '#core/stampId';
import { guarded, type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { pinTries, pinUses } from './sightSchema.ts';
import type { StampAct } from './stampActs.ts';
import { stampActs } from './stampSchema.ts';

/** One stamp's place among all. */
export interface StampPlace {
  readonly keyNumber: KeyNumber;
  readonly serial: number;
}

/** Tries of a stamp's PIN that were answered on a day. */
export async function countPinTries(db: Db, { keyNumber, serial }: StampPlace, day: Day): Promise<number> {
  const own = and(eq(pinTries.keyNumber, keyNumber), eq(pinTries.serial, serial), eq(pinTries.day, day));
  const [row] = await db.orm.select({ tries: pinTries.tries }).from(pinTries).where(own);
  return row?.tries ?? 0;
}

/** Counts one try, five a day at most whoever else tries at once: the sixth is `pin-locked`, and so is its commit. */
export function takePinTry({ keyNumber, serial }: StampPlace, day: Day): Write {
  return guarded(
    (tx) =>
      tx
        .insert(pinTries)
        .values({ keyNumber, serial, day, tries: 1 })
        .onConflictDoUpdate({
          target: [pinTries.keyNumber, pinTries.serial, pinTries.day],
          set: { tries: sql`${pinTries.tries} + 1` },
          setWhere: sql`${pinTries.tries} < ${MOST_PIN_TRIES}`,
        }),
    'pin-locked',
  );
}

/** Forgets how often PINs were tried before a day: only the day itself counts. */
export function forgetPinTries(before: Day): Write {
  return write((tx) => tx.delete(pinTries).where(lt(pinTries.day, before)));
}

/** Since when a stamp's PIN is used, or undefined. */
export async function findSpent(db: Db, { keyNumber, serial }: StampPlace): Promise<Instant | undefined> {
  const own = and(
    eq(stampActs.keyNumber, keyNumber),
    eq(stampActs.act, 'spend'),
    eq(stampActs.first, serial),
  );
  const [row] = await db.orm.select({ at: stampActs.at }).from(stampActs).where(own).limit(1);
  return row?.at;
}

/** Marks one stamp as used, once: whoever comes second is a `conflict`, and reads when the first was. */
export function insertSpend(act: StampAct & { readonly act: 'spend' }): Write {
  const used = sql`exists (select 1 from ${stampActs} where ${stampActs.keyNumber} = ${act.keyNumber}
    and ${stampActs.act} = 'spend' and ${stampActs.first} = ${act.first})`;
  const values = sql`select ${act.id}, ${act.batchId}, ${act.keyNumber}, ${act.first}, ${act.first}, 'spend',
    ${act.reason}, ${act.at}, ${act.actor}, null, null where not ${used}`;
  return guarded((tx) => tx.insert(stampActs).select(values), 'conflict');
}

/** One time that a stamp's right PIN was shown to us; the marks are that day's, or null. */
export interface PinUse extends StampPlace {
  readonly at: Instant;
  readonly network: string | null;
  readonly agent: string | null;
}

/** Keeps that a right PIN was shown. */
export function insertPinUse(use: PinUse): Write {
  return write((tx) => tx.insert(pinUses).values(use));
}

/** How many stamps of a batch had their PIN used. */
export async function countSpent(db: Db, batchId: string): Promise<number> {
  const own = and(eq(stampActs.batchId, batchId), eq(stampActs.act, 'spend'));
  const [row] = await db.orm.select({ count: sql<number>`count(*)` }).from(stampActs).where(own);
  return row?.count ?? 0;
}

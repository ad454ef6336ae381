import { and, asc, eq, ne, sql } from 'drizzle-orm';
import type { Instant } from '#core/day';
import type { KeyNumber } from '#core/stampId';
import { guarded, type Write } from './commit.ts';
import type { Db } from './open.ts';
import { preparing } from './prepared.ts';
import { batches, stampActs } from './stampSchema.ts';

/** What can happen to stamps after issue: `void` a mistake, `recall` a danger, `spend` a PIN used, `activate` on goods. */
export type Act = 'void' | 'recall' | 'spend' | 'activate';

/** An act on a contiguous range of one batch's stamps; a single stamp is a range of one. */
export interface StampAct {
  readonly id: string;
  readonly batchId: string;
  readonly keyNumber: KeyNumber;
  readonly first: number;
  readonly last: number;
  readonly act: Act;
  readonly reason: string;
  readonly at: Instant;
  readonly actor: string;
  /** Why places were voided, for the accounts; null or absent for what is no void. */
  readonly cause?: VoidCause | null;
  /** The proposal an approver put in force, where it took one. */
  readonly proposalId?: string | null;
}

/**
 * Why stamps were voided: `spoiled` in printing, a `mistake`, `leftover` when the recognition ended, or `copied` on to
 * other goods.
 */
export type VoidCause = 'spoiled' | 'mistake' | 'leftover' | 'copied';

function toAct(row: typeof stampActs.$inferSelect): StampAct {
  return {
    ...row,
    keyNumber: row.keyNumber as KeyNumber,
    act: row.act as Act,
    cause: row.cause as VoidCause | null,
  };
}

/** What was done to a stamp, when and why. */
export type ActOn = Pick<StampAct, 'act' | 'at' | 'reason'>;

// Asked at every scan. A `spend` is of one stamp always, so that many of them make no look-up slower.
const actsOn = preparing(({ $client }) =>
  $client.prepare<{ batchId: string; serial: number; until: Instant }, ActOn>(`
    select act, at, reason from stamp_acts where batch_id = :batchId and act in ('void', 'recall', 'activate')
      and first <= :serial and last >= :serial and at <= :until
    union all
    select act, at, reason from stamp_acts where key_number = (select key_number from batches where id = :batchId)
      and act = 'spend' and first = :serial and at <= :until
    order by at`),
);

/** Acts on one serial of a batch up to an instant, oldest first. */
export async function listActsOn(db: Db, batchId: string, serial: number, until: Instant): Promise<ActOn[]> {
  return actsOn(db).all({ batchId, serial, until });
}

/** Acts on a batch but for PINs that shoppers used, in the order of serials. */
export async function listActsOfBatch(db: Db, batchId: string): Promise<StampAct[]> {
  const rows = await db.orm
    .select()
    .from(stampActs)
    .where(and(eq(stampActs.batchId, batchId), ne(stampActs.act, 'spend')))
    .orderBy(asc(stampActs.first));
  return rows.map(toAct);
}

/** True when any stamp of a lot was recalled. */
export async function isLotRecalled(db: Db, lotId: string): Promise<boolean> {
  const rows = await db.orm
    .select({ id: stampActs.id })
    .from(stampActs)
    .innerJoin(batches, eq(batches.id, stampActs.batchId))
    .where(and(eq(batches.lotId, lotId), eq(stampActs.act, 'recall')))
    .limit(1);
  return rows.length > 0;
}

/** Records a range's act, once: where any of its stamps already had the same, `range-already-void`. */
export function insertAct(act: StampAct): Write {
  const overlap = sql`exists (select 1 from ${stampActs} where ${stampActs.batchId} = ${act.batchId}
    and ${stampActs.act} = ${act.act} and ${stampActs.first} <= ${act.last} and ${stampActs.last} >= ${act.first})`;
  const values = sql`select ${act.id}, ${act.batchId}, ${act.keyNumber}, ${act.first}, ${act.last}, ${act.act},
    ${act.reason}, ${act.at}, ${act.actor}, ${act.cause ?? null}, ${act.proposalId ?? null} where not ${overlap}`;
  return guarded((tx) => tx.insert(stampActs).select(values), 'range-already-void', { batch: act.batchId });
}

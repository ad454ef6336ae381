import { desc, eq, inArray, sql } from 'drizzle-orm';
import type { CountKind } from '#core/account';
import type { Instant } from '#core/day';
import { type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { users } from './peopleSchema.ts';
import { stampCounts } from './stampSchema.ts';

/** One count of one batch's stamps, kept for ever; the latest of each kind stands. */
export interface StampCount {
  readonly id: string;
  readonly batchId: string;
  readonly kind: CountKind;
  readonly count: number;
  readonly note: string | null;
  readonly at: Instant;
  readonly actor: string;
}

/** A count with the name of who counted. */
export interface ToldCount extends StampCount {
  readonly by: string;
}

/** Every count of these batches, the latest first; counts of one instant in the order they were written. */
export async function listCounts(db: Db, batchIds: readonly string[]): Promise<ToldCount[]> {
  const rows = await db.orm
    .select({ count: stampCounts, by: sql<string>`coalesce(${users.name}, ${stampCounts.actor})` })
    .from(stampCounts)
    .leftJoin(users, eq(users.id, stampCounts.actor))
    .where(inArray(stampCounts.batchId, [...batchIds]))
    .orderBy(desc(stampCounts.at), desc(sql`${stampCounts}.rowid`));
  return rows.map(({ count, by }) => ({ ...count, kind: count.kind as CountKind, by }));
}

/** Adds a count; none is ever changed or taken away. */
export function insertCount({ id, batchId, kind, count, note, at, actor }: StampCount): Write {
  return write((tx) => tx.insert(stampCounts).values({ id, batchId, kind, count, note, at, actor }));
}

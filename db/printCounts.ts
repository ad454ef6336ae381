import { desc, eq, sql } from 'drizzle-orm';
import type { Instant } from '#core/day';
import type { SaidCount } from '#core/printCount';
import type { StampId } from '#core/stampId';
import { type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { printCounts } from './paperSchema.ts';
import { users } from './peopleSchema.ts';
import { prints } from './stampSchema.ts';

/** What a print house said of one print, kept for ever. */
export interface PrintCount extends SaidCount {
  readonly id: string;
  readonly printId: string;
  /** All that was said agreed with the print. */
  readonly agrees: boolean;
  readonly note: string | null;
  readonly at: Instant;
  readonly actor: string;
}

/** A count with the name of who put it down. */
export interface ToldPrintCount extends PrintCount {
  readonly by: string;
}

/** Adds a count; none is ever changed or taken away. */
export function insertPrintCount({ agrees, ...count }: PrintCount): Write {
  return write((tx) => tx.insert(printCounts).values({ ...count, agrees: agrees ? 1 : 0 }));
}

function selection(db: Db) {
  return db.orm
    .select({ count: printCounts, by: sql<string>`coalesce(${users.name}, ${printCounts.actor})` })
    .from(printCounts)
    .leftJoin(users, eq(users.id, printCounts.actor));
}

function toTold({ count, by }: Awaited<ReturnType<typeof selection>>[number]): ToldPrintCount {
  const { first, last, agrees, ...rest } = count;
  return { ...rest, first: first as StampId | null, last: last as StampId | null, agrees: agrees === 1, by };
}

const LATEST = [desc(printCounts.at), desc(sql`${printCounts}.rowid`)] as const;

/** Every count of a print, the latest first. */
export async function listPrintCounts(db: Db, printId: string): Promise<ToldPrintCount[]> {
  const rows = await selection(db)
    .where(eq(printCounts.printId, printId))
    .orderBy(...LATEST);
  return rows.map(toTold);
}

/** Every count of the prints of a batch, the latest first. */
export async function listPrintCountsOfBatch(db: Db, batchId: string): Promise<ToldPrintCount[]> {
  const rows = await selection(db)
    .innerJoin(prints, eq(prints.id, printCounts.printId))
    .where(eq(prints.batchId, batchId))
    .orderBy(...LATEST);
  return rows.map(toTold);
}

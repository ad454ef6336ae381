import { and, eq, inArray, isNull, lte, ne, or } from 'drizzle-orm';
import type { Instant } from '#core/day';
import type { PinContent } from '#core/pin';
import type { PrintedSpan } from '#core/printTally';
import type { Db } from './open.ts';
import { events, prints } from './stampSchema.ts';

/** Prints that hold stamps: PINs alone are none. */
export const HOLDS_STAMPS = or(isNull(prints.content), ne(prints.content, 'pins'));

/** Which stamps of which batch a print holds. */
export interface PrintedOfBatch extends PrintedSpan {
  readonly batchId: string;
}

/**
 * Every print of some batches until an instant, by the stamps it holds; of those made before prints were kept only the
 * event tells, and such a one holds the whole batch.
 */
export async function listPrintedSpans(
  db: Db,
  batchIds: readonly string[],
  until: Instant = Number.MAX_SAFE_INTEGER,
): Promise<PrintedOfBatch[]> {
  const { batchId, from, count, content, at } = prints;
  const rows = await db.orm
    .select({ batchId, from, count, content, at })
    .from(prints)
    .where(and(inArray(batchId, [...batchIds]), lte(at, until)));
  const told = await db.orm
    .selectDistinct({ batchId: events.nounId, at: events.at })
    .from(events)
    .where(
      and(
        eq(events.noun, 'batch'),
        eq(events.verb, 'print'),
        inArray(events.nounId, [...batchIds]),
        lte(events.at, until),
      ),
    );
  const firstKept = new Map<string, Instant>();
  for (const row of rows) firstKept.set(row.batchId, Math.min(row.at, firstKept.get(row.batchId) ?? row.at));
  const unkept = told.filter((one) => one.at < (firstKept.get(one.batchId) ?? Number.POSITIVE_INFINITY));
  return [
    ...rows.map((row) => ({ ...row, content: row.content as PinContent | null })),
    ...unkept.map((one) => ({ batchId: one.batchId, from: null, count: null, content: null })),
  ];
}

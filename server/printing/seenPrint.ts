import { lastSerial } from '#core/batch';
import type { StampRange } from '#core/manifest';
import type { Scope } from '#core/permission';
import { type CountDifference, differencesOf } from '#core/printCount';
import { Refusal } from '#core/refusal';
import { formatStampId } from '#core/stampId';
import { findSeenBatch, type SeenBatch } from '#db/batchSearch';
import type { Db } from '#db/open';
import { listPrintCountsOfBatch, type ToldPrintCount } from '#db/printCounts';
import { findPrint, listPrints, type Print } from '#db/prints';
import type { VoidsTold } from '#web/pages/producer/print.ts';
import { voidsTold } from './rangeView.ts';
import { voidsWithin } from './voidsWithin.ts';

/** A print on record, whose it is, and the stamps it holds. */
export interface SeenPrint extends SeenBatch {
  readonly print: Print & { readonly by: string };
  /** Of prints made before that was kept, the whole batch. */
  readonly range: StampRange;
}

/** A print within a scope; throws `print-not-found`. */
export async function printSeen(db: Db, scope: Scope, id: string): Promise<SeenPrint> {
  const print = await findPrint(db, id);
  const seen = print && (await findSeenBatch(db, scope, print.batchId));
  if (!seen) throw new Refusal('print-not-found', { print: id.slice(0, 40) });
  return { ...seen, print, range: rangeOf(print, seen.batch) };
}

/** Stamps of a print that are void by now. */
export async function voidsOfPrint(db: Db, { print, range, batch }: SeenPrint): Promise<VoidsTold | null> {
  const span = { from: print.from ?? 1, count: range.count };
  return voidsTold(batch, await voidsWithin(db, batch, span));
}

/** The stamps a print holds. */
function rangeOf({ from, count }: Print, batch: SeenBatch['batch']): StampRange {
  const first = batch.first + (from ?? 1) - 1;
  const last = count === null ? lastSerial(batch) : first + count - 1;
  const idOf = (serial: number) => formatStampId(batch.keyNumber, serial);
  return { count: last - first + 1, first: idOf(first), last: idOf(last) };
}

/** A print house's count, and how it differs from its print. */
export interface HeldCount extends ToldPrintCount {
  readonly differences: readonly CountDifference[];
}

/** What print houses said of the prints of a batch, the latest first. */
export async function listHeldCounts(db: Db, batch: SeenBatch['batch']): Promise<HeldCount[]> {
  const prints = new Map((await listPrints(db, [batch.id])).map((print) => [print.id, print]));
  return (await listPrintCountsOfBatch(db, batch.id)).flatMap((count) => {
    const print = prints.get(count.printId);
    if (!print) return [];
    return [
      { ...count, differences: differencesOf({ ...rangeOf(print, batch), sha256: print.sha256 }, count) },
    ];
  });
}

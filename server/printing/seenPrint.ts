import { lastSerial } from '#core/batch';
import type { StampRange } from '#core/manifest';
import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { formatStampId } from '#core/stampId';
import { findSeenBatch, type SeenBatch } from '#db/batchSearch';
import type { Db } from '#db/open';
import { findPrint, type Print } from '#db/prints';

/** A print on record, whose it is, and the stamps it holds. */
export interface SeenPrint extends SeenBatch {
  readonly print: Print;
  /** Of prints made before that was kept, the whole batch. */
  readonly range: StampRange;
}

/** A print within a scope; throws `print-not-found`. */
export async function printSeen(db: Db, scope: Scope, id: string): Promise<SeenPrint> {
  const print = await findPrint(db, id);
  const seen = print && (await findSeenBatch(db, scope, print.batchId));
  if (!seen) throw new Refusal('print-not-found', { print: id.slice(0, 40) });
  return { ...seen, print, range: rangeOf(print, seen) };
}

function rangeOf({ from, count }: Print, { batch }: SeenBatch): StampRange {
  const first = batch.first + (from ?? 1) - 1;
  const last = count === null ? lastSerial(batch) : first + count - 1;
  const idOf = (serial: number) => formatStampId(batch.keyNumber, serial);
  return { count: last - first + 1, first: idOf(first), last: idOf(last) };
}

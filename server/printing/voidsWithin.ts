import { isVoid, joinSpans, lengthOf, type SerialSpan } from '#core/account';
import type { Batch } from '#core/batch';
import type { StampSpan } from '#core/printRange';
import { Refusal } from '#core/refusal';
import type { Db } from '#db/open';
import { listActsOfBatch } from '#db/stampActs';

/** The void stamps among some of a batch, as unbroken ranges of serials in order: whoever scans one reads that it is void. */
export async function voidsWithin(
  db: Db,
  { id, first }: Pick<Batch, 'id' | 'first'>,
  { from, count }: StampSpan,
): Promise<SerialSpan[]> {
  const [least, most] = [first + from - 1, first + from + count - 2];
  const voids = (await listActsOfBatch(db, id)).filter(isVoid);
  return joinSpans(voids)
    .map((span) => ({ first: Math.max(span.first, least), last: Math.min(span.last, most) }))
    .filter((span) => span.first <= span.last);
}

/** Throws `range-all-void` where no stamp of a print could go on goods. */
export function refuseAllVoid(voids: readonly SerialSpan[], { count }: StampSpan): void {
  if (lengthOf(voids) === count) throw new Refusal('range-all-void', { count });
}

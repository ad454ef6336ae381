import { lengthOf, type SerialSpan } from '#core/account';
import type { Batch } from '#core/batch';
import type { StampSpan } from '#core/printRange';
import { formatPrintedId, formatStampId } from '#core/stampId';
import type { VoidsTold } from '#web/pages/producer/print.ts';
import type { RangeTold } from '#web/parts/portal/RangeFields.tsx';

type Numbered = Pick<Batch, 'keyNumber' | 'first'>;

/** So many ranges of void stamps are named; the rest are counted. */
const MOST_RANGES = 6;

/** Stamps of a batch by their places and their IDs. */
export function rangeTold({ keyNumber, first }: Numbered, { from, count }: StampSpan): RangeTold {
  const to = from + count - 1;
  const idAt = (place: number) => formatStampId(keyNumber, first + place - 1);
  return { from, to, first: idAt(from), last: idAt(to) };
}

/** Void stamps as a page or a sheet names them; null where there are none. */
export function voidsTold(
  { keyNumber }: Pick<Batch, 'keyNumber'>,
  voids: readonly SerialSpan[],
): VoidsTold | null {
  if (voids.length === 0) return null;
  const idOf = (serial: number) => formatPrintedId(formatStampId(keyNumber, serial));
  const ranges = voids
    .slice(0, MOST_RANGES)
    .map(({ first, last }) => ({ first: idOf(first), last: idOf(last) }));
  return { stamps: lengthOf(voids), ranges, more: voids.length - ranges.length };
}

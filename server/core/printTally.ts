import { joinSpans, lengthOf, type SerialSpan } from './account.ts';
import type { PinContent } from './pin.ts';
import type { StampSpan } from './printRange.ts';

/** A print on record, as far as it says which stamps it holds; null of prints made before that was kept: the whole batch. */
export interface PrintedSpan {
  readonly from: number | null;
  readonly count: number | null;
  /** PINs alone are no stamps. */
  readonly content: PinContent | null;
}

/** What prints of a batch came to, in stamps and files. */
export interface PrintTally {
  /** Stamps in one file at least, each counted once however often it was printed. */
  readonly printed: number;
  readonly files: number;
  /** How many stamps stand in files beyond their first one: each time a stamp was printed again counts. */
  readonly again: number;
}

function placesOf(quantity: number, prints: readonly PrintedSpan[]): SerialSpan[] {
  return prints
    .filter(({ content }) => content !== 'pins')
    .map(({ from, count }) => ({ first: from ?? 1, last: (from ?? 1) + (count ?? quantity) - 1 }));
}

/** Counts the stamps of a batch's prints, each once, and apart from them how many were printed again. */
export function tallyPrints(quantity: number, prints: readonly PrintedSpan[]): PrintTally {
  const places = placesOf(quantity, prints);
  const printed = lengthOf(joinSpans(places));
  return { printed, files: places.length, again: lengthOf(places) - printed };
}

/** How many of some stamps stand in a print already. */
export function countPrinted(
  quantity: number,
  prints: readonly PrintedSpan[],
  { from, count }: StampSpan,
): number {
  const last = from + count - 1;
  return joinSpans(placesOf(quantity, prints)).reduce(
    (sum, span) => sum + Math.max(0, Math.min(span.last, last) - Math.max(span.first, from) + 1),
    0,
  );
}

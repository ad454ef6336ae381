/** What a producer counts of a batch; the latest count of each kind stands. */
export const COUNT_KINDS = ['printed', 'handed-out', 'left'] as const;
export type CountKind = (typeof COUNT_KINDS)[number];

/** What is known of the stamps of one batch or of a whole lot, in stamps; null where nobody counted. */
export interface StampTally {
  readonly issued: number;
  /** As counted; uncounted, the stamps in a print file, each once however often it was printed. */
  readonly printed: number;
  /** True where somebody counted what came out of the printer: a file alone is no print. */
  readonly printedTold?: boolean;
  /** Print files that were made, and how many stamps stand in them beyond their first time. */
  readonly files: number;
  readonly again: number;
  /** Voided as spoiled in printing. */
  readonly spoiled: number;
  /** Voided as left over when the recognition ended. */
  readonly leftover: number;
  /** Voided for another cause, printed or not. */
  readonly mistaken: number;
  /** Recalled for a danger in the goods, void or not. */
  readonly recalled: number;
  readonly handedOut: number | null;
  /** In hand and usable. */
  readonly left: number | null;
}

/** Where counts and register do not agree, told and never blocked; `count` is by how many stamps. */
export interface Difference {
  readonly what:
    | 'printed-over-issued'
    | 'spoiled-over-printed'
    | 'not-accounted-for'
    | 'more-than-printed'
    | 'more-than-issued'
    | 'handed-out-over-goods';
  readonly count: number;
}

/** The balance of a tally: issued = good + spoiled + not printed; good = handed out + left + voided + missing. */
export interface Balance {
  /** Printed and not spoiled. */
  readonly good: number;
  readonly notPrinted: number;
  /** True once handed out and left were both counted; before that nothing can be missing. */
  readonly counted: boolean;
  readonly differences: readonly Difference[];
}

type Sign = (difference: Difference['what'], count: number) => Difference[];

/** A difference where there is one. */
const by: Sign = (what, count) => (count > 0 ? [{ what, count }] : []);

/**
 * Balances one tally. Stamps voided by mistake may or may not have been printed: they explain a gap up to their own
 * number and never make one. Nothing is missing before both handed out and left were counted.
 */
export function balance(tally: StampTally): Balance {
  const { issued, printed, spoiled, leftover, mistaken } = tally;
  const handedOut = tally.handedOut ?? 0;
  const left = tally.left ?? 0;
  const counted = tally.handedOut !== null && tally.left !== null;
  const open = printed - spoiled - leftover - handedOut - left;
  const total = spoiled + leftover + mistaken + handedOut + left;
  return {
    good: printed - spoiled,
    notPrinted: issued - printed,
    counted,
    differences: [
      ...by('printed-over-issued', printed - issued),
      ...by('spoiled-over-printed', spoiled - printed),
      ...by('not-accounted-for', counted ? open - mistaken : 0),
      ...by('more-than-printed', spoiled > printed ? 0 : -open),
      ...by('more-than-issued', open < 0 ? 0 : total - Math.max(issued, printed)),
    ],
  };
}

const add = (a: number | null, b: number | null) => (a === null || b === null ? null : a + b);

/** Tallies of a lot's batches as one; what one of them does not count, the lot does not. */
export function sumTallies(tallies: readonly StampTally[]): StampTally {
  const none: StampTally = {
    issued: 0,
    printed: 0,
    files: 0,
    again: 0,
    spoiled: 0,
    leftover: 0,
    mistaken: 0,
    recalled: 0,
    handedOut: 0,
    left: 0,
  };
  const sum = tallies.reduce(
    (sum, one) => ({
      issued: sum.issued + one.issued,
      printed: sum.printed + one.printed,
      files: sum.files + one.files,
      again: sum.again + one.again,
      spoiled: sum.spoiled + one.spoiled,
      leftover: sum.leftover + one.leftover,
      mistaken: sum.mistaken + one.mistaken,
      recalled: sum.recalled + one.recalled,
      handedOut: add(sum.handedOut, one.handedOut),
      left: add(sum.left, one.left),
    }),
    none,
  );
  const printedTold = tallies.length > 0 && tallies.every((one) => one.printedTold === true);
  return printedTold ? { ...sum, printedTold } : sum;
}

/** More stamps put on goods than the lot has goods: told of the lot, where the goods are declared. */
export function overGoods(handedOut: number | null, declared: number): Difference[] {
  return by('handed-out-over-goods', (handedOut ?? 0) - declared);
}

/** Serials from first to last, both included. */
export interface SerialSpan {
  readonly first: number;
  readonly last: number;
}

/** How many serials spans hold together, where none overlap. */
export function lengthOf(spans: readonly SerialSpan[]): number {
  return spans.reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

/** Spans in order, those that touch or overlap made one. */
export function joinSpans(spans: readonly SerialSpan[]): SerialSpan[] {
  const joined: SerialSpan[] = [];
  for (const span of [...spans].sort((a, b) => a.first - b.first)) {
    const before = joined.at(-1);
    if (before && span.first <= before.last + 1) joined.pop();
    joined.push(
      before && span.first <= before.last + 1
        ? { first: before.first, last: Math.max(before.last, span.last) }
        : span,
    );
  }
  return joined;
}

/** What is left of a span when others are taken out of it, in order. */
export function spansWithout(whole: SerialSpan, taken: readonly SerialSpan[]): SerialSpan[] {
  const rest: SerialSpan[] = [];
  let next = whole.first;
  for (const { first, last } of joinSpans(taken)) {
    if (first > next) rest.push({ first: next, last: Math.min(first - 1, whole.last) });
    next = Math.max(next, last + 1);
  }
  if (next <= whole.last) rest.push({ first: next, last: whole.last });
  return rest.filter((span) => span.first <= span.last);
}

/**
 * The last `count` serials of spans: stamps are taken from the first label on, so what is left over is offered from
 * the end. It is an offer; which stamps are in hand only the person who holds them knows.
 */
export function lastOf(spans: readonly SerialSpan[], count: number): SerialSpan[] {
  const offered: SerialSpan[] = [];
  let wanted = count;
  for (const { first, last } of [...spans].reverse()) {
    if (wanted <= 0) break;
    const from = Math.max(first, last - wanted + 1);
    offered.unshift({ first: from, last });
    wanted -= last - from + 1;
  }
  return offered;
}

/** True for an act that made stamps unusable and gave their places back. */
export function isVoid({ act }: { readonly act: string }): boolean {
  return act === 'void';
}

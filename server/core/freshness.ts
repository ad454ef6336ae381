import type { Instant } from './day.ts';
import type { RecognitionFact } from './recognition.ts';
import { type CopiesFact, headlineOf, type StampFact, type Verdict } from './verdict.ts';

/**
 * How much an edition may still say. `fresh` under 24 h, `amber` to 72 h, `stale` to 7 days; `ended` after that or
 * past the edition's own end; `clock-wrong` where the device's clock is behind the instant its data speaks of.
 */
export type Freshness = 'fresh' | 'amber' | 'stale' | 'ended' | 'clock-wrong';

const HOUR_MS = 3_600_000;

/** Clocks differ by so much without anything being wrong, ms. */
export const CLOCK_TOLERANCE_MS = 10 * 60_000;

/** What a server signs now speaks of this long ago at most, clocks' difference included, ms. */
const SIGNED_WITHIN_MS = 30 * 60_000;

/** The first row whose age in hours is not reached speaks. */
export const FRESHNESS: readonly (readonly [under: number, freshness: Freshness])[] = [
  [24, 'fresh'],
  [72, 'amber'],
  [7 * 24, 'stale'],
];

/** An edition's two instants. */
export interface Dated {
  readonly asOf: Instant;
  readonly until: Instant;
}

/** The freshness of an edition by the device's clock. */
export function freshnessOf({ asOf, until }: Dated, now: Instant): Freshness {
  if (now < asOf - CLOCK_TOLERANCE_MS) return 'clock-wrong';
  if (now >= until) return 'ended';
  const hours = (now - asOf) / HOUR_MS;
  return FRESHNESS.find(([under]) => hours < under)?.[1] ?? 'ended';
}

/**
 * True where a manifest signed a moment ago is dated otherwise than the device's clock explains: it speaks of ten
 * minutes before at most, and never of a time to come.
 */
export function clocksDiffer(asOf: Instant, now: Instant): boolean {
  return now < asOf - CLOCK_TOLERANCE_MS || now > asOf + SIGNED_WITHIN_MS;
}

/** True where an edition of this freshness may claim that a recognition stands. */
export function mayClaim(freshness: Freshness): boolean {
  return freshness !== 'ended' && freshness !== 'clock-wrong';
}

/** What of each fact warns: it stays though the data ran out, since nothing undoes it. */
const WARNING_STAMPS: readonly StampFact[] = ['void', 'recalled', 'spent', 'unknown-batch'];
const WARNING_COPIES: readonly CopiesFact[] = ['watch', 'alarm'];
const STANDING: readonly RecognitionFact[] = ['in-force', 'ending'];

/**
 * What is left of an answer when the data behind it has run out: of recognition, stamp and copies only what warns
 * (withdrawn, danger, not recognised at issue, void, recalled, copied). No recognition is claimed to stand, to have
 * lapsed or to have been replaced, no stamp to be free of doubt: a week may have changed that.
 */
export function answerWhen(verdict: Verdict, freshness: Freshness): Verdict {
  if (mayClaim(freshness)) return verdict;
  const { stamp, copies, recognition, recognitionAtIssue } = verdict;
  const facts = {
    ...verdict,
    stamp: WARNING_STAMPS.includes(stamp) ? stamp : 'unknown',
    copies: WARNING_COPIES.includes(copies) ? copies : 'unknown',
    recognition: recognition === 'withdrawn' ? recognition : 'unknown',
    recognitionAtIssue: STANDING.includes(recognitionAtIssue) ? 'unknown' : recognitionAtIssue,
  } as const;
  return { ...facts, ...headlineOf(facts) };
}

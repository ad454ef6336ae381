import type { Instant } from './day.ts';
import { headlineOf, type Verdict } from './verdict.ts';

/**
 * How much an edition may still say. `fresh` under 24 h, `amber` to 72 h, `stale` to 7 days; `ended` after that or
 * past the edition's own end; `clock-wrong` where the device's clock is behind what the server is known to have said.
 */
export type Freshness = 'fresh' | 'amber' | 'stale' | 'ended' | 'clock-wrong';

const HOUR_MS = 3_600_000;

/** Clocks differ by so much without anything being wrong, ms. */
export const CLOCK_TOLERANCE_MS = 10 * 60_000;

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

/**
 * The freshness of an edition by the device's clock. `lastSeen` is the latest time a server told this device, never
 * the device's own: a clock set forward by mistake and back again must not hold the phone up.
 */
export function freshnessOf({ asOf, until }: Dated, now: Instant, lastSeen: Instant = asOf): Freshness {
  if (now < Math.max(asOf, lastSeen) - CLOCK_TOLERANCE_MS) return 'clock-wrong';
  if (now >= until) return 'ended';
  const hours = (now - asOf) / HOUR_MS;
  return FRESHNESS.find(([under]) => hours < under)?.[1] ?? 'ended';
}

/** The time a device may believe: its own, or the latest a server told it where that is later. */
export function flooredTime(now: Instant, asOf: Instant, lastSeen: Instant = asOf): Instant {
  return Math.max(now, asOf, lastSeen);
}

/** True where an edition of this freshness may claim that a recognition stands. */
export function mayClaim(freshness: Freshness): boolean {
  return freshness !== 'ended' && freshness !== 'clock-wrong';
}

/**
 * What is left of an answer when the data behind it has run out: no recognition is claimed to stand, to have lapsed
 * or to have been replaced, since a week may have changed that; what warns (void, recalled, withdrawn, danger) stays.
 */
export function answerWhen(verdict: Verdict, freshness: Freshness): Verdict {
  if (mayClaim(freshness) || verdict.recognition === 'withdrawn') return verdict;
  const facts = { ...verdict, recognition: 'unknown' as const };
  return { ...facts, ...headlineOf(facts) };
}

/** The first wait after a sending that failed, and the longest, ms. */
const FIRST_MS = 2_000;
const LONGEST_MS = 5 * 60_000;

/** How far a wait may be stretched or cut, so that phones cut off together do not return together. */
const SPREAD = 0.25;

/**
 * How long to rest after so many failures in a row, ms: doubled each time up to five minutes, a quarter more or less.
 *
 * @param chance between 0 and 1, from the caller's dice
 */
export function restAfter(failures: number, chance: number): number {
  const doubled = FIRST_MS * 2 ** Math.min(Math.max(failures, 1) - 1, 20);
  return Math.round(Math.min(doubled, LONGEST_MS) * (1 + SPREAD * (2 * chance - 1)));
}

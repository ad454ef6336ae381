import type { Instant } from '#core/day';
import { WINDOW_MS } from '../guessThrottle.ts';

/** Wrong PINs one network may send in a window before it must wait. */
export const MOST_WRONG_PINS = 30;
/** Networks remembered at once; the oldest are forgotten first. */
const MOST_NETWORKS = 10_000;

interface Tally {
  readonly since: Instant;
  wrong: number;
  underWay: number;
}

/**
 * Counts wrong PINs by network over all stamps, in memory only; right ones cost nothing. Tries under way count as
 * wrong until they are answered, so that many at once come no further than one after the other.
 */
export interface PinThrottle {
  /** False where the network must wait; else `settle` must follow. */
  enter(network: string, now: Instant): boolean;
  settle(network: string, isWrong: boolean): void;
}

/** A throttle for one process: at 30 in 10 minutes one network needs 23 days for one try on each of 100,000 stamps. */
export function makePinThrottle(most = MOST_WRONG_PINS): PinThrottle {
  const tallies = new Map<string, Tally>();
  const current = (network: string, now: Instant): Tally => {
    const tally = tallies.get(network);
    if (tally && now - tally.since < WINDOW_MS) return tally;
    const fresh = { since: now, wrong: 0, underWay: tally?.underWay ?? 0 };
    tallies.delete(network);
    tallies.set(network, fresh);
    const [oldest] = tallies.keys();
    if (tallies.size > MOST_NETWORKS && oldest !== undefined) tallies.delete(oldest);
    return fresh;
  };
  return {
    enter(network, now) {
      const tally = current(network, now);
      if (tally.wrong + tally.underWay >= most) return false;
      tally.underWay += 1;
      return true;
    },
    settle(network, isWrong) {
      const tally = tallies.get(network);
      if (!tally) return;
      tally.underWay = Math.max(0, tally.underWay - 1);
      if (isWrong) tally.wrong += 1;
    },
  };
}

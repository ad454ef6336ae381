import type { Instant } from '#core/day';

/** Wrong codes of mini stamps one network may send in a window before it must wait. */
export const MOST_WRONG = 20;
/** Questions for a passkey one network may ask in a window. */
export const MOST_QUESTIONS = 300;
/** The window, ms. */
export const WINDOW_MS = 10 * 60_000;
/** Networks remembered at once; the oldest are forgotten first. */
const MOST_NETWORKS = 10_000;

interface Tally {
  readonly since: Instant;
  wrong: number;
}

/**
 * Counts wrong mini codes by network, in memory only; right ones cost nothing. A network that used them up waits
 * with right ones too, or each answer would tell whether a guess was right.
 */
export interface GuessThrottle {
  /** True while a network has used up its wrong codes. */
  isSpent(network: string, now: Instant): boolean;
  countWrong(network: string, now: Instant): void;
}

/** A throttle for one process: at 20 in 10 minutes, one network needs 95 years for 10^8 guesses. */
export function makeGuessThrottle(most = MOST_WRONG): GuessThrottle {
  const tallies = new Map<string, Tally>();
  const current = (network: string, now: Instant): Tally | undefined => {
    const tally = tallies.get(network);
    return tally && now - tally.since < WINDOW_MS ? tally : undefined;
  };
  return {
    isSpent: (network, now) => (current(network, now)?.wrong ?? 0) >= most,
    countWrong(network, now) {
      const tally = current(network, now) ?? { since: now, wrong: 0 };
      tally.wrong += 1;
      tallies.delete(network);
      tallies.set(network, tally);
      const [oldest] = tallies.keys();
      if (tallies.size > MOST_NETWORKS && oldest !== undefined) tallies.delete(oldest);
    },
  };
}

/** The eight groups of an IPv6 address, shortened ones written out; any other text gives what it gives. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.slice(0, 64).toLowerCase().split('::', 2);
  const of = (text: string | undefined) => (text ? text.split(':') : []);
  const [before, after] = [of(head), of(tail)];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array<string>(zeros).fill('0'), ...after];
}

/** The network of an address: IPv4 to /24, IPv6 to /48; coarse on purpose, and never written anywhere. */
export function networkOf(address: string): string {
  const v4 = /(?:^|:)(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(address);
  if (v4?.[1]) return v4[1];
  const groups = groupsOf(address).slice(0, 3);
  return groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':');
}

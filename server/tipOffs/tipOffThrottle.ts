import type { Instant } from '#core/day';
import { Refusal } from '#core/refusal';
import { formatInstant } from '#web/dates.ts';

/** At most so many in a window of so many ms. */
interface Limit {
  readonly most: number;
  readonly withinMs: number;
}

const MINUTES = 60_000;
const DAY_MS = 24 * 60 * MINUTES;

/**
 * What may be sent: by one network, which may be a carrier's with thousands behind it; of one stamp by one network;
 * photos to be decoded for one network; by all; and of illness by one network, which no other limit holds back.
 */
export const TIP_OFF_LIMITS = {
  network: [
    { most: 5, withinMs: 10 * MINUTES },
    { most: 60, withinMs: DAY_MS },
  ],
  stamp: [{ most: 3, withinMs: DAY_MS }],
  photo: [{ most: 25, withinMs: 10 * MINUTES }],
  everybody: [{ most: 1_000, withinMs: 10 * MINUTES }],
  illness: [
    { most: 20, withinMs: 10 * MINUTES },
    { most: 200, withinMs: DAY_MS },
  ],
} as const satisfies Record<string, readonly Limit[]>;

type Kind = keyof typeof TIP_OFF_LIMITS;

/** Names remembered at once; the oldest are forgotten first. */
const MOST_NAMES = 20_000;

/** Who tells, of which stamp, and whether somebody fell ill. */
export interface Telling {
  readonly network: string;
  readonly stamp: string | null;
  readonly ill: boolean;
}

/**
 * Counts tip-offs by network and stamp, in memory only: who sent one is written nowhere. A place is taken before the
 * work and given back where nothing came of it, so that fifty at once are counted as fifty and
 * what is refused takes nobody's. Many networks together can still hold back all but whoever fell ill.
 */
export interface TipOffThrottle {
  /** Takes a place, or throws `too-many-tip-offs` with the instant from which there is one; the answer gives it back. */
  take(telling: Telling, now: Instant): () => void;
  /** Takes a photo's place in the decoder, which is not given back. */
  takePhoto(network: string, now: Instant): void;
}

interface Places {
  readonly kind: Kind;
  readonly name: string;
}

function placesOf({ network, stamp, ill }: Telling): Places[] {
  if (ill) return [{ kind: 'illness', name: `illness ${network}` }];
  const own: Places[] = [
    { kind: 'everybody', name: 'all' },
    { kind: 'network', name: `network ${network}` },
  ];
  return stamp === null ? own : [...own, { kind: 'stamp', name: `stamp ${network} ${stamp}` }];
}

/** When a limit has a place again; undefined where it has one now. */
function freeAt(taken: readonly Instant[], { most, withinMs }: Limit, now: Instant): Instant | undefined {
  const inside = taken.filter((at) => now - at < withinMs);
  const first = inside[inside.length - most];
  return first === undefined ? undefined : first + withinMs;
}

/** A throttle for one process. */
export function makeTipOffThrottle(): TipOffThrottle {
  const tallies = new Map<string, Instant[]>();

  const refuseIfSpent = (places: readonly Places[], now: Instant) => {
    const waits = places.flatMap(({ kind, name }) =>
      TIP_OFF_LIMITS[kind].flatMap((limit: Limit) => freeAt(tallies.get(name) ?? [], limit, now) ?? []),
    );
    if (waits.length > 0) throw new Refusal('too-many-tip-offs', { at: formatInstant(Math.max(...waits)) });
  };

  const count = ({ kind, name }: Places, now: Instant) => {
    const longest = Math.max(...TIP_OFF_LIMITS[kind].map(({ withinMs }) => withinMs));
    const kept = (tallies.get(name) ?? []).filter((at) => now - at < longest);
    tallies.delete(name);
    tallies.set(name, [...kept, now]);
    const [oldest] = tallies.keys();
    if (tallies.size > MOST_NAMES && oldest !== undefined) tallies.delete(oldest);
  };

  const giveBack = ({ name }: Places, now: Instant) => {
    const kept = tallies.get(name) ?? [];
    const at = kept.lastIndexOf(now);
    if (at >= 0) tallies.set(name, kept.toSpliced(at, 1));
  };

  return {
    take(telling, now) {
      const places = placesOf(telling);
      refuseIfSpent(places, now);
      for (const place of places) count(place, now);
      return () => {
        for (const place of places) giveBack(place, now);
      };
    },
    takePhoto(network, now) {
      const place: Places = { kind: 'photo', name: `photo ${network}` };
      refuseIfSpent([place], now);
      count(place, now);
    },
  };
}

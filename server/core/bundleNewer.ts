import type { Instant } from './day.ts';
import type { TrustedKey } from './key.ts';
import type { StampPath } from './stamp.ts';
import { type KeyNumber, keyNumberOf, serialOf } from './stampId.ts';

/** A key number no edition held when a stamp of it was first read, and up to when that edition spoke. */
export interface UnknownKey {
  readonly number: KeyNumber;
  readonly asOf: Instant;
}

/** Keys are numbered one after another: a key made since an edition has this number. */
function nextNumber(keys: readonly TrustedKey[]): number {
  return Math.max(0, ...keys.map(({ number }) => Number(number))) + 1;
}

/**
 * Whether an edition may be older than a stamp it does not hold (BUNDLE.md §2). Of keys only the next in line may be,
 * until an edition speaks of a later time than the one at hand when its number was first read: had there been such
 * a key, it would be there by now. Of serials, those after the last known under a key that still signs.
 */
export function mayBeNewer(
  keys: readonly TrustedKey[],
  lastSerialOf: (key: KeyNumber) => number,
  asOf: Instant,
  unknown: UnknownKey | null,
): (path: StampPath) => boolean {
  const next = nextNumber(keys);
  return ({ id }) => {
    const number = keyNumberOf(id);
    const key = keys.find((one) => one.number === number);
    if (!key) return Number(number) === next && !(unknown?.number === number && asOf > unknown.asOf);
    if (key.retiredAt !== null || key.compromisedAt !== null) return false;
    return serialOf(id) > lastSerialOf(number);
  };
}

import type { Instant } from '#core/day';
import type { Origin } from '#core/origin';
import type { HighWater } from '#db/highWater';
import type { Db } from '#db/open';
import type { Config } from './config.ts';

/** The world, as arguments: the only clock, dice and memory an action sees. */
export interface Deps {
  readonly now: () => Instant;
  readonly randomBytes: (size: number) => Uint8Array<ArrayBuffer>;
  readonly config: Config;
  readonly db: Db;
  readonly highWater: HighWater;
  /** Who acts, for the events. */
  readonly actor: string;
  /** Where stamps point: as configured, else as printed before, else this machine (a trial). */
  readonly origin: Origin;
  /** The secret that opens sealed keys, or null: then nothing is signed, and everything still verifies. */
  readonly secret: string | null;
  /** True where the clock is the machine's own, which may be set wrong; a told time is not watched. */
  readonly watchesClock?: boolean;
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new id: a prefix naming the noun and 12 characters of 5 random bits each, easy to read aloud. */
export function newId(deps: Pick<Deps, 'randomBytes'>, prefix: string): string {
  let id = '';
  for (const byte of deps.randomBytes(12)) id += ALPHABET[byte % 32];
  return `${prefix}-${id}`;
}

import type { Passwords } from '../auth/password.ts';
import type { Deps } from '../deps.ts';
import type { Assets } from '../edge/assets.ts';
import type { GuessThrottle } from '../guessThrottle.ts';
import type { PinThrottle } from '../pins/pinThrottle.ts';
import type { TipOffThrottle } from '../tipOffs/tipOffThrottle.ts';

/** All that the portals ask of the house. */
export interface Portal {
  readonly deps: Deps;
  readonly assets: Assets;
  /** Makes and checks password hashes, at the cost this house runs at. */
  readonly passwords: Passwords;
  /** Counts by network who asks to come in by a passkey, which anybody may ask. */
  readonly questions: GuessThrottle;
  /** Counts wrong PINs by network, in memory only. */
  readonly pins: PinThrottle;
  /** Counts tip-offs by network, in memory only. */
  readonly tipOffs: TipOffThrottle;
  /** A demonstration on this very machine: sample people may be tried without a password. */
  readonly trial: boolean;
}

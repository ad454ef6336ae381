import { commit } from '#db/commit';
import { forgetTries, forgiveTries, reserveTry, type Tried, type TryLimits } from '#db/failedProofs';
import type { Deps } from '../deps.ts';
import { knownDevice } from './device.ts';
import { keyedHash } from './digest.ts';
import { officeKey } from './officeKey.ts';

/** Where a try comes from: a coarse network, and this browser's mark where it has one. */
export interface Asker {
  readonly network: string;
  readonly device: string | undefined;
}

/** Somebody at the door: where from, and by which browser, in words. */
export interface Comer extends Asker {
  readonly agent: string;
}

export const WINDOW_MS = 15 * 60_000;
const DAY_MS = 24 * 3_600_000;

/**
 * From a place the account is not known at: by account and network, by account over all, and how many accounts one
 * network tries. Ten tries of one account leave its neighbours their own: only going from account to account is a spray.
 */
const STRANGER: TryLimits = { perAccountAndNetwork: 10, perAccount: 30, accountsPerNetwork: 50 };
/** On a browser where the account signed in before: nobody else's tries count against it. */
const KNOWN: TryLimits = { perAccountAndNetwork: 10, perAccount: null, accountsPerNetwork: null };

/** What is tried: a password or, after it, a second proof; success in one must not wipe out tries of the other. */
export type ProofKind = 'password' | 'second';

/** A try whose place is taken; `forgive` when it was right. */
export interface Try {
  forgive(): Promise<void>;
}

async function triedOf(
  deps: Deps,
  kind: ProofKind,
  account: string,
  asker: Asker,
  device: string | undefined,
) {
  const key = await officeKey(deps, 'throttle');
  const tried: Tried = {
    accountKey: keyedHash(key, `${kind} ${account}`),
    networkKey: device ? `device:${keyedHash(key, device)}` : keyedHash(key, `network ${asker.network}`),
  };
  return tried;
}

/**
 * Takes the place of one try before anything is evaluated: 10 in 15 minutes for an account from one network, 30 from
 * all, 50 accounts for a network; on a known browser 10 of its own, whatever strangers do. Throws
 * `too-many-sign-ins`. `account` is an id where there is one, else the address that was typed.
 */
export async function takeTry(deps: Deps, kind: ProofKind, account: string, asker: Asker): Promise<Try> {
  const device = await knownDevice(deps, account, asker.device);
  const tried = await triedOf(deps, kind, account, asker, device);
  const at = deps.now();
  const minutes = WINDOW_MS / 60_000;
  await commit(deps.db, [
    forgetTries(at - DAY_MS),
    reserveTry(tried, device ? KNOWN : STRANGER, at, at - WINDOW_MS, minutes),
  ]);
  return { forgive: () => commit(deps.db, [forgiveTries(tried)]) };
}

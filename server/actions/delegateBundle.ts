import { LONGEST_DELEGATION } from '#core/bundleManifest';
import type { Instant } from '#core/day';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { setSetting } from '#db/settings';
import { refuseWrongClock } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { makeBundleKey } from '../inspector/bundleKey.ts';
import { trustRootOf } from '../inspector/root.ts';
import type { RootSigner } from '../inspector/rootFile.ts';

const DAY_MS = 86_400_000;

/** A clock a little behind the server's must not find the delegation in the future, ms. */
const EARLIER_MS = 3_600_000;

/** By which root, for how many days, and whether the office leaves the root it had. */
export interface DelegateBundle {
  readonly root: RootSigner;
  readonly days: number;
  readonly replace?: boolean;
}

/**
 * Makes a new online key and has the root vouch for it, in place of the one before: phones take it at their next
 * sync. Throws `root-exists` where the office has another root and does not replace it, `secret-missing`,
 * `invalid-input` for more than 400 days, `clock-behind` and `clock-jumped` where it would be dated wrong.
 */
export async function delegateBundle(
  deps: Deps,
  input: DelegateBundle,
): Promise<{ kid: string; until: Instant }> {
  const { root, days } = input;
  if (!(days >= 1 && days <= LONGEST_DELEGATION))
    throw new Refusal('invalid-input', { field: '--days', value: days });
  const before = await trustRootOf(deps);
  if (before && before.kid !== root.kid && input.replace !== true) throw new Refusal('root-exists', {});
  if (deps.secret === null) throw new Refusal('secret-missing', { key: root.kid });
  await refuseWrongClock(deps);

  const at = deps.now();
  const key = await makeBundleKey(deps.randomBytes(32), deps.secret);
  const until = at + days * DAY_MS - EARLIER_MS;
  const delegation = root.delegate(key, at - EARLIER_MS, until);

  const { kid, x } = root;
  await commit(deps.db, [
    setSetting('trust-root', JSON.stringify({ kid, x })),
    setSetting('bundle-key', JSON.stringify(key)),
    setSetting('delegation', delegation),
    writeEvent({
      at,
      actor: deps.actor,
      verb: 'delegate',
      noun: 'root',
      nounId: kid,
      after: { kid: key.kid, until },
    }),
  ]);
  return { kid: key.kid, until };
}

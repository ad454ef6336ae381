import { isTrialOrigin } from '#core/origin';
import { Refusal } from '#core/refusal';
import { findSetting } from '#db/settings';
import { findUserByEmail } from '#db/users';
import { letIn, type SignedIn } from '../auth/signedIn.ts';
import { isDemoPerson } from '../demo/people.ts';
import type { Deps } from '../deps.ts';

/**
 * Comes in as one of the invented people of a demonstration, without a password: only in a register that is a trial,
 * only at an address of this machine, and only as one of them; anywhere else there is no such door (`not-found`).
 */
export async function signInAsSample(deps: Deps, email: string, agent: string): Promise<SignedIn> {
  const trial = isTrialOrigin(deps.origin) && (await findSetting(deps.db, 'trial')) === '1';
  const user = trial && isDemoPerson(email) ? await findUserByEmail(deps.db, email) : undefined;
  if (!user || user.suspendedAt !== null) throw new Refusal('not-found');

  return letIn(deps, user, { strength: 'second', way: 'trial', agent, writes: [] });
}

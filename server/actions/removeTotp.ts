import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { guardLastProof } from '#db/secondProofs';
import { removeTotpOf } from '#db/users';
import { planOwnChange } from '../auth/ownChange.ts';
import type { Session } from '../auth/session.ts';
import type { Deps } from '../deps.ts';

/**
 * Takes one's authenticator app away; every other session ends. Throws `already-done`,
 * `last-second-proof` where a role needs it.
 */
export async function removeTotp(deps: Deps, session: Session): Promise<string> {
  const { id } = session.user;
  const { token, writes } = planOwnChange(deps, session);
  const event = { at: deps.now(), actor: id, verb: 'remove-totp', noun: 'user', nounId: id };
  await commit(deps.db, [removeTotpOf(id), guardLastProof(id), ...writes, writeEvent(event)]);
  return token;
}

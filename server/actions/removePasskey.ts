import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { deletePasskey } from '#db/passkeys';
import { guardLastProof } from '#db/secondProofs';
import { planOwnChange } from '../auth/ownChange.ts';
import type { Session } from '../auth/session.ts';
import type { Deps } from '../deps.ts';

/** Takes one of one's passkeys away; every other session ends. Throws `not-found`, `last-second-proof`. */
export async function removePasskey(deps: Deps, session: Session, passkey: string): Promise<string> {
  const { id } = session.user;
  const { token, writes } = planOwnChange(deps, session);
  const event = { at: deps.now(), actor: id, verb: 'remove-passkey', noun: 'user', nounId: id };
  await commit(deps.db, [
    deletePasskey(id, passkey),
    guardLastProof(id),
    ...writes,
    writeEvent({ ...event, before: { passkey } }),
  ]);
  return token;
}

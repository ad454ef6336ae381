import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { insertGrant } from '#db/grants';
import { useInvitation } from '#db/invitations';
import { invitationGiven } from '../auth/inviter.ts';
import { planOwnChange } from '../auth/ownChange.ts';
import type { Session } from '../auth/session.ts';
import { type Deps, newId } from '../deps.ts';

/**
 * Takes up, signed in, an invitation to one more role, once; every other session ends and this one has the token that is
 * returned. Throws `invitation-invalid` for one made to somebody else, `already-done` for a role that is held.
 */
export async function acceptRole(deps: Deps, session: Session, link: string): Promise<string> {
  const { id: userId, email } = session.user;
  const invitation = await invitationGiven(deps, link);
  const { role, areaId, producerId, createdBy } = invitation;
  if (role === 'return' || invitation.email !== email) throw new Refusal('invitation-invalid');

  const at = deps.now();
  const over = { role, areaId, producerId };
  const grant = { id: newId(deps, 'grt'), userId, ...over, grantedAt: at, grantedBy: createdBy };
  const { token, writes } = planOwnChange(deps, session);
  await commit(deps.db, [
    useInvitation(invitation.id, at),
    insertGrant({ ...grant, endedAt: null }),
    ...writes,
    writeEvent({ at, actor: userId, verb: 'accept', noun: 'user', nounId: userId, after: over }),
  ]);
  return token;
}

import type { Scope } from '#core/permission';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { insertInvitation, listSameInvitations, revokeOlderInvitations } from '#db/invitations';
import { type Invited, invitationOf } from '../auth/invitation.ts';
import { planRevoked } from '../auth/inviter.ts';
import { personRuled } from '../auth/rights.ts';
import type { Deps } from '../deps.ts';

/**
 * Makes a link for somebody who lost their password or their second proof; nothing of the account changes until it is
 * used. Throws `user-not-found`, `not-permitted`.
 */
export async function inviteBack(deps: Deps, scope: Scope, userId: string): Promise<Invited> {
  const { id, email, name } = await personRuled(deps, scope, userId);

  const invited = invitationOf(deps, { email, name, role: 'return', areaId: null, producerId: null });
  const { invitation } = invited;
  const older = await listSameInvitations(deps.db, invitation, invitation.createdAt);

  await commit(deps.db, [
    ...planRevoked(deps, older),
    revokeOlderInvitations(invitation),
    insertInvitation(invitation),
    writeEvent({
      at: invitation.createdAt,
      actor: deps.actor,
      verb: 'invite-back',
      noun: 'user',
      nounId: id,
      after: { invitation: invitation.id },
    }),
  ]);
  return invited;
}

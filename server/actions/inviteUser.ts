import { isProducerRole, type Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { insertInvitation, listSameInvitations, revokeOlderInvitations } from '#db/invitations';
import { findUserByEmail, findUserSeen } from '#db/users';
import { type Invited, invitationOf } from '../auth/invitation.ts';
import { planRevoked } from '../auth/inviter.ts';
import { placeGiven } from '../auth/rights.ts';
import type { Deps } from '../deps.ts';
import type { Invite } from '../forms/person.ts';

/** Whoever sees the account gives it the role there; to all others an address is not told to have one. */
async function refuseKnown({ db }: Deps, scope: Scope, { email, role }: Invite): Promise<void> {
  if (isProducerRole(role)) return;
  const user = await findUserByEmail(db, email);
  if (user && (await findUserSeen(db, scope, user.id))) throw new Refusal('user-exists', { email });
}

/**
 * Invites a person to one role inside one's own scope; the link is told once and kept only as a hash. To an address
 * that has an account it gives one more role, once its person takes it up. Throws `user-exists` for an office's role
 * and an account one sees, and what the place given throws.
 */
export async function inviteUser(deps: Deps, scope: Scope, input: Invite): Promise<Invited> {
  const place = await placeGiven(deps, scope, input);
  await refuseKnown(deps, scope, input);

  const { email, name, role } = input;
  const invited = invitationOf(deps, { email, name, role, ...place });
  const { invitation } = invited;
  const older = await listSameInvitations(deps.db, invitation, invitation.createdAt);

  await commit(deps.db, [
    ...planRevoked(deps, older),
    revokeOlderInvitations(invitation),
    insertInvitation(invitation),
    writeEvent({
      at: invitation.createdAt,
      actor: deps.actor,
      verb: 'invite',
      noun: 'invitation',
      nounId: invitation.id,
      after: { email, name, role, ...place },
    }),
  ]);
  return invited;
}

import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { insertInvitation, revokeOlderInvitations } from '#db/invitations';
import { findUserByEmail } from '#db/users';
import { type Invited, invitationOf } from '../auth/invitation.ts';
import { placeGiven } from '../auth/rights.ts';
import type { Deps } from '../deps.ts';
import type { Invite } from '../forms/person.ts';

/**
 * Invites a person to one role inside one's own scope; the link is told once and kept only as a hash. Throws
 * `user-exists` where the address has an account, and what the place given throws.
 */
export async function inviteUser(deps: Deps, scope: Scope, input: Invite): Promise<Invited> {
  const place = await placeGiven(deps, scope, input);
  if (await findUserByEmail(deps.db, input.email)) throw new Refusal('user-exists', { email: input.email });

  const { email, name, role } = input;
  const invited = invitationOf(deps, { email, name, role, ...place });
  const { invitation } = invited;

  await commit(deps.db, [
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

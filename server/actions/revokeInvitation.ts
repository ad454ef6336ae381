import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findInvitationSeen, revokeOpenInvitation } from '#db/invitations';
import type { Deps } from '../deps.ts';

/** Revokes an invitation of one's own scope that nobody has used; throws `not-found`, `already-done`. */
export async function revokeInvitation(deps: Deps, scope: Scope, id: string): Promise<void> {
  const at = deps.now();
  const invitation = await findInvitationSeen(deps.db, scope, id, at);
  if (!invitation) throw new Refusal('not-found');

  const { email, role } = invitation;
  await commit(deps.db, [
    revokeOpenInvitation(id, at),
    writeEvent({
      at,
      actor: deps.actor,
      verb: 'revoke',
      noun: 'invitation',
      nounId: id,
      before: { email, role },
    }),
  ]);
}

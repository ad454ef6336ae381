import { type Grant, isProducerRole, type Permission, type Scope, scopeFor } from '#core/permission';
import { Refusal } from '#core/refusal';
import type { Write } from '#db/commit';
import { writeEvent } from '#db/events';
import { isRuledBy } from '#db/grants';
import { closeInvitation, findOpenInvitation, type Invitation, listOpenInvitationsBy } from '#db/invitations';
import { listAreasGiven, listProducersGiven } from '#db/places';
import { findUser, findUserByEmail, findUserSeen } from '#db/users';
import type { Deps } from '../deps.ts';
import { hashToken } from './digest.ts';
import { heldBy } from './held.ts';

type Given = Pick<Invitation, 'role' | 'email' | 'areaId' | 'producerId'>;

/** By which rights an invitation is made: people are the administrator's; a producer's own are also others'. */
function rightsFor(role: Invitation['role']): readonly Permission[] {
  if (role === 'return' || !isProducerRole(role)) return ['user:write'];
  return role === 'producer'
    ? ['user:write', 'producer:write']
    : ['user:write', 'producer:write', 'delegate:invite'];
}

async function rules({ db }: Deps, scope: Scope, email: string): Promise<boolean> {
  const user = await findUserByEmail(db, email);
  const seen = user && (await findUserSeen(db, scope, user.id));
  return seen !== undefined && (await isRuledBy(db, scope, seen.id));
}

async function reaches(deps: Deps, scope: Scope, given: Given): Promise<boolean> {
  const { role, areaId, producerId, email } = given;
  if (role === 'return') return rules(deps, scope, email);
  if (producerId !== null) {
    return (await listProducersGiven(deps.db, scope, producerId)).some(({ id }) => id === producerId);
  }
  if (areaId === null) return scope.all;
  return (await listAreasGiven(deps.db, scope, areaId)).some(({ id }) => id === areaId);
}

async function mayGive(deps: Deps, grants: readonly Grant[], given: Given): Promise<boolean> {
  for (const right of rightsFor(given.role)) {
    const scope = scopeFor(grants, right);
    if (scope && (await reaches(deps, scope, given))) return true;
  }
  return false;
}

/**
 * The invitation of a link's token, while it is good and who made it may still give what it gives; the command line
 * always may. Throws `invitation-invalid`.
 */
export async function invitationGiven(deps: Deps, token: string): Promise<Invitation> {
  const invitation = await findOpenInvitation(deps.db, hashToken(token), deps.now());
  if (!invitation) throw new Refusal('invitation-invalid');
  const inviter = await findUser(deps.db, invitation.createdBy);
  if (!inviter) return invitation;
  const { grants } = await heldBy(deps, inviter.id);
  const may = inviter.suspendedAt === null && (await mayGive(deps, grants, invitation));
  if (!may) throw new Refusal('invitation-invalid');
  return invitation;
}

/** The writes that revoke some open invitations, each with its event. */
export function planRevoked({ now, actor }: Deps, open: readonly Invitation[]): Write[] {
  const at = now();
  return open.flatMap(({ id, email, role, areaId, producerId }) => [
    closeInvitation(id, at),
    writeEvent({
      at,
      actor,
      verb: 'revoke',
      noun: 'invitation',
      nounId: id,
      before: { email, role, areaId, producerId },
    }),
  ]);
}

/** Revokes what a person invited others to and could not give any more by the grants that are left. */
export async function planOutlived(deps: Deps, userId: string, left: readonly Grant[]): Promise<Write[]> {
  const open = await listOpenInvitationsBy(deps.db, userId, deps.now());
  const stays = await Promise.all(open.map((one) => mayGive(deps, left, one)));
  return planRevoked(
    deps,
    open.filter((_, i) => !stays[i]),
  );
}

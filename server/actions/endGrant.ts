import type { Role, Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { endGrantOf, findGrantInside, guardLastAdministrator } from '#db/grants';
import { endSessionsOf } from '#db/sessions';
import { heldBy } from '../auth/held.ts';
import { planOutlived } from '../auth/inviter.ts';
import type { Deps } from '../deps.ts';

/**
 * Ends one role of another person inside one's own scope, their sessions, and the invitations they made by it alone; `roles` narrows what may be
 * ended, as a producer ends only delegates. Throws `not-found`, `not-permitted` for one's own, `last-administrator`.
 */
export async function endGrant(
  deps: Deps,
  scope: Scope,
  grantId: string,
  roles?: readonly Role[],
): Promise<void> {
  const grant = await findGrantInside(deps.db, scope, grantId);
  if (!grant || (roles && !roles.includes(grant.role))) throw new Refusal('not-found');
  if (grant.userId === deps.actor) throw new Refusal('not-permitted');

  const at = deps.now();
  const { userId, role, areaId, producerId } = grant;
  const left = (await heldBy(deps, userId)).grants.filter(({ id }) => id !== grantId);
  const event = { at, actor: deps.actor, verb: 'end-grant', noun: 'user', nounId: userId };
  await commit(deps.db, [
    endGrantOf(grantId, at),
    endSessionsOf(userId, at),
    ...(await planOutlived(deps, userId, left)),
    ...(role === 'administrator' ? [guardLastAdministrator()] : []),
    writeEvent({ ...event, before: { role, areaId, producerId } }),
  ]);
}

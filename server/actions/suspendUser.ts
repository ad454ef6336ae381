import type { Scope } from '#core/permission';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { guardLastAdministrator, listGrants } from '#db/grants';
import { endSessionsOf } from '#db/sessions';
import { resumeAccount, suspendAccount } from '#db/users';
import { planOutlived } from '../auth/inviter.ts';
import { personRuled } from '../auth/rights.ts';
import type { Deps } from '../deps.ts';

/** Keeps a person out, or lets them in again. */
export type Suspension = 'suspend' | 'resume';

/**
 * Suspends a person: every session ends with the commit, invitations they made are revoked, and no door opens until they are let in again; roles and what
 * they did stay on record. Throws `user-not-found`, `not-permitted`, `already-done`, `last-administrator`.
 */
export async function suspendUser(
  deps: Deps,
  scope: Scope,
  userId: string,
  which: Suspension,
): Promise<void> {
  const user = await personRuled(deps, scope, userId);
  const at = deps.now();
  const governs = (await listGrants(deps.db, user.id)).some(({ role }) => role === 'administrator');

  const writes =
    which === 'suspend'
      ? [suspendAccount(user.id, at), endSessionsOf(user.id, at), ...(await planOutlived(deps, user.id, []))]
      : [resumeAccount(user.id)];
  await commit(deps.db, [
    ...writes,
    ...(which === 'suspend' && governs ? [guardLastAdministrator()] : []),
    writeEvent({ at, actor: deps.actor, verb: which, noun: 'user', nounId: user.id }),
  ]);
}

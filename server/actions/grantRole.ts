import type { Scope } from '#core/permission';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { insertGrant } from '#db/grants';
import { endSessionsOf } from '#db/sessions';
import { personRuled, placeGiven } from '../auth/rights.ts';
import { type Deps, newId } from '../deps.ts';
import type { GrantInput } from '../forms/person.ts';

/**
 * Gives a person one more role inside one's own scope; their sessions end, so that rights never change under a session.
 * Throws `user-not-found`, `not-permitted`, `already-done`.
 */
export async function grantRole(
  deps: Deps,
  scope: Scope,
  userId: string,
  input: GrantInput,
): Promise<string> {
  const user = await personRuled(deps, scope, userId);
  const place = await placeGiven(deps, scope, input);

  const at = deps.now();
  const id = newId(deps, 'grt');
  const over = { role: input.role, ...place };
  const grant = { id, userId: user.id, ...over, grantedAt: at, grantedBy: deps.actor, endedAt: null };

  await commit(deps.db, [
    insertGrant(grant),
    endSessionsOf(user.id, at),
    writeEvent({ at, actor: deps.actor, verb: 'grant', noun: 'user', nounId: user.id, after: over }),
  ]);
  return id;
}

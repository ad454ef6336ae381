import type { Scope } from '#core/permission';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { endSessionsOf } from '#db/sessions';
import { personRuled } from '../auth/rights.ts';
import type { Deps } from '../deps.ts';

/** Ends every session of another person, as for a phone that was lost; throws `user-not-found`, `not-permitted`. */
export async function endUserSessions(deps: Deps, scope: Scope, userId: string): Promise<void> {
  const user = await personRuled(deps, scope, userId);

  const at = deps.now();
  const event = { at, actor: deps.actor, verb: 'end-sessions', noun: 'user', nounId: user.id };
  await commit(deps.db, [endSessionsOf(user.id, at), writeEvent(event)]);
}

import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { heldBy } from '../auth/held.ts';
import { personRuled } from '../auth/rights.ts';
import type { Deps } from '../deps.ts';

/**
 * Gives one's word that the right person holds the rights another administrator gave or let in anew: they hold at once.
 * Throws `user-not-found`, `not-permitted` for one's own and for what oneself gave, `already-done` where nothing waits.
 */
export async function confirmRights(deps: Deps, scope: Scope, userId: string): Promise<void> {
  const user = await personRuled(deps, scope, userId);
  const { waiting } = await heldBy(deps, user.id);
  if (waiting.length === 0) throw new Refusal('already-done');
  const others = waiting.filter(({ by }) => by !== deps.actor);
  if (others.length === 0) throw new Refusal('not-permitted');

  const roles = [...new Set(others.map(({ role }) => role))];
  const event = { at: deps.now(), actor: deps.actor, verb: 'confirm', noun: 'user', nounId: user.id };
  await commit(deps.db, [writeEvent({ ...event, after: { roles } })]);
}

import { isTrialOrigin, type Origin } from '#core/origin';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { addOrigin } from '#db/origins';
import type { Deps } from '../deps.ts';

/** Takes another address as the office's own, from now on the one stamps point to; a trial's is `invalid-origin`. */
export async function addHost(deps: Deps, origin: Origin): Promise<void> {
  if (isTrialOrigin(origin)) throw new Refusal('invalid-origin', { value: origin });

  const at = deps.now();
  const event = { at, actor: deps.actor, verb: 'add', noun: 'host', nounId: origin };
  await commit(deps.db, [addOrigin(origin, at), writeEvent(event)]);
}

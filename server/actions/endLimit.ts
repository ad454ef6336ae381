import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { listLimits, removeLimit } from '#db/limits';
import type { Deps } from '../deps.ts';

/** Ends a producer's own limit: everybody's holds again. Where there is none nothing is written. */
export async function endLimit(deps: Deps, { producer }: { producer: string }): Promise<void> {
  const known = (await listLimits(deps.db)).find(({ producerId }) => producerId === producer);
  if (!known) return;

  const before = { perLot: known.perLot, per30Days: known.per30Days };
  const event = { at: deps.now(), actor: deps.actor, verb: 'end', noun: 'limit', nounId: producer, before };
  await commit(deps.db, [removeLimit(producer), writeEvent(event)]);
}

import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findProducerName } from '#db/limitStanding';
import { EVERYBODY, listLimits, setLimit as setLimitRow } from '#db/limits';
import type { Deps } from '../deps.ts';
import type { SetLimit } from '../forms/limit.ts';

/**
 * Sets how many stamps may be ordered without an approver, for everybody or for one producer. What was so already
 * writes nothing; throws `not-found` for a producer nobody knows.
 */
export async function setLimit(deps: Deps, input: SetLimit): Promise<void> {
  const producerId = input.producer ?? EVERYBODY;
  if (producerId !== EVERYBODY && !(await findProducerName(deps.db, producerId)))
    throw new Refusal('not-found', { path: producerId });
  const { perLot, per30Days } = input;
  const known = (await listLimits(deps.db)).find((row) => row.producerId === producerId);
  if (known?.perLot === perLot && known.per30Days === per30Days) return;

  const at = deps.now();
  const before = known ? { perLot: known.perLot, per30Days: known.per30Days } : null;
  const event = { at, actor: deps.actor, verb: 'set', noun: 'limit', nounId: producerId };
  await commit(deps.db, [
    setLimitRow({ producerId, perLot, per30Days, at, actor: deps.actor }),
    writeEvent({ ...event, before, after: { perLot, per30Days } }),
  ]);
}

import { idsOf, lastSerial } from '#core/batch';
import { Refusal } from '#core/refusal';
import { keyNumberOf, serialOf } from '#core/stampId';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { giveBackToLot } from '#db/lots';
import { insertAct, type StampAct } from '#db/stampActs';
import { type Deps, newId } from '../deps.ts';
import { batchGiven, stampIdGiven } from '../finding.ts';
import type { VoidStamps } from '../forms/batch.ts';

/**
 * Voids a range of a batch's stamps, one row whatever its length, and gives their places back to the lot; throws
 * `range-outside-batch`, and `range-already-void` when any of them was voided before.
 */
export async function voidStamps(deps: Deps, input: VoidStamps): Promise<StampAct> {
  const batch = await batchGiven(deps.db, input.batch);
  const [first, last] = [stampIdGiven(input.first), stampIdGiven(input.last)];
  const ofKey = keyNumberOf(first) === batch.keyNumber && keyNumberOf(last) === batch.keyNumber;
  const inside = serialOf(first) >= batch.first && serialOf(last) <= lastSerial(batch);
  if (!ofKey || !inside || serialOf(first) > serialOf(last)) {
    throw new Refusal('range-outside-batch', { batch: batch.id, ...idsOf(batch) });
  }

  const act: StampAct = {
    id: newId(deps, 'act'),
    batchId: batch.id,
    keyNumber: batch.keyNumber,
    first: serialOf(first),
    last: serialOf(last),
    act: 'void',
    reason: input.reason,
    at: deps.now(),
    actor: deps.actor,
  };

  await commit(deps.db, [
    insertAct(act),
    giveBackToLot(batch.lotId, act.last - act.first + 1),
    writeEvent({ at: act.at, actor: deps.actor, verb: 'void', noun: 'batch', nounId: batch.id, after: act }),
  ]);
  return act;
}

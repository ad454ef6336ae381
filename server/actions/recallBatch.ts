import { lastSerial } from '#core/batch';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { insertAct, type StampAct } from '#db/stampActs';
import { type Deps, newId } from '../deps.ts';
import { batchGiven } from '../finding.ts';

/** Recalls every stamp of a batch for a danger in the goods, once; a second time is `range-already-void`. */
export async function recallBatch(deps: Deps, input: { batch: string; reason: string }): Promise<StampAct> {
  const batch = await batchGiven(deps.db, input.batch);

  const act: StampAct = {
    id: newId(deps, 'act'),
    batchId: batch.id,
    keyNumber: batch.keyNumber,
    first: batch.first,
    last: lastSerial(batch),
    act: 'recall',
    reason: input.reason,
    at: deps.now(),
    actor: deps.actor,
  };

  const event = {
    at: act.at,
    actor: deps.actor,
    verb: 'recall',
    noun: 'batch',
    nounId: batch.id,
    after: act,
  };
  await commit(deps.db, [insertAct(act), writeEvent(event)]);
  return act;
}

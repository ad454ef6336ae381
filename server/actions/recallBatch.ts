import { lastSerial } from '#core/batch';
import { commit } from '#db/commit';
import type { StampAct } from '#db/stampActs';
import type { Deps } from '../deps.ts';
import { batchGiven } from '../finding.ts';
import { recallAct, writesOfRecall } from '../stamps/recalling.ts';

/** Recalls every stamp of a batch for a danger in the goods, once; a second time is `range-already-void`. */
export async function recallBatch(deps: Deps, input: { batch: string; reason: string }): Promise<StampAct> {
  const batch = await batchGiven(deps.db, input.batch);
  const range = { batch, first: batch.first, last: lastSerial(batch), danger: input.reason };
  const act = recallAct(deps, range);
  await commit(deps.db, writesOfRecall(act));
  return act;
}

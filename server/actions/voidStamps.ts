import { commit } from '#db/commit';
import type { StampAct } from '#db/stampActs';
import type { Deps } from '../deps.ts';
import { batchGiven } from '../finding.ts';
import type { VoidStamps } from '../forms/batch.ts';
import { rangeGiven, voidAct, writesOfVoid } from '../stamps/voiding.ts';

/**
 * Voids a range of a batch's stamps, one row whatever its length, and gives their places back to the lot; throws
 * `range-outside-batch`, and `range-already-void` when any of them was voided before.
 */
export async function voidStamps(deps: Deps, input: VoidStamps): Promise<StampAct> {
  const batch = await batchGiven(deps.db, input.batch);
  const { cause = 'mistake', reason } = input;
  const range = rangeGiven(batch, input.first, input.last);
  const act = voidAct(deps, { batch, ...range, cause, reason });
  await commit(deps.db, writesOfVoid(batch.lotId, act));
  return act;
}

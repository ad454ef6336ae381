import { LIMIT_WINDOW_MS } from '#core/limit';
import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { holdToLimits } from '#db/limits';
import type { Deps } from '../deps.ts';
import type { IssueBatch } from '../forms/batch.ts';
import { type IssuedBatch, refuseUnsignable, untilNobodyWasQuicker } from '../stamps/issuing.ts';
import { planOrder } from '../stamps/ordering.ts';

/**
 * Issues stamps that a producer orders alone, for a lot its scope sees. Beyond a limit it is `approval-needed`, and
 * the commit itself holds to the limits, whoever else orders at once; else throws what `issueBatch` throws.
 */
export async function orderBatch(deps: Deps, scope: Scope, input: IssueBatch): Promise<IssuedBatch> {
  await refuseUnsignable(deps);
  return untilNobodyWasQuicker(async () => {
    const { plan, passed } = await planOrder(deps, scope, input);
    if (passed) throw new Refusal('approval-needed', { limit: passed.limit, over: passed.over });

    const { batch, skipped, product } = plan;
    const since = batch.issuedAt - LIMIT_WINDOW_MS;
    const { lotId, quantity } = batch;
    const held = holdToLimits({ lotId, producerId: product.producerId, quantity, since });
    await commit(deps.db, [held, ...plan.writes]);
    return { batch, skipped };
  });
}

import { commit } from '#db/commit';
import type { Deps } from '../deps.ts';
import type { IssueBatch } from '../forms/batch.ts';
import { type IssuedBatch, planIssue, refuseUnsignable, untilNobodyWasQuicker } from '../stamps/issuing.ts';

/**
 * Issues a batch: one row, whatever the quantity. The high-water mark is on disk before the commit, and the
 * commit holds only if counter, key and lot are as they were read; throws what `planBatch` throws, `key-missing`,
 * `secret-missing`, `secret-wrong`, `origin-unknown`.
 */
export async function issueBatch(deps: Deps, input: IssueBatch): Promise<IssuedBatch> {
  await refuseUnsignable(deps);
  return untilNobodyWasQuicker(async () => {
    const { batch, skipped, writes } = await planIssue(deps, input);
    await commit(deps.db, writes);
    return { batch, skipped };
  });
}

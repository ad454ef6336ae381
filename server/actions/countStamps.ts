import { COUNT_KINDS, type CountKind } from '#core/account';
import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findLotOfSeenBatch } from '#db/lotAccounts';
import { insertCount, listCounts, type StampCount } from '#db/stampCounts';
import { type Deps, newId } from '../deps.ts';
import type { CountStamps } from '../forms/account.ts';

/**
 * Records what a producer counted of a batch: printed, handed out, left. Earlier counts are kept and the latest of
 * each kind stands; the same count again writes nothing. No count is refused for not fitting: the account says so.
 * Throws `batch-not-found` outside the scope.
 */
export async function countStamps(deps: Deps, scope: Scope, input: CountStamps): Promise<StampCount[]> {
  const { batch: batchId, note = null } = input;
  if (!(await findLotOfSeenBatch(deps.db, scope, batchId))) {
    throw new Refusal('batch-not-found', { batch: batchId });
  }
  const earlier = await listCounts(deps.db, [batchId]);
  const standing = (kind: CountKind) => earlier.find((one) => one.kind === kind)?.count;

  const given = { printed: input.printed, 'handed-out': input.handedOut, left: input.leftOver };
  const at = deps.now();
  const counts = COUNT_KINDS.flatMap((kind): StampCount[] => {
    const count = given[kind];
    if (count === undefined || count === standing(kind)) return [];
    return [{ id: newId(deps, 'count'), batchId, kind, count, note, at, actor: deps.actor }];
  });
  if (counts.length === 0) return [];

  const before = Object.fromEntries(counts.map(({ kind }) => [kind, standing(kind) ?? null]));
  const after = { ...Object.fromEntries(counts.map(({ kind, count }) => [kind, count])), note };
  const event = { at, actor: deps.actor, verb: 'count', noun: 'batch', nounId: batchId, before, after };
  await commit(deps.db, [...counts.map(insertCount), writeEvent(event)]);
  return counts;
}

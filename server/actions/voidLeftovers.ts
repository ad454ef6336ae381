import { hasEnded } from '#core/accountBook';
import { dayOf } from '#core/day';
import type { Scope } from '#core/permission';
import { factToday } from '#core/recognition';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { listRecognitions } from '#db/recognitions';
import { insertCount, listCounts } from '#db/stampCounts';
import { accountsText } from '#web/text/accounts.ts';
import { type Deps, newId } from '../deps.ts';
import type { VoidLeftovers } from '../forms/account.ts';
import { planVoidLines, type VoidedLines } from '../stamps/spoilage.ts';

/**
 * Voids stamps left over once the recognition they stand on lapsed, was withdrawn or gave way to another star; the
 * count of those left goes down with them. All or, with one wrong line, none. Throws `batch-not-found`, `conflict`
 * while the recognition stands, `range-already-void` where somebody was quicker.
 */
export async function voidLeftovers(deps: Deps, scope: Scope, input: VoidLeftovers): Promise<VoidedLines> {
  const reason = accountsText('vi').reasons.leftover;
  const plan = await planVoidLines(deps, scope, { ...input, cause: 'leftover', reason });
  const { batch, writes, stamps, spans, wrong } = plan;
  const all = await listRecognitions(deps.db, batch.productId);
  const own = all.find(({ id }) => id === batch.recognitionId);
  const at = deps.now();
  if (!own || !hasEnded(factToday(own, all, dayOf(at)))) throw new Refusal('conflict');
  if (wrong.length > 0) return { stamps, spans, wrong };

  const counted = (await listCounts(deps.db, [batch.id])).find(({ kind }) => kind === 'left');
  const count = Math.max(0, (counted?.count ?? 0) - stamps);
  const made = { id: newId(deps, 'count'), batchId: batch.id, kind: 'left', count, at } as const;
  const left = counted ? [insertCount({ ...made, note: reason, actor: deps.actor })] : [];
  await commit(deps.db, [...writes, ...left]);
  return { stamps, spans, wrong };
}

import type { Scope } from '#core/permission';
import { commit } from '#db/commit';
import { accountsText } from '#web/text/accounts.ts';
import type { Deps } from '../deps.ts';
import type { VoidSpoiled } from '../forms/account.ts';
import { planVoidLines, type VoidedLines } from '../stamps/spoilage.ts';

/**
 * Voids stamps a producer spoiled or mistook, all of them or, with one wrong line, none; their places go back to the
 * lot. Throws `batch-not-found`, and `range-already-void` where somebody was quicker.
 */
export async function voidSpoiled(deps: Deps, scope: Scope, input: VoidSpoiled): Promise<VoidedLines> {
  const reason = input.reason ?? accountsText('vi').reasons[input.cause];
  const { writes, stamps, spans, wrong } = await planVoidLines(deps, scope, { ...input, reason });
  if (wrong.length === 0) await commit(deps.db, writes);
  return { stamps, spans, wrong };
}

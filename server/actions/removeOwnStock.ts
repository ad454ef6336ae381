import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findOwnStockSeen, removeOwnStock as removeRow } from '#db/ownStocks';
import type { Deps } from '../deps.ts';

/**
 * Takes a producer's own paper off the list; what was printed on it holds its measures and can be printed again.
 * Throws `stock-unknown` outside the scope.
 */
export async function removeOwnStock(
  deps: Deps,
  scope: Scope,
  { stock: id }: { readonly stock: string },
): Promise<void> {
  const before = await findOwnStockSeen(deps.db, scope, id);
  if (!before) throw new Refusal('stock-unknown', { stock: id.slice(0, 60), known: '' });

  const event = { at: deps.now(), actor: deps.actor, verb: 'drop', noun: 'stock', nounId: id, before };
  await commit(deps.db, [removeRow(id), writeEvent(event)]);
}

import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findOwnStockNamed, keepOwnStock, type OwnStock } from '#db/ownStocks';
import { findProducerSeen } from '#db/producers';
import { findStock } from '#labels/stock/findStock';
import { type Deps, newId } from '../deps.ts';
import { besideMeasure, formatMeasures, type SaveOwnStock } from '../forms/stock.ts';

/** The measures as the table of stocks writes them, once they are a paper's; throws `stock-unknown` with the field. */
function measuresGiven(input: SaveOwnStock): string {
  try {
    const measures = formatMeasures(input);
    findStock(measures);
    return measures;
  } catch (error) {
    throw error instanceof Refusal ? besideMeasure(error) : error;
  }
}

/**
 * Keeps a producer's own paper under a name; one that has the name already is measured anew only where that is asked
 * for. Throws `stock-name-taken` where it is not and the measures are others, `stock-unknown` naming the field that no
 * paper can have, `producer-not-found` outside the scope.
 */
export async function saveOwnStock(deps: Deps, scope: Scope, input: SaveOwnStock): Promise<OwnStock> {
  const { producer: producerId, name } = input;
  if (!(await findProducerSeen(deps.db, scope, producerId))) {
    throw new Refusal('producer-not-found', { producer: producerId });
  }
  const before = await findOwnStockNamed(deps.db, producerId, name);
  const measures = measuresGiven(input);
  if (before && before.measures !== measures && !input.replace) {
    throw new Refusal('stock-name-taken', { name, field: 'replace' });
  }

  const at = deps.now();
  const stock: OwnStock = { id: before?.id ?? newId(deps, 'stock'), producerId, name, measures, at };
  const event = { at, actor: deps.actor, verb: 'save', noun: 'stock', nounId: stock.id };
  await commit(deps.db, [keepOwnStock(stock), writeEvent({ ...event, before, after: stock })]);
  return stock;
}

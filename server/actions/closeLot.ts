import type { Lot } from '#core/lot';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { closeLotRow, findLot } from '#db/lots';
import type { Deps } from '../deps.ts';
import type { CloseLot } from '../forms/lot.ts';

/** Closes a lot: no more stamps are issued for it, and what was issued lives on. Closed before, it stays as it is; throws `lot-not-found`. */
export async function closeLot(deps: Deps, input: CloseLot): Promise<Lot> {
  const lot = await findLot(deps.db, input.lot);
  if (!lot) throw new Refusal('lot-not-found', { lot: input.lot });
  if ((lot.closedAt ?? null) !== null) return lot;

  const at = deps.now();
  const event = { at, actor: deps.actor, verb: 'close', noun: 'lot', nounId: lot.id };
  await commit(deps.db, [
    closeLotRow(lot.id, at),
    writeEvent({ ...event, before: { closedAt: null }, after: { closedAt: at } }),
  ]);
  return { ...lot, closedAt: at };
}

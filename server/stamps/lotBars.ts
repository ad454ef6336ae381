import { dayOf } from '#core/day';
import { type LotBar, lotBar } from '#core/lot';
import type { Recognition } from '#core/recognition';
import type { LotSeen } from '#db/lots';
import { listRecognitions } from '#db/recognitions';
import type { Deps } from '../deps.ts';

/** A lot with what bars it from more stamps today, or null where nothing does. */
export interface BarredLot extends LotSeen {
  readonly bar: LotBar | null;
}

/** Lots with what bars each of them today; the recognitions of a product are read once. */
export async function withBars(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  lots: readonly LotSeen[],
): Promise<BarredLot[]> {
  const ids = [...new Set(lots.map(({ productId }) => productId))];
  const byProduct = new Map<string, readonly Recognition[]>();
  for (const id of ids) byProduct.set(id, await listRecognitions(db, id));
  const today = dayOf(now());
  return lots.map((lot) => ({
    ...lot,
    bar: lotBar(lot.recalled, byProduct.get(lot.productId) ?? [], today),
  }));
}

import { listProducts } from '#db/products';
import { issueBatch } from '#server/actions/issueBatch.ts';
import { openLot } from '#server/actions/openLot.ts';
import type { Deps } from '#server/deps.ts';
import { recognise } from '#test/support/register.ts';

/** Honey of Thanh Mai, recognised, with a lot; gives back ids. */
export async function honeyLot(
  deps: Deps,
  quantity = 100_000,
): Promise<{ product: string; producer: string; lot: string }> {
  await recognise(deps, { product: 'Mật ong hoa nhãn Thanh Mai', until: '15/03/2028' });
  const product = (await listProducts(deps.db)).find(({ name }) => name.startsWith('Mật ong hoa nhãn'))!;
  const lot = await openLot(deps, { product: product.id, number: 'TM-01', quantity, unit: 'hũ 500 g' });
  return { product: product.id, producer: product.producerId, lot: lot.id };
}

/** A batch of stamps of that lot. */
export async function honeyBatch(
  deps: Deps,
  { product, lot }: { product: string; lot: string },
  quantity: number,
) {
  const { batch } = await issueBatch(deps, { product, lot, quantity, form: 'full' });
  return batch;
}

import { issueBatch } from '#server/actions/issueBatch.ts';
import { openLot } from '#server/actions/openLot.ts';
import type { Deps } from '#server/deps.ts';
import { productGiven } from '#server/finding.ts';
import { recognise } from './register.ts';

export const HONEY = 'Mật ong hoa rừng Thanh Mai';
export const TEA = 'Trà hoa vàng Thanh Mai';

/** Two producers of Thanh Mai: one with honey, a lot and 100 stamps of it; a neighbour with tea and 20 stamps. */
export async function openShop(office: Deps) {
  await recognise(
    office,
    { product: HONEY },
    { product: TEA, producer: 'HTX Trà Thanh Mai', decision: '121/QĐ-UBND' },
  );
  const lot = await openLot(office, { product: HONEY, number: 'L-1', quantity: 120 });
  await openLot(office, { product: TEA, number: 'T-1', quantity: 50 });
  const { batch } = await issueBatch(office, { product: HONEY, lot: 'L-1', quantity: 100, form: 'full' });
  const tea = await issueBatch(office, { product: TEA, lot: 'T-1', quantity: 20, form: 'full' });
  const product = await productGiven(office.db, HONEY);
  const neighbour = await productGiven(office.db, TEA);
  const scopeOf = (producerId: string) => ({ all: false, areaIds: [], producerIds: [producerId] });
  return {
    lot,
    batch,
    tea: tea.batch,
    product,
    neighbour,
    own: scopeOf(product.producerId),
    others: scopeOf(neighbour.producerId),
  };
}

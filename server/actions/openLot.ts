import { dayOf } from '#core/day';
import { type Lot, refuseLotDays } from '#core/lot';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findLotByNumber, insertLot } from '#db/lots';
import { listVariants } from '#db/products';
import { type Deps, newId } from '../deps.ts';
import { productGiven } from '../finding.ts';
import type { OpenLot } from '../forms/lot.ts';

/**
 * Opens a lot of a product. Its stamps carry the GTIN named, else the product's only one, else none; throws
 * `lot-exists`, `variant-not-found`, `product-not-found`, `expires-before-produced`,
 * `produced-in-future`.
 */
export async function openLot(deps: Deps, input: OpenLot): Promise<Lot> {
  const product = await productGiven(deps.db, input.product);
  const { produced, expires } = input;
  refuseLotDays({ producedOn: produced ?? null, expiresOn: expires ?? null }, dayOf(deps.now()));
  if (await findLotByNumber(deps.db, product.id, input.number)) {
    throw new Refusal('lot-exists', { lot: input.number, product: product.name });
  }
  const gtins = (await listVariants(deps.db, product.id)).flatMap(({ gtin }) => gtin ?? []);
  if (input.gtin && !gtins.includes(input.gtin)) {
    throw new Refusal('variant-not-found', { gtin: input.gtin, product: product.name });
  }

  const lot: Lot = {
    id: newId(deps, 'lot'),
    productId: product.id,
    number: input.number,
    quantity: input.quantity,
    producedOn: input.produced ?? null,
    expiresOn: input.expires ?? null,
    place: input.place ?? null,
    gtin: input.gtin ?? (gtins.length === 1 ? (gtins[0] ?? null) : null),
    stampsIssued: 0,
    stampsVoid: 0,
    unit: input.unit ?? null,
    closedAt: null,
  };

  const at = deps.now();
  const event = { at, actor: deps.actor, verb: 'open', noun: 'lot', nounId: lot.id, after: lot };
  await commit(deps.db, [insertLot(lot, at), writeEvent(event)]);
  return lot;
}

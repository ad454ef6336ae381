import { dayOf } from '#core/day';
import type { Gtin14 } from '#core/gtin';
import { isAmendable, type Lot, refuseLotDays } from '#core/lot';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { amendLotRow, findLot, findLotByNumber, type LotFacts } from '#db/lots';
import { findProduct, listVariants } from '#db/products';
import type { Deps } from '../deps.ts';
import type { AmendLot } from '../forms/lot.ts';

/**
 * Mends the facts of a lot that has no stamps yet; throws `lot-not-found`, `lot-closed`, `lot-has-stamps`,
 * `lot-exists`, `variant-not-found`, `expires-before-produced`, `produced-in-future`.
 */
export async function amendLot(deps: Deps, input: AmendLot): Promise<Lot> {
  const lot = await findLot(deps.db, input.lot);
  if (!lot) throw new Refusal('lot-not-found', { lot: input.lot });
  refuseFixed(lot);
  const gtins = (await listVariants(deps.db, lot.productId)).flatMap(({ gtin }) => gtin ?? []);
  const facts = factsOf(input, gtins);
  await refuseFacts(deps, lot, facts, gtins);

  const { number, quantity, producedOn, expiresOn, place, gtin, unit = null } = lot;
  const before = { number, quantity, producedOn, expiresOn, place, gtin, unit };
  const event = { at: deps.now(), actor: deps.actor, verb: 'amend', noun: 'lot', nounId: lot.id };
  await commit(deps.db, [amendLotRow(lot, facts), writeEvent({ ...event, before, after: facts })]);
  return { ...lot, ...facts };
}

/** The GTIN named, else the product's only one, else none: as when the lot was opened. */
function factsOf(input: AmendLot, gtins: readonly Gtin14[]): LotFacts {
  return {
    number: input.number,
    quantity: input.quantity,
    producedOn: input.produced ?? null,
    expiresOn: input.expires ?? null,
    place: input.place ?? null,
    gtin: input.gtin ?? (gtins.length === 1 ? (gtins[0] ?? null) : null),
    unit: input.unit ?? null,
  };
}

function refuseFixed(lot: Lot): void {
  if (isAmendable(lot)) return;
  const code = lot.stampsIssued > 0 ? 'lot-has-stamps' : 'lot-closed';
  throw new Refusal(code, { lot: lot.number, issued: lot.stampsIssued });
}

async function refuseFacts(
  { db, now }: Deps,
  lot: Lot,
  facts: LotFacts,
  gtins: readonly Gtin14[],
): Promise<void> {
  const { number, gtin } = facts;
  refuseLotDays(facts, dayOf(now()));
  const product = (await findProduct(db, lot.productId))?.name ?? '';
  const namesake = await findLotByNumber(db, lot.productId, number);
  if (namesake && namesake.id !== lot.id) throw new Refusal('lot-exists', { lot: number, product });
  if (gtin && !gtins.includes(gtin)) throw new Refusal('variant-not-found', { gtin, product });
}

import type { Scope } from '#core/permission';
import type { Variant } from '#core/product';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findSeenProduct } from '#db/productPages';
import { listVariants } from '#db/products';
import { findVariantByGtin, insertVariant, updateVariant } from '#db/variants';
import { type Deps, newId } from '../deps.ts';
import { MOST_VARIANTS, type SaveVariant } from '../forms/productPage.ts';

/**
 * Adds a pack size to a product, or changes one, with its GTIN or none. Lots may name it at once; stamps issued
 * before keep their GTIN, and shoppers read it once the page is approved. The same again writes nothing. Throws
 * `product-not-found`, `variant-not-found`, `gtin-taken` where another pack size has the number.
 */
export async function saveVariant(deps: Deps, scope: Scope, input: SaveVariant): Promise<Variant> {
  const product = await findSeenProduct(deps.db, scope, input.product);
  if (!product) throw new Refusal('product-not-found', { product: input.product });
  const all = await listVariants(deps.db, product.id);
  const before = input.variant === null ? undefined : all.find(({ id }) => id === input.variant);
  if (input.variant !== null && !before) {
    throw new Refusal('variant-not-found', { gtin: input.gtin ?? input.name, product: product.name });
  }
  const { name, gtin } = input;
  const variant: Variant = { id: before?.id ?? newId(deps, 'variant'), productId: product.id, name, gtin };
  if (before?.name === name && before.gtin === gtin) return before;
  const twin = all.find((one) => one.name === name && one.gtin === gtin);
  if (!before && twin) return twin;
  if (!before && all.length >= MOST_VARIANTS) {
    throw new Refusal('invalid-input', { field: 'name', value: name });
  }
  await refuseTaken(deps, scope, variant);

  const change = before ? { before, after: variant } : { after: variant };
  const event = { at: deps.now(), actor: deps.actor, verb: before ? 'amend' : 'add' };
  await commit(deps.db, [
    before ? updateVariant(variant) : insertVariant(variant),
    writeEvent({ ...event, noun: 'variant', nounId: variant.id, ...change }),
  ]);
  return variant;
}

/** Whose number it is, is told of what the person sees anyhow; of a stranger's nothing. */
async function refuseTaken({ db }: Deps, scope: Scope, { id, gtin }: Variant): Promise<void> {
  const holder = gtin === null ? undefined : await findVariantByGtin(db, gtin);
  if (!holder || holder.id === id) return;
  const own = await findSeenProduct(db, scope, holder.productId);
  const details = own ? { variant: holder.name, product: own.name } : {};
  throw new Refusal('gtin-taken', { gtin: gtin ?? '', ...details, field: 'gtin' });
}

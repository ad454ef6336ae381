import type { Batch } from '#core/batch';
import { isGtin14 } from '#core/gtin';
import type { Lot } from '#core/lot';
import { foldName } from '#core/name';
import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { type KeyNumber, parseTypedId, type StampId } from '#core/stampId';
import { findBatch } from '#db/batches';
import { isProductSeen } from '#db/decisionPages';
import { findKey, type StoredKey } from '#db/keys';
import { findLot, findLotByNumber, listLotsByNumber } from '#db/lots';
import type { Db } from '#db/open';
import { findProduct, findProductByGtin, listProductsNamed, type ProductRow } from '#db/products';

async function productsMeant(db: Db, text: string): Promise<readonly ProductRow[]> {
  const byId = await findProduct(db, text);
  if (byId) return [byId];
  const padded = text.padStart(14, '0');
  const byGtin = isGtin14(padded) ? await findProductByGtin(db, padded) : undefined;
  return byGtin ? [byGtin] : listProductsNamed(db, foldName(text));
}

async function seenOf(db: Db, scope: Scope | undefined, all: readonly ProductRow[]) {
  if (scope === undefined || scope.all) return all;
  const seen = await Promise.all(all.map(({ id }) => isProductSeen(db, scope, id)));
  return all.filter((_, i) => seen[i]);
}

/**
 * The product a person means by id, GTIN or whole name, of those within a scope; throws `product-not-found`, and
 * `product-ambiguous` naming those among which to choose.
 */
export async function productGiven(db: Db, text: string, scope?: Scope): Promise<ProductRow> {
  const [first, ...others] = await seenOf(db, scope, await productsMeant(db, text));
  if (!first) throw new Refusal('product-not-found', { product: text.slice(0, 80) });
  if (others.length === 0) return first;
  const ids = [first, ...others].map(({ id, producerName }) => `${id} (${producerName})`).join(', ');
  throw new Refusal('product-ambiguous', { product: text.slice(0, 80), candidates: ids });
}

/**
 * The lot a person means by id, or by its number within the product; throws `lot-not-found`, and
 * `lot-of-other-product` where the number is only another product's.
 */
export async function lotGiven(db: Db, product: ProductRow, text: string): Promise<Lot> {
  const lot = (await findLotByNumber(db, product.id, text)) ?? (await findLot(db, text));
  if (lot?.productId === product.id) return lot;
  const elsewhere = lot !== undefined || (await listLotsByNumber(db, text)).length > 0;
  const details = { lot: text.slice(0, 80), product: product.name };
  throw new Refusal(elsewhere ? 'lot-of-other-product' : 'lot-not-found', details);
}

/** The batch of an id; throws `batch-not-found`. */
export async function batchGiven(db: Db, id: string): Promise<Batch> {
  const batch = await findBatch(db, id);
  if (!batch) throw new Refusal('batch-not-found', { batch: id.slice(0, 80) });
  return batch;
}

/** The key of a number; throws `key-not-found`. */
export async function keyGiven(db: Db, number: KeyNumber): Promise<StoredKey> {
  const key = await findKey(db, number);
  if (!key) throw new Refusal('key-not-found', { key: number });
  return key;
}

/** A stamp ID as typed, with or without groups and check character; throws `invalid-stamp-id`. */
export function stampIdGiven(text: string): StampId {
  return parseTypedId(text);
}

import type { Star } from './authority.ts';
import { dayOf, type Instant } from './day.ts';
import type { Gtin14 } from './gtin.ts';
import { keyStateAt, type TrustedKey } from './key.ts';
import { type Lot, stampsLeft } from './lot.ts';
import type { Origin } from './origin.ts';
import { isService, type Product } from './product.ts';
import { inForceOn, type Recognition } from './recognition.ts';
import { Refusal } from './refusal.ts';
import { formatStampId, type KeyNumber, LAST_SERIAL, type StampId } from './stampId.ts';

/** One issue of stamps for one lot under one recognition: a key, a first serial, a quantity. No row per stamp. */
export interface Batch {
  readonly id: string;
  readonly keyNumber: KeyNumber;
  readonly first: number;
  readonly quantity: number;
  readonly form: 'full' | 'mini';
  readonly gtin: Gtin14 | null;
  readonly productId: string;
  readonly lotId: string;
  readonly recognitionId: string;
  /** Frozen at issue, whatever the product is awarded later. */
  readonly star: Star;
  readonly issuedAt: Instant;
  /** Where its stamps point, whenever they are printed. */
  readonly origin: Origin;
  /** Each stamp has a hidden PIN under a scratch layer (core/pin.ts); frozen at issue. */
  readonly pin: boolean;
}

/** The most stamps one batch holds. */
export const LARGEST_BATCH = 10_000_000;

/** All that the plan looks at; nothing else decides. */
export interface BatchRequest {
  readonly id: string;
  readonly product: Product;
  readonly lot: Lot;
  readonly recognitions: readonly Recognition[];
  readonly key: TrustedKey;
  /** The next serial never handed out, by database and high-water mark together. */
  readonly nextSerial: number;
  readonly quantity: number;
  readonly form: 'full' | 'mini';
  readonly now: Instant;
  readonly origin: Origin;
  /** Absent: none. */
  readonly pin?: boolean;
  /** A danger in the goods of the lot made the office recall stamps of it. */
  readonly isLotRecalled: boolean;
}

/**
 * Plans a batch or refuses it by code: `product-is-service`, `lot-of-other-product`, `recognition-not-in-force`,
 * `lot-recalled`, `lot-closed`, `batch-too-large`, `lot-quantity-exceeded`, `key-retired`, `key-compromised`, `key-exhausted`.
 */
export function planBatch(request: BatchRequest): Batch {
  const { product, lot, quantity, key, now } = request;
  if (isService(product)) throw new Refusal('product-is-service', { product: product.name });
  if (lot.productId !== product.id)
    throw new Refusal('lot-of-other-product', { lot: lot.number, product: product.name });
  const own = request.recognitions.filter(({ productId }) => productId === product.id);
  const recognition = inForceOn(own, dayOf(now));
  if (!recognition) throw new Refusal('recognition-not-in-force', { product: product.name, day: dayOf(now) });
  if (request.isLotRecalled) throw new Refusal('lot-recalled', { lot: lot.number, product: product.name });
  if ((lot.closedAt ?? null) !== null) throw new Refusal('lot-closed', { lot: lot.number });
  refuseQuantity(quantity, lot);
  refuseKey(key, request.nextSerial, quantity, now);
  return {
    id: request.id,
    keyNumber: key.number,
    first: request.nextSerial,
    quantity,
    form: request.form,
    gtin: lot.gtin,
    productId: product.id,
    lotId: lot.id,
    recognitionId: recognition.id,
    star: recognition.star,
    issuedAt: now,
    origin: request.origin,
    pin: request.pin ?? false,
  };
}

function refuseQuantity(quantity: number, lot: Lot): void {
  if (!Number.isInteger(quantity) || quantity < 1)
    throw new Refusal('invalid-input', { field: 'quantity', value: quantity });
  if (quantity > LARGEST_BATCH) throw new Refusal('batch-too-large', { quantity, largest: LARGEST_BATCH });
  const left = stampsLeft(lot);
  if (quantity > left) throw new Refusal('lot-quantity-exceeded', { lot: lot.number, quantity, left });
}

function refuseKey(key: TrustedKey, nextSerial: number, quantity: number, now: Instant): void {
  const state = keyStateAt(key, now);
  if (state !== 'active') throw new Refusal(`key-${state}`, { key: key.number });
  if (nextSerial + quantity - 1 > LAST_SERIAL) throw new Refusal('key-exhausted', { key: key.number });
}

/** The last serial of a batch. */
export function lastSerial(batch: Pick<Batch, 'first' | 'quantity'>): number {
  return batch.first + batch.quantity - 1;
}

/** First and last stamp ID of a batch. */
export function idsOf(batch: Pick<Batch, 'keyNumber' | 'first' | 'quantity'>): {
  first: StampId;
  last: StampId;
} {
  return {
    first: formatStampId(batch.keyNumber, batch.first),
    last: formatStampId(batch.keyNumber, lastSerial(batch)),
  };
}

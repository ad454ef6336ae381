import type { SerialSpan } from '#core/account';
import { type Batch, lastSerial } from '#core/batch';
import { Refusal } from '#core/refusal';
import { keyNumberOf, serialOf } from '#core/stampId';
import { findBatchOfSerial } from '#db/batches';
import { listBatchesOf, noneIssuedSince } from '#db/batchSearch';
import type { Write } from '#db/commit';
import { findLot } from '#db/lots';
import type { Db } from '#db/open';
import { findProduct, type ProductRow } from '#db/products';
import { batchGiven, stampIdGiven } from '../finding.ts';
import type { StampTargetGiven } from '../forms/stamps.ts';
import { rangeGiven } from './voiding.ts';

/** Serials of one batch. */
export interface TargetPiece extends SerialSpan {
  readonly batch: Batch;
}

/** The stamps a void or a recall is about. */
export interface StampTarget {
  readonly by: 'product' | 'lot' | 'batch' | 'range';
  readonly noun: 'product' | 'lot' | 'batch';
  readonly nounId: string;
  readonly product: ProductRow;
  /** The lot's number, where it is of one lot. */
  readonly lotNumber: string | null;
  readonly pieces: readonly TargetPiece[];
  /** Holds the commit to what was read: no stamps were issued meanwhile that would be left out. */
  readonly holds: readonly Write[];
}

/** True where exactly one stamp is meant, by its ID. */
export function isOneStamp({ by, pieces: [piece] }: StampTarget): boolean {
  return by === 'range' && piece?.first === piece?.last;
}

function whole(batch: Batch): TargetPiece {
  return { batch, first: batch.first, last: lastSerial(batch) };
}

/**
 * The stamps a person means, by product, lot, batch or range; throws `invalid-input` (field `batch`) where none or two
 * ways are named, `product-not-found`, `lot-not-found`, `batch-not-found`, `stamp-not-found`, `range-outside-batch`.
 */
export async function targetGiven(db: Db, given: StampTargetGiven): Promise<StampTarget> {
  const ways = [given.product, given.lot, given.batch ?? given.first].filter((way) => way !== undefined);
  if (ways.length !== 1) throw new Refusal('invalid-input', { field: 'batch' });
  if (given.product !== undefined) return ofProduct(db, given.product);
  if (given.lot !== undefined) return ofLot(db, given.lot);
  return ofBatch(db, given);
}

async function ofProduct(db: Db, id: string): Promise<StampTarget> {
  const product = await productOf(db, id);
  const all = await listBatchesOf(db, { productId: id });
  return {
    ...{ by: 'product', noun: 'product', nounId: id, product, lotNumber: null },
    pieces: all.map(whole),
    holds: [noneIssuedSince({ productId: id }, issuedIn(all))],
  };
}

async function ofLot(db: Db, lotId: string): Promise<StampTarget> {
  const lot = await findLot(db, lotId);
  if (!lot) throw new Refusal('lot-not-found', { lot: lotId });
  const product = await productOf(db, lot.productId);
  const all = await listBatchesOf(db, { productId: product.id, lotId });
  return {
    ...{ by: 'lot', noun: 'lot', nounId: lotId, product, lotNumber: lot.number },
    pieces: all.map(whole),
    holds: [noneIssuedSince({ productId: product.id, lotId }, issuedIn(all))],
  };
}

async function ofBatch(db: Db, given: StampTargetGiven): Promise<StampTarget> {
  const batch = await batchOf(db, given);
  const lot = await findLot(db, batch.lotId);
  const { first, last } = given;
  const isRange = first !== undefined || last !== undefined;
  const piece = isRange
    ? { batch, ...rangeGiven(batch, first ?? last ?? '', last ?? first ?? '') }
    : whole(batch);
  return {
    ...{ by: isRange ? 'range' : 'batch', noun: 'batch', nounId: batch.id },
    product: await productOf(db, batch.productId),
    lotNumber: lot?.number ?? null,
    pieces: [piece],
    holds: [],
  };
}

/** Named by its id, or by the first of the stamps meant. */
async function batchOf(db: Db, { batch, first = '' }: StampTargetGiven): Promise<Batch> {
  if (batch !== undefined) return batchGiven(db, batch);
  const id = stampIdGiven(first);
  const found = await findBatchOfSerial(db, keyNumberOf(id), serialOf(id));
  if (!found) throw new Refusal('stamp-not-found', { id });
  return found;
}

async function productOf(db: Db, id: string): Promise<ProductRow> {
  const product = await findProduct(db, id);
  if (!product) throw new Refusal('product-not-found', { product: id });
  return product;
}

function issuedIn(all: readonly Batch[]): number {
  return all.reduce((sum, { quantity }) => sum + quantity, 0);
}

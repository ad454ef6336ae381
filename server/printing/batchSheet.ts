import type { SerialSpan } from '#core/account';
import { type Batch, idsOf, lastSerial } from '#core/batch';
import type { PinContent } from '#core/pin';
import type { PrintFormatName, QrRendering } from '#core/printFormat';
import type { StampSpan } from '#core/printRange';
import { Refusal } from '#core/refusal';
import { formatStampId } from '#core/stampId';
import type { StampRecord } from '#core/verdict';
import { findProduct } from '#db/products';
import { findStampRecord } from '#db/stamps';
import type { StampFace } from '#labels/face/face';
import type { StampLook } from '#labels/marks/look';
import type { RunSpec } from '#labels/print/format';
import { formatNamed } from '#labels/print/formats';
import type { Calibration } from '#labels/stock/calibration';
import { findStock } from '#labels/stock/findStock';
import type { SheetsAround } from '#labels/stock/part';
import type { Stock } from '#labels/stock/stock';
import type { Deps } from '../deps.ts';
import { batchGiven, keyGiven } from '../finding.ts';
import type { PinnedLook } from '../forms/look.ts';
import { openKey } from '../keys/vault.ts';
import { lookOf } from '../marks/lookOf.ts';
import { refusePlace } from './formatFit.ts';
import type { PrintRun } from './run.ts';
import { refuseAllVoid, voidsWithin } from './voidsWithin.ts';

/** Which stamps of a batch go on which paper, and in which format. */
export interface SheetRequest {
  readonly batch: string;
  /** A PDF where nothing is said. */
  readonly format?: PrintFormatName | undefined;
  readonly rendering?: QrRendering | undefined;
  readonly stock: string;
  readonly dpi: number;
  readonly start: number;
  /** Only a part: from which stamp on, counted from 1, and how many; else the whole batch. */
  readonly part?: StampSpan | undefined;
  /** Of a part of a larger print: its sheets are numbered on. */
  readonly sheets?: SheetsAround | undefined;
  /** How the printer misses, to be made good. */
  readonly calibration?: Calibration;
  readonly content?: PinContent | undefined;
  /** Marks, story and colours, by their content; black and without any where nothing is said. */
  readonly look?: PinnedLook | undefined;
}

/** A print of a batch, but for where it goes. */
export interface BatchSheet {
  readonly batch: Batch;
  readonly run: Omit<PrintRun, 'out'>;
  /** Stamps of it that are void by now, as serials. */
  readonly voids: readonly SerialSpan[];
}

/**
 * Everything that decides what a batch's print looks like: the same request gives the same bytes while the register
 * says the same. Throws what `lookOf` and `refusePlace` throw, `batch-without-pins` where PINs are asked of a batch that has none,
 * `range-all-void` where none of its stamps could go on goods.
 */
export async function batchSheet(deps: Deps, request: SheetRequest): Promise<BatchSheet> {
  const { format = 'pdf' } = request;
  // To open a key takes longer than to load a way to print and to lay a run out with it: neither waits for the other.
  formatNamed(format)
    .whole()
    .catch(() => undefined);
  const batch = await batchGiven(deps.db, request.batch);
  const signer = openKey(await keyGiven(deps.db, batch.keyNumber), deps.secret);
  signer.catch(() => undefined);
  refusePinless(batch, request.content);
  const stock = findStock(request.stock);
  refusePlace(stock, request);
  const record = await recordOf(deps, batch);
  const producerId = (await findProduct(deps.db, batch.productId))?.producerId ?? '';
  const look = await lookOf(deps, producerId, request.look);
  const spec = specOf(request, batch, stock, record, look);
  const stamps = request.part ?? { from: 1, count: batch.quantity };
  const voids = await voidsWithin(deps.db, batch, stamps);
  refuseAllVoid(voids, stamps);
  return { batch, run: { format, spec, batchId: batch.id, signer }, voids };
}

function specOf(
  request: SheetRequest,
  batch: Batch,
  stock: Stock,
  record: StampRecord,
  look: StampLook,
): RunSpec {
  const { dpi, start, calibration, rendering, sheets } = request;
  const { quantity, ...part } = partOf(batch, request.part);
  return {
    ...{ stock, dpi, start },
    ...(calibration ? { calibration } : {}),
    ...(rendering ? { rendering } : {}),
    ...(sheets ? { sheets } : {}),
    origin: batch.origin,
    form: batch.form,
    first: { gtin: batch.gtin, id: formatStampId(batch.keyNumber, part.first) },
    count: quantity,
    face: faceOf(record),
    look,
    title: `${record.product.name} · ${record.lot.number} · ${batch.id}`,
    createdAt: batch.issuedAt,
    ...(batch.pin ? { pins: request.content ?? 'stamps' } : {}),
  };
}

/** Throws `batch-without-pins` where something else than stamps is asked of a batch without PINs. */
export function refusePinless({ id, pin }: Pick<Batch, 'id' | 'pin'>, content: PinContent | undefined): void {
  if (!pin && content !== undefined && content !== 'stamps')
    throw new Refusal('batch-without-pins', { batch: id });
}

/** The batch, or as much of it as one file takes; throws `range-outside-batch`. */
function partOf(batch: Batch, part: SheetRequest['part']): Batch {
  if (!part) return batch;
  const first = batch.first + part.from - 1;
  const last = first + part.count - 1;
  if (part.from < 1 || part.count < 1 || last > lastSerial(batch)) {
    throw new Refusal('range-outside-batch', { batch: batch.id, ...idsOf(batch) });
  }
  return { ...batch, first, quantity: part.count };
}

/** The words on the stamps of a batch; throws `batch-not-found`. */
export async function faceOfBatch(deps: Deps, batch: Batch): Promise<StampFace> {
  return faceOf(await recordOf(deps, batch));
}

async function recordOf(deps: Deps, batch: Batch): Promise<StampRecord> {
  const path = { gtin: batch.gtin, id: idsOf(batch).first };
  const record = await findStampRecord(deps.db, path, deps.now());
  if (!record) throw new Refusal('batch-not-found', { batch: batch.id });
  return record;
}

function faceOf({ product, producer, batch, lot, sample }: StampRecord): StampFace {
  return {
    productName: product.name,
    producerName: producer.name,
    star: batch.star,
    lotNumber: lot.number,
    producedOn: lot.producedOn,
    expiresOn: lot.expiresOn,
    sample,
  };
}

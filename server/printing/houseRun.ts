import { createHash } from 'node:crypto';
import { type Batch, idsOf } from '#core/batch';
import type { Manifest, ManifestFile } from '#core/manifest';
import type { PinContent } from '#core/pin';
import { Refusal } from '#core/refusal';
import { formatStampId, keyNumberOf, serialOf } from '#core/stampId';
import { findProduct } from '#db/products';
import type { ListColumn } from '#labels/house/column';
import { usualColumns } from '#labels/house/list';
import { BYTES_VERSION, type RunSpec } from '#labels/print/format';
import { type PrintPart, partsOf, sheetsAround } from '#labels/stock/part';
import type { Deps } from '../deps.ts';
import { batchGiven } from '../finding.ts';
import type { ExportBatch } from '../forms/batch.ts';
import type { PinnedLook } from '../forms/look.ts';
import type { Printed } from '../forms/print.ts';
import { usualLook } from '../marks/lookOf.ts';
import { batchSheet } from './batchSheet.ts';
import { refuseIdle } from './formatFit.ts';
import type { PrintRun } from './run.ts';

/** What goes to a print house of one batch. */
export interface HouseRun {
  readonly batch: Batch;
  readonly run: Omit<PrintRun, 'out'>;
  /** Every stamp has its place on a paper; a plain list has none. */
  readonly placed: boolean;
  /** A paper was named; PINs alone are not placed on it. */
  readonly hasPaper: boolean;
  /** What makes it again. */
  readonly printed: Printed;
  /** SHA-256 of all that decides the bytes, the program's way of writing them among it. */
  readonly id: string;
}

/** What a plain list is laid out for: its lines say nothing of any paper. */
const NO_PAPER = 'a4-65';

/** The most stamps of one file in a folder: a zip lists its files at the end, a list is only long. */
const MOST = { svg: 50_000, csv: 1_000_000, ndjson: 1_000_000 } as const;

const CONTENT = { with: 'both', only: 'pins' } as const;

/** What a print house is given: on which paper, where one is named, which PINs, and of SVGs how they look. */
export interface HouseAsked extends Pick<ExportBatch, 'batch' | 'format' | 'dpi' | 'start'> {
  readonly stock: string | undefined;
  readonly content: PinContent | undefined;
  readonly look: PinnedLook | undefined;
}

/**
 * What a print house gets of a batch; throws what `batchSheet` and `refuseIdle` throw, and `invalid-input` (field `stock`) where stamps
 * are to be drawn and no paper is named.
 */
export async function houseRun(deps: Deps, input: ExportBatch): Promise<HouseRun> {
  const { batch, format, stock, dpi, start, pins } = input;
  if (format === 'svg' && stock === undefined) throw new Refusal('invalid-input', { field: 'stock' });
  refuseIdle(format, input);
  const content = pins && CONTENT[pins];
  const look = format === 'svg' ? await lookGiven(deps, input) : undefined;
  return houseRunOf(deps, { batch, format, stock, dpi, start, content, look });
}

/** The same for what was asked before, whatever marks stand by now; throws what `batchSheet` throws. */
export async function houseRunOf(deps: Deps, asked: HouseAsked): Promise<HouseRun> {
  const { format, stock, dpi, content } = asked;
  const start = stock === undefined ? 1 : asked.start;
  const { batch, run } = await batchSheet(deps, { ...asked, stock: stock ?? NO_PAPER, start });
  const placed = stock !== undefined && content !== 'pins';
  const spec = format === 'svg' ? run.spec : { ...run.spec, columns: columnsOf(run.spec, placed, content) };
  const printed = {
    batch: batch.id,
    format,
    stock: stock ?? NO_PAPER,
    dpi,
    start,
    content,
    look: asked.look,
  };
  const whole = { ...printed, from: 1, count: batch.quantity };
  return {
    batch,
    run: { ...run, spec },
    placed,
    hasPaper: stock !== undefined,
    printed: whole,
    id: runIdOf(format, spec),
  };
}

/** As the producer's stamps look today, or as was asked for. */
async function lookGiven({ db }: Deps, { batch, plain, colours, bleed }: ExportBatch) {
  const { productId, star } = await batchGiven(db, batch);
  const producerId = (await findProduct(db, productId))?.producerId ?? '';
  const asked = { ...(bleed ? { bleed } : {}), ...(colours ? { colours } : {}) };
  return usualLook(db, producerId, star, { marks: plain !== true, ...asked });
}

/** A plain list keeps the two columns it always had. */
function columnsOf(spec: RunSpec, placed: boolean, content: PinContent | undefined): readonly ListColumn[] {
  if (placed || content === 'pins') return usualColumns(spec);
  return content === 'both' ? ['id', 'url', 'pin'] : ['id', 'url'];
}

/** SHA-256 of all that decides a run's bytes. */
export function runIdOf(format: string, spec: RunSpec): string {
  const plain = (_: string, value: unknown) =>
    value instanceof Uint8Array ? createHash('sha256').update(value).digest('hex') : value;
  return createHash('sha256')
    .update(JSON.stringify({ version: BYTES_VERSION, format, spec }, plain))
    .digest('hex');
}

/** The files a run in a folder is cut into, each beginning on a new sheet. */
export function housePartsOf({ run, batch }: HouseRun, most?: number): PrintPart[] {
  const { stock, start } = run.spec;
  const usual = run.format === 'svg' ? MOST.svg : MOST.csv;
  return partsOf(stock, batch.quantity, start, most ?? usual);
}

/** A run of some of a run's stamps, the first counted from 1; its sheets are numbered as in the whole. */
export function partOfRun({ run, ...rest }: HouseRun, { from, count, start }: PrintPart): HouseRun {
  const { first } = run.spec;
  const id = formatStampId(keyNumberOf(first.id), serialOf(first.id) + from - 1);
  const sheets = sheetsAround(run.spec.stock, { quantity: run.spec.count, start: run.spec.start }, from);
  const spec = { ...run.spec, first: { ...first, id }, count, start, sheets };
  return { ...rest, run: { ...run, spec } };
}

/** The stamps of a run, as a manifest names them. */
export function rangeOf({ spec: { first, count } }: Pick<PrintRun, 'spec'>) {
  const keyNumber = keyNumberOf(first.id);
  return { count, ...idsOf({ keyNumber, first: serialOf(first.id), quantity: count }) };
}

/** The manifest of a run's files; of a run that is not whole yet, of the files so far. */
export function manifestOf({ batch, run, placed, id }: HouseRun, files: readonly ManifestFile[]): Manifest {
  const { face, stock, start } = run.spec;
  const { first } = rangeOf(run);
  const count = files.reduce((sum, file) => sum + file.count, 0);
  return {
    ...{ batch: batch.id, product: face.productName, producer: face.producerName, lot: face.lotNumber },
    sample: face.sample,
    format: run.format,
    ...(placed ? { stock: stock.name, start } : { stock: null, start: null }),
    run: id,
    issuedAt: batch.issuedAt,
    ...{ count, first, last: files.at(-1)?.last ?? first },
    files,
  };
}

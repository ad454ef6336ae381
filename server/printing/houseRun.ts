import { createHash } from 'node:crypto';
import { type Batch, idsOf } from '#core/batch';
import type { Manifest, ManifestFile } from '#core/manifest';
import { Refusal } from '#core/refusal';
import { formatStampId, keyNumberOf, serialOf } from '#core/stampId';
import { findProduct } from '#db/products';
import type { ListColumn } from '#labels/house/column';
import { usualColumns } from '#labels/house/list';
import type { RunSpec } from '#labels/print/format';
import { type PrintPart, partsOf, sheetsAround } from '#labels/stock/part';
import type { Deps } from '../deps.ts';
import { batchGiven } from '../finding.ts';
import type { ExportBatch } from '../forms/batch.ts';
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
  /** SHA-256 of all that decides the bytes. */
  readonly id: string;
}

/** What a plain list is laid out for: its lines say nothing of any paper. */
const NO_PAPER = 'a4-65';

/** The most stamps of one file in a folder: a zip lists its files at the end, a list is only long. */
const MOST = { svg: 50_000, csv: 1_000_000, ndjson: 1_000_000 } as const;

const CONTENT = { with: 'both', only: 'pins' } as const;

/**
 * What a print house gets of a batch; throws what `batchSheet` and `refuseIdle` throw, and `invalid-input` (field `stock`) where stamps
 * are to be drawn and no paper is named.
 */
export async function houseRun(deps: Deps, input: ExportBatch): Promise<HouseRun> {
  const { format, stock, dpi, start, pins } = input;
  if (format === 'svg' && stock === undefined) throw new Refusal('invalid-input', { field: 'stock' });
  refuseIdle(format, input);
  const content = pins && CONTENT[pins];
  const paper = { stock: stock ?? NO_PAPER, dpi, start: stock === undefined ? 1 : start };
  const look = format === 'svg' ? { look: await lookGiven(deps, input) } : {};
  const { batch, run } = await batchSheet(deps, { batch: input.batch, format, ...paper, content, ...look });
  const placed = stock !== undefined && pins !== 'only';
  const spec = format === 'svg' ? run.spec : { ...run.spec, columns: columnsOf(run.spec, placed, pins) };
  return { batch, run: { ...run, spec }, placed, id: idOf(format, spec) };
}

/** As the producer's stamps look today, or as was asked for. */
async function lookGiven({ db }: Deps, { batch, plain, colours, bleed }: ExportBatch) {
  const { productId, star } = await batchGiven(db, batch);
  const producerId = (await findProduct(db, productId))?.producerId ?? '';
  const asked = { ...(bleed ? { bleed } : {}), ...(colours ? { colours } : {}) };
  return usualLook(db, producerId, star, { marks: plain !== true, ...asked });
}

/** A plain list keeps the two columns it always had. */
function columnsOf(spec: RunSpec, placed: boolean, pins: ExportBatch['pins']): readonly ListColumn[] {
  if (placed || pins === 'only') return usualColumns(spec);
  return pins === 'with' ? ['id', 'url', 'pin'] : ['id', 'url'];
}

function idOf(format: string, spec: RunSpec): string {
  const plain = (_: string, value: unknown) =>
    value instanceof Uint8Array ? createHash('sha256').update(value).digest('hex') : value;
  return createHash('sha256').update(JSON.stringify({ format, spec }, plain)).digest('hex');
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

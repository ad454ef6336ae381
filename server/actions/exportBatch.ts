import { stat } from 'node:fs/promises';
import type { Instant } from '#core/day';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { insertPrint, type NewPrint } from '#db/prints';
import { sheetsFor } from '#labels/stock/part';
import type { Deps } from '../deps.ts';
import { refuseOwnFile } from '../files/ownFiles.ts';
import type { ExportBatch } from '../forms/batch.ts';
import type { Printed } from '../forms/print.ts';
import { type BatchNotice, batchNotices } from '../printing/batchNotices.ts';
import { countAgain } from '../printing/countAgain.ts';
import { type HouseWritten, writeHouse } from '../printing/houseFiles.ts';
import { type HouseRun, houseRun } from '../printing/houseRun.ts';
import { hashToCount } from '../printing/manifestHash.ts';
import { printRecord } from '../printing/printRecord.ts';
import type { Progress } from '../progress.ts';

/** What was exported, and where. */
export interface ExportedBatch {
  readonly file: string;
  readonly stamps: number;
  readonly notices: readonly BatchNotice[];
  /** Where its manifest is, and of a print on record its id. */
  readonly manifest?: string;
  readonly print?: string;
  /** Of a folder: how many files, and how many of them stood there whole already. */
  readonly files?: number;
  readonly kept?: number;
}

/** What an export is asked for; all but batch and place may be left out. */
export type ExportWish = Pick<ExportBatch, 'batch' | 'out'> & Partial<ExportBatch>;

/**
 * Writes what a print house gets of a batch: a list or an SVG a stamp, into one file, whole or not at all, or into a
 * folder in parts that can be resumed; hidden PINs only where asked for. Throws what `houseRun` throws,
 * `output-not-writable`, `output-is-ours`, `storage-full`, `interrupted`.
 */
export async function exportBatch(
  deps: Deps,
  wish: ExportWish,
  progress: Progress = {},
): Promise<ExportedBatch> {
  const input: ExportBatch = { format: 'csv', dpi: 300, start: 1, bleed: 0, ...wish };
  refuseOwnFile(deps.config, input.out);
  const house = await houseRun(deps, input);

  const { format, out, manifest = false } = input;
  const folder = format === 'svg' || out.endsWith('/') || (await isFolder(out));
  const written = await writeHouse(house, { out, folder, manifest }, progress);

  const at = deps.now();
  const { hasPaper: paper } = house;
  const again = await countAgain(deps.db, house.batch, house.printed);
  const printed = { ...house.printed, house: { paper, folder, manifest } };
  const print = isPrint(house, written) ? printOf(deps, house, printed, written, at) : undefined;
  const event = { at, actor: deps.actor, verb: 'export', noun: 'batch', nounId: house.batch.id };
  const after = afterOf(input, print, again);
  await commit(deps.db, [
    ...(print ? [insertPrint(print)] : []),
    writeEvent({ ...event, ...(after ? { after } : {}) }),
  ]);
  const notices = await batchNotices(deps.db, house.batch, at);
  const stamps = house.run.spec.count;
  return { file: out, stamps, ...toldOf(written, folder, print), notices };
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}

/** A list made for a paper, or one that comes with a manifest, is a print that is counted later. */
function isPrint({ hasPaper }: HouseRun, { manifestPath }: HouseWritten): boolean {
  return hasPaper || manifestPath !== undefined;
}

function printOf(
  deps: Deps,
  { run, placed }: HouseRun,
  printed: Printed,
  { manifest }: HouseWritten,
  at: Instant,
): NewPrint {
  const { stock, count, start } = run.spec;
  const sheets = placed ? sheetsFor(stock, count, start) : manifest.files.length;
  // As the format counts them wherever it is printed: a file a stamp.
  const pages = run.format === 'svg' ? count : sheets;
  const record = printRecord(deps, printed, { pages, sha256: hashToCount(manifest), at });
  return placed ? record : { ...record, stock: '', start: 1 };
}

function afterOf({ pins, format }: ExportBatch, print: NewPrint | undefined, again: number) {
  if (!print) return pins && { pins };
  const { stock, dpi, start, pages, sha256 } = print;
  const told = again > 0 && pins !== 'only' ? { again } : {};
  return { format, stock, dpi, start, pages, pins, sha256, ...told };
}

function toldOf(
  { manifest, manifestPath, kept }: HouseWritten,
  folder: boolean,
  print: { readonly id: string } | undefined,
) {
  return {
    ...(manifestPath ? { manifest: manifestPath } : {}),
    ...(print ? { print: print.id } : {}),
    ...(folder ? { files: manifest.files.length, kept } : {}),
  };
}

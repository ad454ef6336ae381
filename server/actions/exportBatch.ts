import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '#core/manifest';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { insertPrint, type NewPrint } from '#db/prints';
import { sheetsFor } from '#labels/stock/part';
import { type Deps, newId } from '../deps.ts';
import { refuseOwnFile } from '../files/ownFiles.ts';
import type { ExportBatch } from '../forms/batch.ts';
import { type BatchNotice, batchNotices } from '../printing/batchNotices.ts';
import { manifestName, writeHouseFile, writeHouseFolder, writeManifest } from '../printing/houseFiles.ts';
import { type HouseRun, houseRun } from '../printing/houseRun.ts';
import { hashToCount } from '../printing/manifestHash.ts';
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

/** In files: what a list or its manifest is written to. */
interface Written {
  readonly manifest: Manifest;
  readonly manifestPath: string | undefined;
  readonly kept: number;
  readonly inFolder: boolean;
}

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

  const written = await writeAll(house, input, { ...progress, secret: input.pins !== undefined });

  const at = deps.now();
  const print = printOf(deps, house, input, written);
  const event = { at, actor: deps.actor, verb: 'export', noun: 'batch', nounId: house.batch.id };
  const after = afterOf(input, print);
  await commit(deps.db, [
    ...(print ? [insertPrint({ ...print, at })] : []),
    writeEvent({ ...event, ...(after ? { after } : {}) }),
  ]);
  const notices = await batchNotices(deps.db, house.batch, at);
  const stamps = house.run.spec.count;
  return { file: input.out, stamps, ...toldOf(written, print), notices };
}

async function writeAll(
  house: HouseRun,
  { out, format, manifest }: ExportBatch,
  writing: Progress & { readonly secret: boolean },
): Promise<Written> {
  const inFolder = format === 'svg' || out.endsWith('/') || (await isFolder(out));
  if (inFolder) {
    const written = await writeHouseFolder(house, out, writing);
    return { ...written, manifestPath: join(out, manifestName(house)), inFolder };
  }
  const written = await writeHouseFile(house, out, writing);
  const manifestPath = manifest ? `${out}.bang-ke.json` : undefined;
  if (manifestPath) await writeManifest(manifestPath, written.manifest);
  return { ...written, manifestPath, inFolder };
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}

/** A list that says where stamps lie, or comes with a manifest, is a print that is counted later; PINs alone are none. */
function printOf(
  deps: Pick<Deps, 'randomBytes' | 'actor'>,
  { batch, run, placed }: HouseRun,
  { pins }: ExportBatch,
  { manifest, manifestPath }: Written,
): Omit<NewPrint, 'at'> | undefined {
  if (pins === 'only' || (!placed && !manifestPath)) return undefined;
  const { stock, dpi, start, count } = run.spec;
  const paper = placed ? { stock: stock.name, dpi, start } : { stock: '', dpi, start: 1 };
  const pages = placed ? sheetsFor(stock, count, start) : manifest.files.length;
  const made = { id: newId(deps, 'prt'), actor: deps.actor, sha256: hashToCount(manifest) };
  return { ...made, batchId: batch.id, ...paper, profileId: null, pages, format: run.format, from: 1, count };
}

function afterOf({ pins, format }: ExportBatch, print: Omit<NewPrint, 'at'> | undefined) {
  if (!print) return pins && { pins };
  const { stock, dpi, start, pages, sha256 } = print;
  return { format, stock, dpi, start, pages, pins, sha256 };
}

function toldOf({ manifest, manifestPath, kept, inFolder }: Written, print: { id: string } | undefined) {
  return {
    ...(manifestPath ? { manifest: manifestPath } : {}),
    ...(print ? { print: print.id } : {}),
    ...(inFolder ? { files: manifest.files.length, kept } : {}),
  };
}

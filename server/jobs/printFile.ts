import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { holdsPins } from '#core/pin';
import { Refusal } from '#core/refusal';
import type { SheetsAround } from '#labels/stock/part';
import type { Deps } from '../deps.ts';
import { hashOf } from '../files/fileHash.ts';
import { writeWhole } from '../files/wholeFile.ts';
import { batchGiven } from '../finding.ts';
import type { PrintJob } from '../forms/print.ts';
import { partsAsked } from '../printing/askedParts.ts';
import { batchSheet } from '../printing/batchSheet.ts';
import { runPrint, threadsFor } from '../printing/run.ts';

/** What a finished print is recorded with. */
export interface PrintedFile {
  /** Its first stamp, counted from 1 within the batch. */
  readonly from: number;
  /** The first label it was printed on. */
  readonly start: number;
  /** Of a file among several: where its sheets stand. */
  readonly sheets?: SheetsAround;
  readonly pages: number;
  readonly stamps: number;
  readonly sha256: string;
}

/** How a print tells where it is, and how it is told to stop. */
export interface Watch {
  readonly onProgress: (done: number) => void;
  readonly signal: AbortSignal;
}

/** Prints what was asked for into one file, whole or not at all: the same bytes whenever it is asked for again. */
export async function printFile(
  deps: Deps,
  { batch: id, part: number, calibration, from: first, count: stamps, ...asked }: PrintJob,
  path: string,
  watch: Watch,
): Promise<PrintedFile> {
  const { quantity } = await batchGiven(deps.db, id);
  const part = partsAsked({ ...asked, from: first, count: stamps }, quantity)[number - 1];
  if (!part) throw new Refusal('range-outside-batch', { batch: id });
  const { from, count, start, sheets } = part;
  const request = { ...asked, batch: id, start, sheets, part: { from, count } };
  const { run } = await batchSheet(deps, { ...request, ...(calibration ? { calibration } : {}) });

  await mkdir(dirname(path), { recursive: true });
  // Whoever scans meanwhile has a core of their own.
  const threads = threadsFor(count, availableParallelism() - 1);
  const secret = holdsPins(asked.content);
  const report = await writeWhole(path, (out) => runPrint({ ...run, ...watch, out, threads }), { secret });
  const at = { from, start, ...(sheets ? { sheets } : {}) };
  return { ...at, pages: report.pages, stamps: report.stamps, sha256: await hashOf(path) };
}

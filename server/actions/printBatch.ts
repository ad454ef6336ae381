import type { Batch } from '#core/batch';
import type { Instant } from '#core/day';
import { holdsPins } from '#core/pin';
import { spanAsked } from '#core/printRange';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findProfileNamed } from '#db/printers';
import { findCalibration, insertPrint, type Paper } from '#db/prints';
import { findProduct } from '#db/products';
import type { Deps } from '../deps.ts';
import { hashOf } from '../files/fileHash.ts';
import { refuseOwnFile } from '../files/ownFiles.ts';
import { writeWhole } from '../files/wholeFile.ts';
import { batchGiven } from '../finding.ts';
import type { PrintBatch } from '../forms/batch.ts';
import type { Printed } from '../forms/print.ts';
import { usualLook } from '../marks/lookOf.ts';
import { type BatchNotice, batchNotices } from '../printing/batchNotices.ts';
import { batchSheet, type SheetRequest } from '../printing/batchSheet.ts';
import { countAgain } from '../printing/countAgain.ts';
import { refuseIdle } from '../printing/formatFit.ts';
import { printRecord } from '../printing/printRecord.ts';
import { type PrintReport, runPrint } from '../printing/run.ts';
import type { Progress } from '../progress.ts';

/** What was printed, and where. */
export interface PrintedBatch extends PrintReport {
  readonly file: string;
  /** Its id on record, by which it is made again. */
  readonly print: string;
  readonly notices: readonly BatchNotice[];
}

/**
 * Prints a batch into one file of any format, whole or not at all, as its producer's stamps look today or were asked to;
 * printed again it is the same bytes. Throws what `findStock`, `refuseIdle` and `runPrint` throw, `batch-not-found`,
 * `secret-missing`, `output-not-writable`.
 */
export async function printBatch(
  deps: Deps,
  input: PrintBatch,
  { onProgress, signal }: Progress = {},
): Promise<PrintedBatch> {
  refuseOwnFile(deps.config, input.out);
  refuseIdle(input.format ?? 'pdf', input);
  const { profileId, ...chosen } = await chosenOf(deps, input);
  const { batch, run } = await batchSheet(deps, { ...input, ...chosen });

  const watch = {
    onProgress: (done: number) => onProgress?.(done, run.spec.count),
    ...(signal ? { signal } : {}),
  };
  const secret = holdsPins(input.content);
  const report = await writeWhole(input.out, (out) => runPrint({ ...run, ...watch, out }), { secret });

  const at = deps.now();
  const { content, dpi, start, format, rendering } = input;
  const how = { dpi, start, content, format, rendering, calibration: chosen.calibration, look: chosen.look };
  const profile = profileId ?? undefined;
  const from = chosen.part?.from ?? 1;
  const made = { ...how, batch: batch.id, stock: input.stock, profile, from, count: report.stamps };
  const print = await recordPrint(deps, batch, input, made, report, at);
  return { file: input.out, print, ...report, notices: await batchNotices(deps.db, batch, at) };
}

async function recordPrint(
  deps: Deps,
  batch: Batch,
  { profile, content, format, out }: PrintBatch,
  printed: Printed,
  { pages }: PrintReport,
  at: Instant,
): Promise<string> {
  const { actor } = deps;
  const sha256 = await hashOf(out);
  const print = printRecord(deps, printed, { pages, sha256, at });
  const { stock, dpi, start, from, count } = printed;
  const again = await countAgain(deps.db, batch, printed);
  const told = again > 0 ? { again } : {};
  const after = { stock, dpi, start, pages, from, count, ...told, profile, content, format, sha256 };
  const verb = content === 'pins' ? 'print-pins' : again > 0 ? 'reprint' : 'print';
  const event = writeEvent({ at, actor, verb, noun: 'batch', nounId: batch.id, after });
  await commit(deps.db, [insertPrint(print), event]);
  return print.id;
}

type Chosen = Pick<SheetRequest, 'part' | 'calibration' | 'look'> & Pick<Paper, 'profileId'>;

/** The part of the batch that was asked for, its look, and how the printer misses; throws what `spanAsked` throws, `invalid-input` for no such printer. */
async function chosenOf(deps: Deps, input: PrintBatch): Promise<Chosen> {
  const { plain, colours, bleed, surface } = input;
  const batch = await batchGiven(deps.db, input.batch);
  const { productId, star } = batch;
  const producerId = (await findProduct(deps.db, productId))?.producerId ?? '';
  const part = spanAsked(batch, input);
  const look = await usualLook(deps.db, producerId, star, {
    marks: plain !== true,
    ...(bleed ? { bleed } : {}),
    ...(surface ? { surface } : {}),
    ...(colours ? { colours } : {}),
  });
  return { ...(part ? { part } : {}), look, ...(await printerOf(deps, producerId, input)) };
}

async function printerOf(
  { db }: Deps,
  producerId: string,
  { profile, calibrate }: PrintBatch,
): Promise<Pick<Chosen, 'calibration' | 'profileId'>> {
  if (profile === undefined) return { ...(calibrate ? { calibration: calibrate } : {}), profileId: null };
  const calibration = await findCalibration(db, producerId, profile);
  if (calibration) return { calibration, profileId: profile };
  const named = await findProfileNamed(db, producerId, profile);
  if (!named) throw new Refusal('invalid-input', { field: 'profile', value: profile });
  return { calibration: named, profileId: named.id };
}

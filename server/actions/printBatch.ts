import { extname } from 'node:path';
import type { Batch } from '#core/batch';
import { holdsPins } from '#core/pin';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { insertPrint, listPrintsFrom, type Print } from '#db/prints';
import type { Deps } from '../deps.ts';
import { hashOf } from '../files/fileHash.ts';
import { refuseOwnFile } from '../files/ownFiles.ts';
import { writeWhole } from '../files/wholeFile.ts';
import type { PrintBatch } from '../forms/batch.ts';
import type { Printed } from '../forms/print.ts';
import { type AskedPart, partsAsked } from '../printing/askedParts.ts';
import { type BatchNotice, batchNotices } from '../printing/batchNotices.ts';
import { batchSheet } from '../printing/batchSheet.ts';
import { type Chosen, chosenPrint } from '../printing/chosenPrint.ts';
import { countAgain } from '../printing/countAgain.ts';
import { refuseIdle } from '../printing/formatFit.ts';
import { runIdOf } from '../printing/houseRun.ts';
import { printedInput, printRecord } from '../printing/printRecord.ts';
import { type PrintReport, type PrintRun, runPrint } from '../printing/run.ts';
import type { Progress } from '../progress.ts';

/** One file that was printed, or stood there whole. */
export interface PrintedFile extends PrintReport {
  readonly file: string;
  /** Its id on record, by which it is made again. */
  readonly print: string;
  readonly kept?: boolean;
}

/** What was printed, and where: of several files the whole, and each. */
export interface PrintedBatch extends PrintedFile {
  readonly files?: readonly PrintedFile[];
  readonly notices: readonly BatchNotice[];
}

/**
 * Prints a batch into one file of any format, whole or not at all, as its producer's stamps look today or were asked to;
 * printed again it is the same bytes. Of more than `LARGEST_PRINT` stamps it writes a file a part beside the one that
 * was named, `tem-001.pdf` and so on, unless one file was asked for: begun again it keeps those that are there. Throws
 * what `findStock`, `refuseIdle` and `runPrint` throw, `batch-not-found`, `secret-missing`, `output-not-writable`.
 */
export async function printBatch(
  deps: Deps,
  input: PrintBatch,
  progress: Progress = {},
): Promise<PrintedBatch> {
  refuseOwnFile(deps.config, input.out);
  refuseIdle(input.format ?? 'pdf', input);
  const chosen = await chosenPrint(deps, input);
  const { batch, part } = chosen;
  const { from = 1, count = batch.quantity } = part ?? {};
  const { stock, start } = input;
  const parts = input.oneFile ? [] : partsAsked({ stock, start, from, count }, batch.quantity);

  const files: PrintedFile[] = [];
  let done = 0;
  for (const one of parts.length > 1 ? parts : [{ from, count, start }]) {
    const out = parts.length > 1 ? partPath(input.out, files.length + 1) : input.out;
    refuseOwnFile(deps.config, out);
    const before = done;
    const onProgress = (made: number) => progress.onProgress?.(before + made, count);
    files.push(await printOne(deps, { ...input, out }, chosen, one, { ...progress, onProgress }));
    done += one.count;
  }

  const notices = await batchNotices(deps.db, batch, deps.now());
  const [first] = files as [PrintedFile, ...PrintedFile[]];
  if (parts.length < 2) return { ...first, notices };
  const sum = (what: 'pages' | 'stamps') => files.reduce((all, file) => all + file[what], 0);
  return { ...first, file: input.out, pages: sum('pages'), stamps: sum('stamps'), files, notices };
}

/** `tem.pdf` is, of its second part, `tem-002.pdf`. */
function partPath(out: string, number: number): string {
  const ending = extname(out);
  const stem = ending === '' ? out : out.slice(0, -ending.length);
  return `${stem}-${String(number).padStart(3, '0')}${ending}`;
}

async function printOne(
  deps: Deps,
  input: PrintBatch,
  chosen: Chosen,
  { from, count, start, sheets }: AskedPart,
  { onProgress, signal }: Progress,
): Promise<PrintedFile> {
  const { batch, calibration, look, profileId } = chosen;
  const { content, dpi, format, rendering, stock, out } = input;
  const how = { stock, dpi, start, sheets, content, format, rendering, look };
  const missed = calibration ? { calibration } : {};
  const { run } = await batchSheet(deps, { ...how, ...missed, batch: batch.id, part: { from, count } });
  const id = sheets ? runIdOf(run.format, run.spec) : undefined;
  const kept = id && (await keptFile(deps, batch, { id, from, out }));
  if (kept) return { file: out, ...kept, stamps: count, shortened: [], kept: true };

  const report = await writeOne(run, input, {
    onProgress: (done) => onProgress?.(done, count),
    ...(signal ? { signal } : {}),
  });
  const profile = profileId ?? undefined;
  const made = { ...how, ...missed, batch: batch.id, profile, from, count: report.stamps, run: id };
  return { file: out, print: await recordPrint(deps, batch, input, made, report), ...report };
}

function writeOne(
  run: Omit<PrintRun, 'out'>,
  { out, content }: PrintBatch,
  watch: Pick<PrintRun, 'onProgress' | 'signal'>,
): Promise<PrintReport> {
  const secret = holdsPins(content);
  return writeWhole(out, (file) => runPrint({ ...run, ...watch, out: file }), { secret });
}

/** The print on record that a part is, where its file is there still and as it was made. */
async function keptFile(
  { db }: Deps,
  batch: Batch,
  { id, from, out }: { readonly id: string; readonly from: number; readonly out: string },
): Promise<{ readonly print: string; readonly pages: number } | undefined> {
  const known = (await listPrintsFrom(db, batch.id, from)).filter((print) => runOf(print) === id);
  if (known.length === 0) return undefined;
  const sha256 = await hashOf(out).catch(() => undefined);
  const same = known.find((print) => print.sha256 === sha256);
  return same && { print: same.id, pages: same.pages };
}

function runOf(print: Print): string | undefined {
  try {
    return printedInput(print).run;
  } catch {
    return undefined;
  }
}

async function recordPrint(
  deps: Deps,
  batch: Batch,
  { profile, content, format, out }: PrintBatch,
  printed: Printed,
  { pages }: PrintReport,
): Promise<string> {
  const { actor } = deps;
  const at = deps.now();
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

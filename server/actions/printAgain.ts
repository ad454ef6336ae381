import type { Batch } from '#core/batch';
import { holdsPins } from '#core/pin';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findPrint, insertPrint } from '#db/prints';
import type { Deps } from '../deps.ts';
import { hashOf } from '../files/fileHash.ts';
import { refuseOwnFile } from '../files/ownFiles.ts';
import { writeWhole } from '../files/wholeFile.ts';
import { HOUSE_FORMATS } from '../forms/batch.ts';
import type { PrintAgain, Printed } from '../forms/print.ts';
import { type BatchNotice, batchNotices } from '../printing/batchNotices.ts';
import { batchSheet } from '../printing/batchSheet.ts';
import { writeHouse } from '../printing/houseFiles.ts';
import { houseRunOf } from '../printing/houseRun.ts';
import { hashToCount } from '../printing/manifestHash.ts';
import { printedInput, printRecord } from '../printing/printRecord.ts';
import { type PrintReport, runPrint } from '../printing/run.ts';
import type { Progress } from '../progress.ts';

/** What was printed again, and whether it is the very file. */
export interface PrintedAgain extends PrintReport {
  readonly file: string;
  readonly print: string;
  /** False where words of the register, or this software, are not what they were. */
  readonly same: boolean;
  readonly notices: readonly BatchNotice[];
}

/** A print as it came out this time. */
interface Made extends PrintReport {
  readonly batch: Batch;
  readonly sha256: string;
}

/**
 * Makes a print or an export on record again, with the marks, story and colours it had then, whatever stands now; into a
 * folder where it was one. PINs are derived as they were, so that sheets of them are the same bytes too. Throws
 * `print-not-found`, `print-not-kept`, and what `batchSheet`, `runPrint` and `writeHouse` throw.
 */
export async function printAgain(
  deps: Deps,
  { again, out }: PrintAgain,
  progress: Progress = {},
): Promise<PrintedAgain> {
  refuseOwnFile(deps.config, out);
  const earlier = await findPrint(deps.db, again);
  if (!earlier) throw new Refusal('print-not-found', { print: again });
  const printed = printedInput(earlier);
  const make = printed.house ? exportedAgain : sheetAgain;
  const { batch, sha256, ...report } = await make(deps, printed, out, progress);

  const at = deps.now();
  const { stock, start, pages } = printed.house ? earlier : { ...printed, pages: report.pages };
  const print = { ...printRecord(deps, printed, { pages, sha256, at }), stock, start };
  const same = sha256 === earlier.sha256;
  const { dpi, from, count, profile, content, format } = printed;
  const after = { stock, dpi, start, from, count, profile, content, format, pages, sha256 };
  const event = { at, actor: deps.actor, verb: 'reprint', noun: 'batch', nounId: batch.id };
  await commit(deps.db, [
    insertPrint(print),
    writeEvent({ ...event, after: { ...after, same, first: again } }),
  ]);
  const notices = await batchNotices(deps.db, batch, at);
  return { file: out, ...report, pages, print: print.id, same, notices };
}

async function sheetAgain(
  deps: Deps,
  { from, count, calibration, content, ...asked }: Printed,
  out: string,
  { onProgress, signal }: Progress,
): Promise<Made> {
  const measured = calibration ? { calibration } : {};
  const { batch, run } = await batchSheet(deps, { ...asked, ...measured, content, part: { from, count } });
  const watch = { onProgress: (done: number) => onProgress?.(done, count), ...(signal ? { signal } : {}) };
  const secret = holdsPins(content);
  const report = await writeWhole(out, (file) => runPrint({ ...run, ...watch, out: file }), { secret });
  return { batch, ...report, sha256: await hashOf(out) };
}

async function exportedAgain(deps: Deps, printed: Printed, out: string, progress: Progress): Promise<Made> {
  const { batch: id, dpi, start, content, look, house: how, count } = printed;
  const format = HOUSE_FORMATS.find((one) => one === printed.format);
  if (!how || !format) throw new Refusal('print-not-kept', { print: id });
  const stock = how.paper ? printed.stock : undefined;
  const house = await houseRunOf(deps, { batch: id, format, stock, dpi, start, content, look });
  const { manifest } = await writeHouse(house, { out, ...how }, progress);
  const { batch } = house;
  return { batch, pages: manifest.files.length, stamps: count, shortened: [], sha256: hashToCount(manifest) };
}

import { holdsPins } from '#core/pin';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findPrint, insertPrint } from '#db/prints';
import type { Deps } from '../deps.ts';
import { hashOf } from '../files/fileHash.ts';
import { refuseOwnFile } from '../files/ownFiles.ts';
import { writeWhole } from '../files/wholeFile.ts';
import type { PrintAgain } from '../forms/print.ts';
import { type BatchNotice, batchNotices } from '../printing/batchNotices.ts';
import { batchSheet } from '../printing/batchSheet.ts';
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

/**
 * Makes a print on record again, with the marks, story and colours it had then, whatever stands now. Throws
 * `print-not-found`, `print-not-kept`, and what `batchSheet` and `runPrint` throw.
 */
export async function printAgain(
  deps: Deps,
  { again, out }: PrintAgain,
  { onProgress, signal }: Progress = {},
): Promise<PrintedAgain> {
  refuseOwnFile(deps.config, out);
  const earlier = await findPrint(deps.db, again);
  if (!earlier) throw new Refusal('print-not-found', { print: again });
  const printed = printedInput(earlier);
  const { from, count, calibration, content, ...asked } = printed;
  const measured = calibration ? { calibration } : {};
  const { batch, run } = await batchSheet(deps, { ...asked, ...measured, content, part: { from, count } });

  const watch = { onProgress: (done: number) => onProgress?.(done, count), ...(signal ? { signal } : {}) };
  const secret = holdsPins(content);
  const report = await writeWhole(out, (file) => runPrint({ ...run, ...watch, out: file }), { secret });

  const [at, sha256] = [deps.now(), await hashOf(out)];
  const print = printRecord(deps, printed, { pages: report.pages, sha256, at });
  const same = sha256 === earlier.sha256;
  const { stock, dpi, start, profile, format } = printed;
  const after = { stock, dpi, start, from, count, profile, content, format, pages: report.pages, sha256 };
  const event = { at, actor: deps.actor, verb: 'reprint', noun: 'batch', nounId: batch.id };
  await commit(deps.db, [
    insertPrint(print),
    writeEvent({ ...event, after: { ...after, same, first: again } }),
  ]);
  return { file: out, ...report, print: print.id, same, notices: await batchNotices(deps.db, batch, at) };
}

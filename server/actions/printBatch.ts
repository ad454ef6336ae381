import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findProfileNamed } from '#db/printers';
import { findCalibration } from '#db/prints';
import { findProduct } from '#db/products';
import { printSheet, type SheetReport } from '#labels/sheet';
import { type BatchNotice, batchNotices } from '../batchNotices.ts';
import { batchSheet, type SheetRequest } from '../batchSheet.ts';
import type { Deps } from '../deps.ts';
import { batchGiven } from '../finding.ts';
import type { PrintBatch } from '../forms/batch.ts';
import { refuseOwnFile } from '../ownFiles.ts';
import type { Progress } from '../progress.ts';
import { writeWhole } from '../wholeFile.ts';

/** What was printed, and where. */
export interface PrintedBatch extends SheetReport {
  readonly file: string;
  readonly notices: readonly BatchNotice[];
}

/**
 * Prints a batch on label paper into one PDF, whole or not at all; printed again it is the same bytes. Throws
 * what `findStock` and `printSheet` throw, `batch-not-found`, `secret-missing`, `output-not-writable`.
 */
export async function printBatch(
  deps: Deps,
  input: PrintBatch,
  { onProgress, signal }: Progress = {},
): Promise<PrintedBatch> {
  refuseOwnFile(deps.config, input.out);
  const { batch, sheet } = await batchSheet(deps, { ...input, ...(await chosenOf(deps, input)) });

  const report = await writeWhole(input.out, (out) =>
    printSheet({
      ...sheet,
      out,
      onProgress: (done) => onProgress?.(done, sheet.count),
      ...(signal ? { signal } : {}),
    }),
  );

  const at = deps.now();
  const { dpi, start, from, count, profile } = input;
  const after = { stock: sheet.stock.name, dpi, start, pages: report.pages, from, count, profile };
  const event = { at, actor: deps.actor, verb: 'print', noun: 'batch', nounId: batch.id, after };
  await commit(deps.db, [writeEvent(event)]);
  return { file: input.out, ...report, notices: await batchNotices(deps.db, batch, at) };
}

/** The part of the batch that was asked for, and how the printer misses; throws `invalid-input` for no such printer. */
async function chosenOf(
  deps: Deps,
  { batch: id, from, count, profile, calibrate }: PrintBatch,
): Promise<Pick<SheetRequest, 'part' | 'calibration'>> {
  const { quantity, productId } = await batchGiven(deps.db, id);
  const first = from ?? 1;
  const part = from || count ? { part: { from: first, count: count ?? quantity - first + 1 } } : {};
  if (profile === undefined) return calibrate ? { ...part, calibration: calibrate } : part;
  const producerId = (await findProduct(deps.db, productId))?.producerId ?? '';
  const calibration =
    (await findCalibration(deps.db, producerId, profile)) ??
    (await findProfileNamed(deps.db, producerId, profile));
  if (!calibration) throw new Refusal('invalid-input', { field: 'profile', value: profile });
  return { ...part, calibration };
}

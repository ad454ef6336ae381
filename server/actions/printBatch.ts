import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { printSheet, type SheetReport } from '#labels/sheet';
import { type BatchNotice, batchNotices } from '../batchNotices.ts';
import { batchSheet } from '../batchSheet.ts';
import type { Deps } from '../deps.ts';
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
  const { batch, sheet } = await batchSheet(deps, input);

  const report = await writeWhole(input.out, (out) =>
    printSheet({
      ...sheet,
      out,
      onProgress: (done) => onProgress?.(done, batch.quantity),
      ...(signal ? { signal } : {}),
    }),
  );

  const at = deps.now();
  const after = { stock: sheet.stock.name, dpi: input.dpi, start: input.start, pages: report.pages };
  const event = { at, actor: deps.actor, verb: 'print', noun: 'batch', nounId: batch.id, after };
  await commit(deps.db, [writeEvent(event)]);
  return { file: input.out, ...report, notices: await batchNotices(deps.db, batch, at) };
}

import { join } from 'node:path';
import type { Batch } from '#core/batch';
import { PRINT_FILES, type PrintFormatName } from '#core/printFormat';
import type { Config } from '../config.ts';
import type { PrintJob } from '../forms/print.ts';
import { partsAsked, spanOf } from '../printing/askedParts.ts';
import { paperOf, plain } from '../printing/fileNames.ts';

/** The folder of finished prints, inside the data directory. */
export const PRINTS = 'prints';

/** Where a job's file lies, as the job names it: inside the data directory. */
export function resultName(jobId: string, format: PrintFormatName = 'pdf'): string {
  return join(PRINTS, `${jobId}.${PRINT_FILES[format].extension}`);
}

/** Where a named result lies on this machine. */
export function resultPath({ dataDir }: Pick<Config, 'dataDir'>, name: string): string {
  return join(dataDir, name);
}

/** Whose stamps a file holds. */
interface Named {
  readonly batch: Pick<Batch, 'first' | 'quantity'>;
  readonly lot: { readonly number: string };
}

/**
 * What a finished print is called where it is downloaded, so that files lie beside each other and are told apart: lot,
 * the serials of its first and last stamp, paper, and the first label on a sheet begun before.
 */
export function offeredName(asked: PrintJob, { batch, lot }: Named): string {
  const { stock, content, part, format = 'pdf' } = asked;
  const holds = content === 'pins' ? 'ma-pin' : 'tem';
  const { from, count, start } = partsAsked(asked, batch.quantity)[part - 1] ?? {
    ...spanOf(asked, batch.quantity),
    start: asked.start,
  };
  const serials = [batch.first + from - 1, batch.first + from + count - 2];
  const begun = start > 1 ? [`tu-nhan-${start}`] : [];
  const range = serials.map((serial) => String(serial).padStart(4, '0'));
  const parts = [holds, plain(lot.number), ...range, paperOf(stock), ...begun].filter(Boolean);
  return `${parts.join('-')}.${PRINT_FILES[format].extension}`;
}

import { join } from 'node:path';
import type { Batch } from '#core/batch';
import { PRINT_FILES, type PrintFormatName } from '#core/printFormat';
import type { Config } from '../config.ts';
import type { PrintJob } from '../forms/print.ts';
import { partsAsked, spanOf } from '../printing/askedParts.ts';
import { HOLDS, paperOf, plain } from '../printing/fileNames.ts';
import { isList } from '../printing/formatFit.ts';

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
 * whether PINs are in it, the serials of its first and last stamp, paper, the first label on a sheet begun before, and what
 * printer it is for: a file for other dots is not scaled, it is wrong.
 */
export function offeredName(asked: PrintJob, { batch, lot }: Named): string {
  const { stock, content = 'stamps', part, format = 'pdf' } = asked;
  const { from, count, start } = partsAsked(asked, batch.quantity)[part - 1] ?? {
    ...spanOf(asked, batch.quantity),
    start: asked.start,
  };
  const serials = [batch.first + from - 1, batch.first + from + count - 2];
  const begun = start > 1 ? [`tu-nhan-${start}`] : [];
  const range = serials.map((serial) => String(serial).padStart(4, '0'));
  const parts = [HOLDS[content], plain(lot.number), ...range, paperOf(stock), ...begun, ...forPrinter(asked)];
  return `${parts.filter(Boolean).join('-')}.${PRINT_FILES[format].extension}`;
}

const THERMAL: readonly PrintFormatName[] = ['zpl', 'tspl', 'png'];
/** What both are zips of. */
const ZIPS: readonly PrintFormatName[] = ['png', 'svg'];
const USUAL_DPI = 300;

/** Dots always of a thermal printer, of others where they are unusual; and of a zip what is in it. */
function forPrinter({ format = 'pdf', dpi }: PrintJob): string[] {
  const told = THERMAL.includes(format) || (dpi !== USUAL_DPI && !isList(format));
  return [...(told ? [`${dpi}dpi`] : []), ...(ZIPS.includes(format) ? [format] : [])];
}

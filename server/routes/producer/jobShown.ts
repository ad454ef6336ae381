import type { Job } from '#db/jobs';
import { findStock } from '#labels/stock/findStock';
import { STOCK_NAMES } from '#labels/stock/stockNames';
import { fill } from '#web/fill.ts';
import type { Lang } from '#web/lang.ts';
import { sayGrid } from '#web/measures.ts';
import type { JobShown } from '#web/parts/portal/JobList.tsx';
import { formatNumber } from '#web/refusalText.ts';
import { pinsText } from '#web/text/pins.ts';
import { printsText } from '#web/text/prints.ts';
import { type PrintJob, printJobForm } from '../../forms/print.ts';

/** What a print job was asked for. */
export function printOf({ input }: Job): PrintJob {
  return printJobForm.parse(JSON.parse(input));
}

/** A paper in words: its name, or how many labels of which size. */
function paperWords(name: string, lang: Lang): string {
  const known = STOCK_NAMES[name];
  if (known) return known[lang].title;
  const stock = findStock(name);
  return sayGrid(lang, stock.columns, stock.rows, stock.label);
}

/** Which stamps of the batch, where not all of them. */
function sayPlaces({ from, count }: PrintJob, lang: Lang): string {
  if (from === undefined || count === undefined) return '';
  const [first, last] = [from, from + count - 1].map((place) => formatNumber(lang, place));
  return ` · ${fill(printsText(lang).partOfBatch, { from: first, to: last })}`;
}

/** A job as lists show it; of a batch with PINs also what of it is on the sheets, which are stamps unless it says more. */
export function jobShown(job: Job, lang: Lang, pin = false): JobShown {
  const { id, state, createdAt } = job;
  const { stock, dpi, start, content = pin ? 'stamps' : undefined, format = 'pdf' } = printOf(job);
  const pins = content ? ` · ${pinsText(lang).short[content]}` : '';
  const into = format === 'pdf' ? '' : ` · ${printsText(lang).short[format]}`;
  const paper = `${paperWords(stock, lang)}${pins}${into}${sayPlaces(printOf(job), lang)}`;
  return { id, state, createdAt, paper, stock, dpi, start, format, content: content ?? null };
}

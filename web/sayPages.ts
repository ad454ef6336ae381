import type { PrintFormatName } from '#core/printFormat';
import { fill } from './fill.ts';
import type { Lang } from './lang.ts';
import { formatNumber } from './refusalText.ts';
import { printHouseText } from './text/printHouse.ts';

/** How many pages a print has; of an SVG a stamp, that there are so many files and no pages. */
export function sayPages(
  lang: Lang,
  {
    format,
    pages,
    count,
  }: { readonly format: PrintFormatName; readonly pages: number; readonly count: number | null },
): string {
  if (format !== 'svg') return formatNumber(lang, pages);
  // A record of old may hold the sheets that so many labels would fill.
  return fill(printHouseText(lang).page.svgFiles, { count: formatNumber(lang, count ?? pages) });
}

import { fill } from './fill.ts';
import type { Lang } from './lang.ts';
import type { VoidsTold } from './pages/producer/print.ts';
import { formatNumber } from './refusalText.ts';
import { portalText } from './text/portal.ts';
import { printsText } from './text/prints.ts';

/** Void stamps in the words of a text with `{stamps}` and `{ranges}`. */
export function sayVoids(lang: Lang, text: string, { stamps, ranges, more }: VoidsTold): string {
  const { upTo } = portalText(lang);
  const said = ranges.map(({ first, last }) => (first === last ? first : `${first} ${upTo} ${last}`));
  const rest = more > 0 ? [fill(printsText(lang).moreRanges, { more: formatNumber(lang, more) })] : [];
  return fill(text, { stamps: formatNumber(lang, stamps), ranges: [...said, ...rest].join('; ') });
}

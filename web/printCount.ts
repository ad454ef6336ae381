import type { CountDifference } from '#core/printCount';
import { fill } from './fill.ts';
import type { Lang } from './lang.ts';
import { formatNumber } from './refusalText.ts';
import { printHouseText } from './text/printHouse.ts';

/** One way in which a count differs from its print, in words. */
export function sayDifference(lang: Lang, { what, count }: CountDifference): string {
  const { count: text } = printHouseText(lang);
  if (what === 'file') return text.file;
  const ends = { first: [text.firstEnd, text.firstOther], last: [text.lastEnd, text.lastOther] } as const;
  if (what === 'missing' || what === 'surplus')
    return fill(text[what], { count: formatNumber(lang, count ?? 0) });
  const [off, other] = ends[what];
  return count === undefined ? other : fill(off, { count: formatNumber(lang, count) });
}

/** What is the matter and what to do about it: surplus before all, for these are codes twice on paper. */
export function sayCount(
  lang: Lang,
  counted: number,
  differences: readonly CountDifference[],
): { readonly tone: 'good' | 'warning' | 'danger'; readonly title: string; readonly words: string } {
  const { count: text } = printHouseText(lang);
  const countOf = (what: CountDifference['what']) => differences.find((one) => one.what === what)?.count;
  const others = differences.filter(({ what }) => what !== 'surplus' && what !== 'missing');
  const said = others.length > 0 ? ` (${others.map((one) => sayDifference(lang, one)).join('; ')})` : '';
  const [surplus, missing] = [countOf('surplus'), countOf('missing')];
  if (differences.length === 0) {
    const agrees = fill(text.agreesLong, { counted: formatNumber(lang, counted) });
    return { tone: 'good', title: text.agrees, words: agrees };
  }
  if (surplus !== undefined) {
    const title = fill(text.surplusTitle, { count: formatNumber(lang, surplus) });
    return { tone: 'danger', title, words: `${text.surplusDo}${said}` };
  }
  if (missing !== undefined) {
    const title = fill(text.missingTitle, { count: formatNumber(lang, missing) });
    return { tone: 'warning', title, words: `${text.missingDo}${said}` };
  }
  return { tone: 'warning', title: text.otherTitle, words: `${text.otherDo}${said}` };
}

import { makeDay } from '#core/day';
import { ownValue } from '#core/ownValue';
import type { Effect } from '#core/proposal';
import { formatDay } from './dates.ts';
import { fill } from './fill.ts';
import { formatNumber } from './refusalText.ts';
import { decisionsText } from './text/decisions.ts';
import { effectText } from './text/effects.ts';
import type { Lang } from './text.ts';

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A score has decimals, which a count has not. */
function sayNumber(lang: Lang, value: number): string {
  if (Number.isInteger(value)) return formatNumber(lang, value);
  return String(value).replace('.', lang === 'vi' ? ',' : '.');
}

function sayValue(lang: Lang, value: string | number): string {
  if (typeof value === 'number') return sayNumber(lang, value);
  const [, year, month, date] = ISO_DAY.exec(value) ?? [];
  const day = makeDay(Number(year), Number(month), Number(date));
  return day ? formatDay(day) : value;
}

/** Values that are codes, by the words people have for them. */
function wordsFor(lang: Lang, name: string, value: string | number): string | undefined {
  const kinds: Readonly<Record<string, string>> = decisionsText(lang).kinds;
  const isKind = name === 'kind' || name === 'was';
  return isKind && typeof value === 'string' ? ownValue(kinds, value)?.toLowerCase() : undefined;
}

/** One effect as a sentence; one that nobody has put into words yet is shown by its name and values, never hidden. */
export function sayEffect(lang: Lang, { what, values }: Effect): string {
  const said = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      wordsFor(lang, name, value) ?? sayValue(lang, value),
    ]),
  );
  const sentences: Readonly<Record<string, string>> = effectText(lang);
  const sentence = ownValue(sentences, what);
  return sentence === undefined ? [what, ...Object.values(said)].join(' · ') : fill(sentence, said);
}

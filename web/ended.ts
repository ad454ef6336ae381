import type { Corrected } from '#core/correction';
import type { Day } from '#core/day';
import type { Withdrawal } from '#core/recognition';
import { formatDay } from './dates.ts';
import { fill } from './fill.ts';
import { productsText } from './text/products.ts';
import type { Lang } from './text.ts';

/** "khoản 2, Điều 11 Quyết định 1489/QĐ-TTg": what a withdrawal stands on; empty where nothing is told. */
export function citedWords(
  lang: Lang,
  { clause, article, document }: Pick<Withdrawal, 'clause' | 'article' | 'document'>,
): string {
  if (!clause && !article) return document ?? '';
  return fill(productsText(lang).cited, { clause, article, document });
}

/** "thu hồi từ 20/11/2026, QĐ 333/QĐ-UBND": when a recognition was ended, and by which decision where it is told. */
export function withdrawnWords(
  lang: Lang,
  { effectiveOn, decision }: Pick<Withdrawal, 'effectiveOn' | 'decision'>,
): string {
  return fill(productsText(lang).withdrawnFrom, {
    day: formatDay(effectiveOn),
    number: decision?.numberText,
  });
}

function sayTerm(lang: Lang, value: Corrected['from']): string {
  const text = productsText(lang);
  if (value === null) return text.notTold;
  if (typeof value === 'boolean') return value ? text.yes : text.no;
  if (typeof value === 'number') return String(value).replace('.', lang === 'vi' ? ',' : '.');
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDay(value as Day) : value;
}

/** "Điểm: 78,5 → 82": one thing a correction put right. */
export function correctedWords(lang: Lang, { field, from, to }: Corrected): string {
  const name = productsText(lang).correctable[field];
  return `${name}: ${sayTerm(lang, from)} → ${sayTerm(lang, to)}`;
}

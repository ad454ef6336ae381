import { formatDecimal } from './decimals.ts';
import type { Lang } from './lang.ts';
import { formatNumber, sayWords } from './refusalText.ts';

const DECIMALS = new Set(['score']);
const COUNTS = new Set(['quantity']);

/** What was typed in a field of this name, as it is read: days, decimals and counts as the language writes them, else as typed. */
export function sayTyped(lang: Lang, name: string, value: string): string {
  if (DECIMALS.has(name) && /^\d+(?:[.,]\d+)?$/.test(value)) {
    return formatDecimal(lang, Number(value.replace(',', '.')));
  }
  return COUNTS.has(name) && /^\d{1,15}$/.test(value) ? formatNumber(lang, Number(value)) : sayWords(value);
}

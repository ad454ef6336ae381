import type { Lang } from './lang.ts';

/** A number to a thousandth, with the language's decimal sign. */
export function formatDecimal(lang: Lang, value: number): string {
  const text = String(Math.round(value * 1000) / 1000);
  return lang === 'vi' ? text.replace('.', ',') : text;
}

import { en } from './text.en.ts';
import { type Text, vi } from './text.vi.ts';

/** The languages of every text a person reads; Vietnamese is the first. */
export type Lang = 'vi' | 'en';

export type { Text };

const TEXTS: Readonly<Record<Lang, Text>> = { vi, en };

/** True for a language code there are texts for. */
export function isLang(code: string | undefined): code is Lang {
  return code === 'vi' || code === 'en';
}

/** The texts of a language. */
export function textOf(lang: Lang): Text {
  return TEXTS[lang];
}

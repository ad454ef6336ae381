import type { Lang } from './lang.ts';
import { en } from './text.en.ts';
import { type Text, vi } from './text.vi.ts';

export { isLang } from './lang.ts';
export type { Lang, Text };

const TEXTS: Readonly<Record<Lang, Text>> = { vi, en };

/** The texts of a language. */
export function textOf(lang: Lang): Text {
  return TEXTS[lang];
}

import { cliEn } from './cliText.en.ts';
import { type CliText, cliVi } from './cliText.vi.ts';
import type { Lang } from './text.ts';

/** The command line's texts of a language. */
export function cliText(lang: Lang): CliText {
  return lang === 'en' ? cliEn : cliVi;
}

import { cliEn } from './cliText.en.ts';
import { cliVi } from './cliText.vi.ts';
import type { Lang } from './text.ts';

/** What the command line says, in one language. */
export type CliText = typeof cliVi;

/** The command line's texts of a language. */
export function cliText(lang: Lang): CliText {
  return lang === 'en' ? cliEn : cliVi;
}

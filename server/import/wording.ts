import { fill } from '#web/fill.ts';
import { importEn } from '#web/importText.en.ts';
import { type ImportText, importVi } from '#web/importText.vi.ts';
import type { Said } from '#web/said.ts';
import type { Lang } from '#web/text.ts';
import type { MatchReason, Missing, Problem, ProblemCode } from './problem.ts';

// Every code of the closed lists has its words, in each language, or this does not compile.
type Complete = ImportText & {
  readonly problems: Readonly<Record<ProblemCode, Said>>;
  readonly missing: Readonly<Record<Missing, Said>>;
  readonly matches: Readonly<Record<MatchReason, string>>;
};

const TEXTS: Readonly<Record<Lang, Complete>> = { vi: importVi, en: importEn };

/** All an import says, in a language. */
export function importText(lang: Lang): Complete {
  return TEXTS[lang];
}

/** What a problem says: what is wrong, and what to do. */
export function sayProblem(lang: Lang, problem: Pick<Problem, 'code' | 'details'>): Said {
  const { title, detail } = TEXTS[lang].problems[problem.code];
  return { title: fill(title, problem.details), detail };
}

/** What an incomplete row lacks, in words, and what to do about each. */
export function sayMissing(lang: Lang, missing: readonly Missing[]): Said {
  const texts = missing.map((code) => TEXTS[lang].missing[code]);
  const list = texts.map(({ title }) => title).join(', ');
  return {
    title: fill(TEXTS[lang].incomplete, { missing: list }),
    detail: texts.map(({ detail }) => detail).join(' '),
  };
}

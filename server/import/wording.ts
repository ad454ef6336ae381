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
  return { title: fill(title, problem.details), detail: fill(detail, problem.details) };
}

/** What is known of an incomplete row beside what it lacks. */
export interface Incomplete {
  readonly missing: readonly Missing[];
  readonly potentialFive: boolean;
  /** Headings of needed cells that a merge leaves blank. */
  readonly merged?: readonly string[];
}

/** What an incomplete row lacks, in words, and what to do about each. */
export function sayIncomplete(lang: Lang, { missing, potentialFive, merged = [] }: Incomplete): Said {
  const text = TEXTS[lang];
  const titles = missing.map((code) => text.missing[code].title);
  const details = missing.map((code) =>
    code === 'star' && potentialFive ? text.potentialOnly : text.missing[code].detail,
  );
  if (merged.length > 0) details.push(fill(text.merged, { columns: merged.join(', ') }));
  return { title: fill(text.incomplete, { missing: titles.join(', ') }), detail: details.join(' ') };
}

/** What a possible match says: with which product, why, and that a person decides. */
export function sayMatch(
  lang: Lang,
  candidate: { readonly name: string; readonly producer: string },
  reason: MatchReason,
): Said {
  const text = TEXTS[lang];
  const values = { candidate: candidate.name, producer: candidate.producer, reason: text.matches[reason] };
  return { title: fill(text.match, values), detail: text.matchTodo };
}

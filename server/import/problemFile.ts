import { stringify } from 'csv-stringify/sync';
import type { Said } from '#web/said.ts';
import { importsText } from '#web/text/imports.ts';
import type { Lang } from '#web/text.ts';
import { writeWhole } from '../files/wholeFile.ts';
import type { OpenProblems } from './openProblems.ts';
import type { ImportReport, IncompleteRow, PossibleMatch, ReportedProblem } from './report.ts';
import { importText, sayIncomplete, sayMatch, sayProblem } from './wording.ts';

type Kind = 'refused' | 'incomplete' | 'match' | 'warning';

interface Line {
  readonly row: number;
  readonly column: string;
  readonly kind: Kind;
  readonly said: Said;
  readonly value: string;
  readonly product: string;
  readonly producer: string;
}

function ofProblem(lang: Lang, kind: Kind, problem: ReportedProblem): Line {
  const { row, column, details, product, producer } = problem;
  return {
    row,
    column,
    kind,
    said: sayProblem(lang, problem),
    value: details.value ?? '',
    product,
    producer,
  };
}

type Lacking = Pick<IncompleteRow, 'row' | 'producer' | 'missing' | 'potentialFive'> & {
  readonly product: string;
  readonly merged?: readonly string[];
};

function ofIncomplete(lang: Lang, incomplete: Lacking): Line {
  const { row, product, producer } = incomplete;
  const said = sayIncomplete(lang, incomplete);
  return { row, column: '', kind: 'incomplete', said, value: '', product, producer };
}

function ofMatch(lang: Lang, match: Omit<PossibleMatch, 'message'>): Line {
  const { row, product, producer, candidate, reason } = match;
  const said = sayMatch(lang, candidate, reason);
  return { row, column: '', kind: 'match', said, value: product, product, producer };
}

function linesOf(report: ImportReport, lang: Lang): Line[] {
  const lines = [
    ...report.refused.map((problem) => ofProblem(lang, 'refused', problem)),
    ...[...report.incompleteRows, ...report.stillIncomplete].map((row) => ofIncomplete(lang, row)),
    ...report.possibleMatches.map((match) => ofMatch(lang, match)),
    ...report.warnings.map((problem) => ofProblem(lang, 'warning', problem)),
  ];
  return lines.sort((a, b) => a.row - b.row);
}

function cellsOf(lang: Lang, { row, column, kind, said, value, product, producer }: Line): string[] {
  const shown = row === 0 ? '' : String(row);
  return [shown, column, importText(lang).kinds[kind], said.title, said.detail, value, product, producer];
}

function toCsv(table: readonly (readonly string[])[]): string {
  return stringify([...table], { bom: true, record_delimiter: '\r\n', escape_formulas: true });
}

/**
 * All that a sheet's maker should look at, as CSV to open in Excel (UTF-8 with its mark, CRLF): row, column, what
 * is wrong, what to do, the value as given. No cell of it runs as a formula.
 */
export function problemFile(report: ImportReport, lang: Lang): string {
  return toCsv([importText(lang).headings, ...linesOf(report, lang).map((line) => cellsOf(lang, line))]);
}

/** Every row and what becomes of it, as CSV like `problemFile`. */
export function fateFile({ fates }: ImportReport, lang: Lang): string {
  const { fates: words, row, product, producer, becomes } = importsText(lang);
  const lines = fates.map((one) => [String(one.row), one.product, one.producer, words[one.is]]);
  return toCsv([[row, product, producer, becomes], ...lines]);
}

/** What a register still lacks, as CSV like `problemFile`, each line under the name of its file. */
export function openProblemFile({ incomplete, possibleMatches }: OpenProblems, lang: Lang): string {
  const { file: heading, headings } = importText(lang);
  const lines = [
    ...incomplete.map((one) => ({
      file: one.file,
      ...ofIncomplete(lang, { ...one, product: one.product.name }),
    })),
    ...possibleMatches.map(({ product: { name, producer }, ...match }) => ({
      file: match.file,
      ...ofMatch(lang, { ...match, product: name, producer }),
    })),
  ];
  return toCsv([[heading, ...headings], ...lines.map((line) => [line.file, ...cellsOf(lang, line)])]);
}

/** Writes a problem file whole or not at all; throws `output-not-writable`, `storage-full`. */
export async function writeProblemFile(path: string, csv: string): Promise<void> {
  await writeWhole(path, async (out) => void out.end(csv));
}

import { stringify } from 'csv-stringify/sync';
import { fill } from '#web/fill.ts';
import type { Said } from '#web/said.ts';
import type { Lang } from '#web/text.ts';
import { writeWhole } from '../wholeFile.ts';
import type { ImportReport, IncompleteRow, PossibleMatch, ReportedProblem } from './report.ts';
import { importText, sayMissing, sayProblem } from './wording.ts';

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

const NOBODY = { product: '', producer: '' };

function ofProblem(lang: Lang, kind: Kind, problem: ReportedProblem): Line {
  const { row, column, details } = problem;
  return { row, column, kind, said: sayProblem(lang, problem), value: details.value ?? '', ...NOBODY };
}

function ofIncomplete(lang: Lang, { row, product, producer, missing }: IncompleteRow): Line {
  return {
    row,
    column: '',
    kind: 'incomplete',
    said: sayMissing(lang, missing),
    value: '',
    product,
    producer,
  };
}

function ofMatch(lang: Lang, { row, product, producer, candidate, reason }: PossibleMatch): Line {
  const text = importText(lang);
  const values = { candidate: candidate.name, producer: candidate.producer, reason: text.matches[reason] };
  const said = { title: fill(text.match, values), detail: text.matchTodo };
  return { row, column: '', kind: 'match', said, value: product, product, producer };
}

function linesOf(report: ImportReport, lang: Lang): Line[] {
  const lines = [
    ...report.refused.map((problem) => ofProblem(lang, 'refused', problem)),
    ...report.incompleteRows.map((row) => ofIncomplete(lang, row)),
    ...report.possibleMatches.map((match) => ofMatch(lang, match)),
    ...report.warnings.map((problem) => ofProblem(lang, 'warning', problem)),
  ];
  return lines.sort((a, b) => a.row - b.row);
}

/**
 * All that a sheet's maker should look at, as CSV to open in Excel (UTF-8 with its mark, CRLF): row, column, what
 * is wrong, what to do, the value as given. No cell of it runs as a formula.
 */
export function problemFile(report: ImportReport, lang: Lang): string {
  const text = importText(lang);
  const table = linesOf(report, lang).map(({ row, column, kind, said, value, product, producer }) => [
    row === 0 ? '' : String(row),
    ...[column, text.kinds[kind], said.title, said.detail, value, product, producer],
  ]);
  return stringify([text.headings, ...table], { bom: true, record_delimiter: '\r\n', escape_formulas: true });
}

/** Writes the problem file whole or not at all; throws `output-not-writable`, `storage-full`. */
export async function writeProblemFile(path: string, report: ImportReport, lang: Lang): Promise<void> {
  const csv = problemFile(report, lang);
  await writeWhole(path, async (out) => void out.end(csv));
}

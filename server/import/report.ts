import type { Lang } from '#web/text.ts';
import type { Columns } from './columns.ts';
import { FIELD_HEADINGS, type Field } from './headings.ts';
import type { Match } from './matches.ts';
import type { ImportPlan } from './plan.ts';
import type { Outcome } from './planner.ts';
import type { MatchReason, Missing, Problem, ProblemCode } from './problem.ts';
import type { Named, Reading } from './reading.ts';
import { sayIncomplete, sayMatch, sayProblem } from './wording.ts';

/** A problem of one cell, in words. */
export interface ReportedProblem {
  readonly row: number;
  readonly column: string;
  readonly code: ProblemCode;
  readonly message: string;
  /** What the message speaks of: `value` is the cell as given, cut short. */
  readonly details: Readonly<Record<string, string>>;
  /** What the row is about, '' where it cannot be shown. */
  readonly product: string;
  readonly producer: string;
}

/** A row kept as incomplete, with all it lacks. */
export interface IncompleteRow {
  readonly row: number;
  readonly product: string;
  readonly producer: string;
  readonly missing: readonly Missing[];
  readonly message: string;
  /** The row tells of a potential for 5 stars, which is no star. */
  readonly potentialFive: boolean;
  /** Headings of needed cells that a merge leaves blank. */
  readonly merged: readonly string[];
}

/** Two products a person must tell apart or together. */
export interface PossibleMatch {
  readonly row: number;
  readonly product: string;
  readonly producer: string;
  readonly candidate: { readonly id: string; readonly name: string; readonly producer: string };
  readonly reason: MatchReason;
  readonly message: string;
}

/** What one row becomes. */
export interface RowFate {
  readonly row: number;
  readonly product: string;
  readonly producer: string;
  readonly is: Outcome['is'];
}

/**
 * What an import did, or would do. The first four are counts; every row that is not blank counts in exactly one
 * of imported, incomplete, unchanged and refused, where `refused` lists every problem of every refused row.
 */
export interface ImportReport {
  readonly rows: number;
  /** Every row that is not blank, in the order of the sheet. */
  readonly fates: readonly RowFate[];
  readonly imported: number;
  readonly incomplete: number;
  readonly unchanged: number;
  readonly refused: readonly ReportedProblem[];
  readonly refusedRows: number;
  readonly possibleMatches: readonly PossibleMatch[];
  readonly incompleteRows: readonly IncompleteRow[];
  /** Rows counted as unchanged whose entry is incomplete still. */
  readonly stillIncomplete: readonly IncompleteRow[];
  readonly warnings: readonly ReportedProblem[];
  readonly unknownColumns: readonly string[];
  readonly otherSheets: readonly string[];
  /** Recognitions whose end nobody stated: the 36-month rule offered it. */
  readonly assumedEnds: number;
  readonly dryRun: boolean;
}

/** What surrounds a plan in its report. */
export interface ReportContext {
  readonly columns: Pick<Columns, 'at' | 'unknown'>;
  readonly otherSheets: readonly string[];
  readonly dryRun: boolean;
  readonly lang: Lang;
}

function count(outcomes: readonly Outcome[], is: Outcome['is']): number {
  return outcomes.filter((outcome) => outcome.is === is).length;
}

type Names = ReadonlyMap<number, Named>;
const NOBODY: Named = { product: '', producer: '' };

function report(lang: Lang, problem: Problem, names: Names): ReportedProblem {
  const { row, column, code, details } = problem;
  const { title, detail } = sayProblem(lang, problem);
  const { product, producer } = names.get(row) ?? NOBODY;
  return { row, column, code, message: `${title}. ${detail}`, details, product, producer };
}

function reportMatch(lang: Lang, { row, later, earlier, reason }: Match & { row: number }): PossibleMatch {
  const { title, detail } = sayMatch(lang, earlier, reason);
  return {
    row,
    product: later.name,
    producer: later.producer,
    candidate: { id: earlier.id, name: earlier.name, producer: earlier.producer },
    reason,
    message: `${title}. ${detail}`,
  };
}

function reportIncomplete(lang: Lang, reading: Reading, missing: readonly Missing[]): IncompleteRow[] {
  if (reading.row === null) return [];
  const { number: row, product, producer, potentialFive } = reading.row;
  const blank = new Set<string>(missing);
  const merged = reading.hidden.filter(({ field }) => blank.has(field)).map(({ heading }) => heading);
  const { title, detail } = sayIncomplete(lang, { missing, potentialFive, merged });
  return [{ row, product, producer, missing, message: `${title}. ${detail}`, potentialFive, merged }];
}

/** Headings nobody would miss, and so none to rename a column to. */
const NOT_OFFERED: readonly Field[] = ['ordinal', 'note', 'source'];

/** One warning for each column that is not read, with the headings that the sheet has not used yet. */
function ofColumns({ at, unknown }: ReportContext['columns']): Problem[] {
  const fields = Object.entries(FIELD_HEADINGS).map(([field, [first]]) => [field as Field, first] as const);
  const free = fields.filter(([field]) => !at.has(field) && !NOT_OFFERED.includes(field));
  const choices = free.map(([, heading]) => heading).join(', ');
  return unknown.map((column) => ({
    ...{ row: 0, column, code: 'column-unknown' as const },
    details: { value: column, choices },
  }));
}

/** Every warning of a file, in the order of its rows: of columns and sheets unread, of cells, of the register. */
function warningsOf(plan: ImportPlan, { columns, otherSheets }: ReportContext): Problem[] {
  const unread: Problem[] = otherSheets.length
    ? [{ row: 0, column: '', code: 'other-sheets', details: { value: otherSheets.join(', ') } }]
    : [];
  const read = plan.outcomes.flatMap(({ is, reading }) => (is === 'unchanged' ? [] : reading.warnings));
  return [...ofColumns(columns), ...unread, ...read, ...plan.warnings].sort((a, b) => a.row - b.row);
}

/** Puts a plan into words. */
export function reportOf(plan: ImportPlan, context: ReportContext): ImportReport {
  const { outcomes } = plan;
  const { lang, otherSheets } = context;
  const names: Names = new Map(outcomes.map(({ reading }) => [reading.number, reading.names]));
  const matches = [...plan.matches, ...plan.pending].sort((a, b) => a.row - b.row);
  return {
    rows: outcomes.length,
    fates: outcomes.map(({ reading, is }) => ({ row: reading.number, ...reading.names, is })),
    imported: count(outcomes, 'imported'),
    incomplete: count(outcomes, 'incomplete'),
    unchanged: count(outcomes, 'unchanged'),
    refused: outcomes.flatMap(({ reading }) => reading.refusals.map((one) => report(lang, one, names))),
    refusedRows: count(outcomes, 'refused'),
    possibleMatches: matches.map((match) => reportMatch(lang, match)),
    incompleteRows: outcomes.flatMap((outcome) =>
      outcome.is === 'incomplete' ? reportIncomplete(lang, outcome.reading, outcome.missing) : [],
    ),
    stillIncomplete: plan.stillIncomplete.flatMap(({ reading, missing }) =>
      reportIncomplete(lang, reading, missing),
    ),
    warnings: warningsOf(plan, context).map((problem) => report(lang, problem, names)),
    unknownColumns: context.columns.unknown,
    otherSheets,
    assumedEnds: plan.assumedEnds,
    dryRun: context.dryRun,
  };
}

import { fill } from '#web/fill.ts';
import type { Lang } from '#web/text.ts';
import type { ImportPlan, PlannedMatch } from './plan.ts';
import type { Outcome } from './planner.ts';
import type { MatchReason, Missing, Problem, ProblemCode } from './problem.ts';
import { importText, sayMissing, sayProblem } from './wording.ts';

/** A problem of one cell, in words. */
export interface ReportedProblem {
  readonly row: number;
  readonly column: string;
  readonly code: ProblemCode;
  readonly message: string;
  /** What the message speaks of: `value` is the cell as given, cut short. */
  readonly details: Readonly<Record<string, string>>;
}

/** A row kept as incomplete, with all it lacks. */
export interface IncompleteRow {
  readonly row: number;
  readonly product: string;
  readonly producer: string;
  readonly missing: readonly Missing[];
  readonly message: string;
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

/**
 * What an import did, or would do. The first four are counts; every row that is not blank counts in exactly one
 * of imported, incomplete, unchanged and refused, where `refused` lists every problem of every refused row.
 */
export interface ImportReport {
  readonly rows: number;
  readonly imported: number;
  readonly incomplete: number;
  readonly unchanged: number;
  readonly refused: readonly ReportedProblem[];
  readonly refusedRows: number;
  readonly possibleMatches: readonly PossibleMatch[];
  readonly incompleteRows: readonly IncompleteRow[];
  readonly warnings: readonly ReportedProblem[];
  readonly unknownColumns: readonly string[];
  readonly otherSheets: readonly string[];
  /** Recognitions whose end nobody stated: the 36-month rule offered it. */
  readonly assumedEnds: number;
  readonly dryRun: boolean;
}

/** What surrounds a plan in its report. */
export interface ReportContext {
  readonly unknownColumns: readonly string[];
  readonly otherSheets: readonly string[];
  readonly dryRun: boolean;
  readonly lang: Lang;
}

function count(outcomes: readonly Outcome[], is: Outcome['is']): number {
  return outcomes.filter((outcome) => outcome.is === is).length;
}

function report(lang: Lang, problem: Problem): ReportedProblem {
  const { row, column, code, details } = problem;
  const { title, detail } = sayProblem(lang, problem);
  return { row, column, code, message: `${title}. ${detail}`, details };
}

function reportMatch(lang: Lang, { row, later, earlier, reason }: PlannedMatch): PossibleMatch {
  const text = importText(lang);
  const values = { candidate: earlier.name, producer: earlier.producer, reason: text.matches[reason] };
  return {
    row,
    product: later.name,
    producer: later.producer,
    candidate: { id: earlier.id, name: earlier.name, producer: earlier.producer },
    reason,
    message: `${fill(text.match, values)}. ${text.matchTodo}`,
  };
}

function reportIncomplete(lang: Lang, outcome: Outcome): IncompleteRow[] {
  if (outcome.is !== 'incomplete' || outcome.reading.row === null) return [];
  const { number: row, product, producer } = outcome.reading.row;
  const { title, detail } = sayMissing(lang, outcome.missing);
  return [{ row, product, producer, missing: outcome.missing, message: `${title}. ${detail}` }];
}

/** Every warning of a file, in the order of its rows: those of unread sheets, of cells, of the register. */
function warningsOf(plan: ImportPlan, otherSheets: readonly string[]): Problem[] {
  const unread: Problem[] = otherSheets.length
    ? [{ row: 0, column: '', code: 'other-sheets', details: { value: otherSheets.join(', ') } }]
    : [];
  const read = plan.outcomes.flatMap(({ is, reading }) => (is === 'unchanged' ? [] : reading.warnings));
  return [...unread, ...read, ...plan.warnings].sort((a, b) => a.row - b.row);
}

/** Puts a plan into words. */
export function reportOf(plan: ImportPlan, context: ReportContext): ImportReport {
  const { outcomes } = plan;
  const { lang, otherSheets } = context;
  return {
    rows: outcomes.length,
    imported: count(outcomes, 'imported'),
    incomplete: count(outcomes, 'incomplete'),
    unchanged: count(outcomes, 'unchanged'),
    refused: outcomes.flatMap(({ reading }) => reading.refusals.map((problem) => report(lang, problem))),
    refusedRows: count(outcomes, 'refused'),
    possibleMatches: plan.matches.map((match) => reportMatch(lang, match)),
    incompleteRows: outcomes.flatMap((outcome) => reportIncomplete(lang, outcome)),
    warnings: warningsOf(plan, otherSheets).map((problem) => report(lang, problem)),
    unknownColumns: context.unknownColumns,
    otherSheets,
    assumedEnds: plan.assumedEnds,
    dryRun: context.dryRun,
  };
}

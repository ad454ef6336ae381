import type { Lang } from '#web/text.ts';
import type { ImportReport, IncompleteRow, PossibleMatch, ReportedProblem } from './report.ts';
import { sayIncomplete, sayMatch, sayProblem } from './wording.ts';

type Unsaid<Row> = Omit<Row, 'message'>;

/** A report by its codes alone: words are found again in the language of whoever reads it. */
export interface KeptReport
  extends Omit<
    ImportReport,
    'refused' | 'warnings' | 'incompleteRows' | 'stillIncomplete' | 'possibleMatches'
  > {
  readonly refused: readonly Unsaid<ReportedProblem>[];
  readonly warnings: readonly Unsaid<ReportedProblem>[];
  readonly incompleteRows: readonly Unsaid<IncompleteRow>[];
  readonly stillIncomplete: readonly Unsaid<IncompleteRow>[];
  readonly possibleMatches: readonly Unsaid<PossibleMatch>[];
}

/** A report as JSON to keep; messages are left out. */
export function packReport(report: ImportReport): string {
  return JSON.stringify(report, (name, value) => (name === 'message' ? undefined : value));
}

/** A kept report in a language. */
export function unpackReport(json: string, lang: Lang): ImportReport {
  const kept = JSON.parse(json) as KeptReport;
  const joined = ({ title, detail }: { title: string; detail: string }) => `${title}. ${detail}`;
  const problem = (one: Unsaid<ReportedProblem>) => ({ ...one, message: joined(sayProblem(lang, one)) });
  const lacking = (one: Unsaid<IncompleteRow>) => ({ ...one, message: joined(sayIncomplete(lang, one)) });
  return {
    ...kept,
    refused: kept.refused.map(problem),
    warnings: kept.warnings.map(problem),
    incompleteRows: kept.incompleteRows.map(lacking),
    stillIncomplete: kept.stillIncomplete.map(lacking),
    possibleMatches: kept.possibleMatches.map((one) => ({
      ...one,
      message: joined(sayMatch(lang, one.candidate, one.reason)),
    })),
  };
}

/** Why a row is refused: it names nothing, or a value that is there cannot be read. Closed. */
export const REFUSING_CODES = [
  'product-missing',
  'producer-missing',
  'cell-merged',
  'formula-cell',
  'text-too-long',
  'text-unclean',
  'date-unreadable',
  'star-unreadable',
  'score-unreadable',
  'gtin-unreadable',
  'end-before-start',
] as const;

/** What a row is kept in spite of, for a person to look at. Closed. */
export const WARNING_CODES = [
  'unusual-award',
  'score-star-mismatch',
  'authority-is-council',
  'tax-code-odd',
  'year-unreadable',
  'group-unknown',
  'maybe-service',
  'date-before-programme',
  'date-in-future',
  'term-unusual',
  'producer-name-differs',
  'gtin-of-other-product',
  'differs-from-record',
  'fact-differs',
  'contradicts-record',
  'withdrawal-on-record',
  'merged-blank',
  'column-unknown',
  'other-sheets',
] as const;

export type RefusingCode = (typeof REFUSING_CODES)[number];
export type WarningCode = (typeof WARNING_CODES)[number];
export type ProblemCode = RefusingCode | WarningCode;

/** One problem at one cell, as the person who sees the sheet would point at it. */
export interface Problem<Code extends ProblemCode = ProblemCode> {
  /** The number beside the row in a spreadsheet, from 1; 0 for the file as a whole. */
  readonly row: number;
  /** The heading as written, or the column's letters. */
  readonly column: string;
  readonly code: Code;
  /** The value as given, cut short, and what else its text shows. */
  readonly details: Readonly<Record<string, string>>;
}

/** Why a row is no recognition, whatever its other cells hold. */
export const REASONS = [
  'notRecognised',
  'upgradePending',
  'withdrawn',
  'renamed',
  'kindUnclear',
  'validTo',
  'contradiction',
] as const;
export type Reason = (typeof REASONS)[number];

/** Cells without which a row names no recognition. */
export const NEEDED = ['decisionNumber', 'signedOn', 'star', 'authority'] as const;

/** What an incomplete row lacks before it can be a recognition: a reason, or a cell to fill in. Closed. */
export const MISSING = [...REASONS, ...NEEDED] as const;
export type Missing = (typeof MISSING)[number];

/** The reason among what a row lacks, or undefined when only cells are blank. */
export function reasonOf(missing: readonly Missing[]): Reason | undefined {
  return REASONS.find((reason) => missing.includes(reason));
}

/** Why two products may be one, which only a person can tell. Closed. */
export const MATCH_REASONS = [
  'same-but-accents',
  'name-contains',
  'similar-producer',
  'same-names-apart',
  'same-gtin',
] as const;
export type MatchReason = (typeof MATCH_REASONS)[number];

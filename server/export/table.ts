import type { Day } from '#core/day';

/** One cell of a file: a text, a number, a day; null is blank. Never a formula. */
export type FileCell = string | number | { readonly day: Day } | null;

/** A table to be written as a file: sentences above it, its headings, and its rows as they come. */
export interface FileTable {
  /** What the file is, as of when, and what it was narrowed to. */
  readonly above: readonly string[];
  readonly headings: readonly string[];
  /** Widths in characters, for files that have columns to the eye. */
  readonly widths?: readonly number[];
  readonly rows: AsyncIterable<readonly (readonly FileCell[])[]>;
}

/** Rows at hand, as a table wants them. */
export async function* atOnce(rows: readonly (readonly FileCell[])[]): FileTable['rows'] {
  yield rows;
}

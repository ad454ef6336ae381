import { Refusal } from '#core/refusal';
import { LARGEST_TABLE, LIMITS } from './limits.ts';

/** What a cell holds: text from CSV, also numbers, dates (UTC midnight) and truth from XLSX. */
export type Cell = string | number | boolean | Date | null;

/** A row that is not blank, under the number a spreadsheet shows beside it (from 1). */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly Cell[];
}

/** One table of an uploaded file, whatever the file was. */
export interface Sheet {
  readonly rows: readonly SheetRow[];
  /** Cells holding a formula, as `row:column`, both from 1. */
  readonly formulas: ReadonlySet<string>;
  /** Cells that a vertical merge leaves without a value of their own, as `row:column`, both from 1. */
  readonly merged: ReadonlySet<string>;
  /** Sheets of the file that are not read. */
  readonly otherSheets: readonly string[];
}

/** True for a cell without anything to see. */
export function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

/** A row without its blank tail; undefined for a blank row. */
export function filledRow(number: number, cells: readonly Cell[]): SheetRow | undefined {
  let width = cells.length;
  while (width > 0 && isBlank(cells[width - 1])) width--;
  if (width === 0) return undefined;
  if (width > LIMITS.columns) throw new Refusal('sheet-too-large', { limit: LARGEST_TABLE });
  return { number, cells: cells.slice(0, width) };
}

/** Refuses more filled rows than a register has (`sheet-too-large`). */
export function checkRowCount(count: number): void {
  const most = LIMITS.rows + LIMITS.headingRows;
  if (count > most) throw new Refusal('sheet-too-large', { limit: LARGEST_TABLE });
}

/** A column's letters, from 1: A, B … Z, AA. */
export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return rest > 0 ? columnLetters(rest) + letter : letter;
}

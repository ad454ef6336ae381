import type { Day } from '#core/day';
import { type Gtin14, parseGtin } from '#core/gtin';
import { foldName, stripAccents } from '#core/name';
import type { Columns } from './columns.ts';
import { readDate } from './dates.ts';
import { isFormulaText } from './formula.ts';
import type { Field } from './headings.ts';
import type { Problem, RefusingCode, WarningCode } from './problem.ts';
import { type Cell, columnLetters, isBlank, type Sheet, type SheetRow } from './sheet.ts';
import { readStar, type StarCell } from './stars.ts';
import { cellText, cleanText, isUnclean, saysNothing } from './text.ts';

/** A field that a merge leaves blank, and its heading. */
export interface Hidden {
  readonly field: Field;
  readonly heading: string;
}

/** Longest text of one cell that is read, characters; names are far shorter. */
const LONGEST = { name: 300, text: 2000, shown: 80 } as const;

/** A tax code: 10 digits, 10-3 of a branch, or a person's 12 (Circular 86/2024/TT-BTC). */
const TAX_CODE = /^(?:\d{10}|\d{10}-\d{3}|\d{12})$/;

const NOTHING_KNOWN = { formulas: new Set<string>(), merged: new Set<string>() };

/** The term of the rule, which needs no date: 36 months from the start. */
const USUAL_TERM = /^(?:36 thang|3 nam|ba nam|36 months|3 years)$/;

/** Reads the cells of one row by field and remembers every problem it meets. */
export class CellReader {
  readonly refusals: Problem<RefusingCode>[] = [];
  readonly warnings: Problem<WarningCode>[] = [];

  private readonly merged: Sheet['merged'];

  constructor(
    private readonly row: SheetRow,
    private readonly columns: Columns,
    { formulas, merged }: Pick<Sheet, 'formulas' | 'merged'> = NOTHING_KNOWN,
  ) {
    this.merged = merged;
    for (const [i, cell] of row.cells.entries()) {
      if (formulas.has(`${row.number}:${i + 1}`) || isFormulaText(cell)) this.refuseAt(i, 'formula-cell');
    }
    // A formula whose cell holds no value, beyond the last filled one.
    for (let i = row.cells.length; formulas.size > 0 && i < columns.names.length; i++) {
      if (formulas.has(`${row.number}:${i + 1}`)) this.refuseAt(i, 'formula-cell');
    }
  }

  private cell(field: Field): Cell {
    const at = this.columns.at.get(field);
    return at === undefined ? null : (this.row.cells[at] ?? null);
  }

  private problem<Code extends RefusingCode | WarningCode>(
    at: number | undefined,
    code: Code,
  ): Problem<Code> {
    const value = at === undefined ? '' : cellText(this.row.cells[at]).slice(0, LONGEST.shown);
    const column = at === undefined ? '' : (this.columns.names[at] ?? columnLetters(at + 1));
    return { row: this.row.number, column, code, details: { value } };
  }

  private refuseAt(at: number | undefined, code: RefusingCode): void {
    const problem = this.problem(at, code);
    // One cell, one problem: a formula in the star column is not also an unreadable star.
    if (!this.refusals.some(({ column }) => column === problem.column)) this.refusals.push(problem);
  }

  /** Refuses the row for a field's value. */
  refuse(field: Field, code: RefusingCode): void {
    this.refuseAt(this.columns.at.get(field), code);
  }

  /** Warns of a field's value, and keeps the row. */
  warn(field: Field, code: WarningCode): void {
    this.warnings.push(this.problem(this.columns.at.get(field), code));
  }

  /** True for a blank cell whose value stands in a row above, merged with it. */
  private isHidden(field: Field): boolean {
    const at = this.columns.at.get(field);
    return at !== undefined && isBlank(this.row.cells[at]) && this.merged.has(`${this.row.number}:${at + 1}`);
  }

  /** The fields that a merge leaves blank in this row, each with its heading as written. */
  hidden(): Hidden[] {
    const fields = [...this.columns.at].filter(([field]) => this.isHidden(field));
    return fields.map(([field, at]) => ({ field, heading: this.columns.names[at] ?? columnLetters(at + 1) }));
  }

  /** A name to point at the row by, '' where it cannot be shown. */
  shown(field: 'product' | 'producer'): string {
    const cell = this.cell(field);
    const text = cleanText(cell);
    return saysNothing(cell) || isFormulaText(cell) || isUnclean(text) ? '' : text.slice(0, LONGEST.name);
  }

  /** A text, '' where the cell says nothing. */
  text(field: Field): string {
    const cell = this.cell(field);
    if (saysNothing(cell)) return '';
    const text = cleanText(cell);
    if (text.length <= LONGEST.text && !isUnclean(text)) return text;
    this.refuse(field, text.length > LONGEST.text ? 'text-too-long' : 'text-unclean');
    return '';
  }

  /** A name that must be there and hold a letter or digit. */
  name(field: 'product' | 'producer', missing: RefusingCode): string {
    const before = this.refusals.length;
    const text = this.text(field);
    if (this.refusals.length > before) return '';
    if (foldName(text) === '') this.refuse(field, this.isHidden(field) ? 'cell-merged' : missing);
    if (text.length > LONGEST.name) this.refuse(field, 'text-too-long');
    return text;
  }

  /** A day, null where blank. */
  date(field: 'signedOn' | 'validFrom' | 'validTo'): Day | null {
    const cell = this.cell(field);
    if (saysNothing(cell)) return null;
    if (field === 'validTo' && USUAL_TERM.test(stripAccents(cellText(cell)))) return null;
    const day = readDate(cell);
    if (!day) this.refuse(field, 'date-unreadable');
    return day ?? null;
  }

  /** The star column; no star where blank. */
  star(): StarCell {
    const none = { star: null, potentialFive: false };
    const cell = this.cell('star');
    if (saysNothing(cell)) return none;
    const read = readStar(cell);
    if (!read) this.refuse('star', 'star-unreadable');
    return read ?? none;
  }

  /** An average score of 0 to 100, decimals after a comma or a point. */
  score(): number | null {
    const cell = this.cell('score');
    if (saysNothing(cell)) return null;
    const match = /^(\d{1,3}(?:[.,]\d+)?)(?:\s*(?:điểm|points?|\/\s*100))*$/i.exec(cleanText(cell));
    const score = match ? Number(match[1]?.replace(',', '.')) : Number.NaN;
    if (score <= 100) return score;
    this.refuse('score', 'score-unreadable');
    return null;
  }

  /** The programme's year: only a hint, so what cannot be read is a warning. */
  year(): number | null {
    const text = this.text('year');
    if (text === '') return null;
    if (/^(?:19|20)\d{2}$/.test(text)) return Number(text);
    this.warn('year', 'year-unreadable');
    return null;
  }

  /** Barcodes of the product's packs, apart by `,` `;` or a line break. */
  gtins(): Gtin14[] {
    const cell = this.cell('gtin');
    if (saysNothing(cell)) return [];
    const parts = cellText(cell)
      .normalize('NFKC')
      .split(/[,;\n/]/);
    const codes = parts.map((part) => part.replace(/[\s-]/g, '')).filter((part) => part !== '');
    try {
      return [...new Set(codes.map(parseGtin))];
    } catch {
      this.refuse('gtin', 'gtin-unreadable');
      return [];
    }
  }

  /** The tax code, or null where blank or odd: identity then rests on the name. */
  taxCode(): string | null {
    const text = this.text('taxCode').replace(/[\s.]/g, '').replace(/[–—]/g, '-');
    if (text === '') return null;
    const code = /^\d{13}$/.test(text) ? `${text.slice(0, 10)}-${text.slice(10)}` : text;
    if (TAX_CODE.test(code)) return code;
    this.warn('taxCode', 'tax-code-odd');
    return null;
  }

  /** The row as it was given, heading → cell, nothing left out but blanks. */
  raw(): Record<string, string> {
    const { names } = this.columns;
    const pairs = this.row.cells.map(
      (cell, i) => [names[i] ?? columnLetters(i + 1), cellText(cell)] as const,
    );
    return Object.fromEntries(pairs.filter(([, text]) => text.trim() !== ''));
  }
}

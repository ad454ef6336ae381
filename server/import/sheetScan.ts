import { Refusal } from '#core/refusal';
import { LARGEST_TABLE, LIMITS } from './limits.ts';
import type { Tag } from './xmlScan.ts';

const CELL = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/;

/** Merged cells of one sheet that are looked at; what lies beyond is only told less well. */
const MOST_MERGED = 200_000;

/** What a worksheet part holds, as counted while it streams by. */
export interface SheetFacts {
  rows: number;
  columns: number;
  /** `row:column` of every formula cell. */
  readonly formulas: Set<string>;
  /** `row:column` of every cell below the first row of a merge. */
  readonly merged: Set<string>;
}

function parseReference(reference: string): { row: number; column: number } {
  const match = CELL.exec(reference.toUpperCase());
  if (!match) throw new Refusal('file-malformed', { reason: reference.slice(0, 20) });
  let column = 0;
  for (const letter of match[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match[2]), column };
}

/** Counts rows, columns and formulas of one worksheet; `onTag` of an `XmlScan`. */
export class SheetScan {
  readonly facts: SheetFacts = { rows: 0, columns: 0, formulas: new Set(), merged: new Set() };
  private merging = 0;
  private cell = '';

  onTag(tag: Tag): void {
    if (tag.name === 'row') this.row(tag);
    else if (tag.name === 'c') this.openCell(tag);
    else if (tag.name === 'f') this.facts.formulas.add(this.cell);
    else if (tag.name === 'mergeCell') this.merge(tag);
    else if (tag.name === 'dimension') this.dimension(tag);
  }

  /** A claim only; but whoever claims a million rows is not asked to prove it. */
  private dimension(tag: Tag): void {
    const last = tag.attribute('ref')?.split(':').at(-1);
    if (last) this.facts.rows = Math.max(this.facts.rows, parseReference(last).row);
  }

  private row(tag: Tag): void {
    const number = Number(tag.attribute('r') ?? this.facts.rows + 1);
    if (!Number.isInteger(number) || number < 1) throw new Refusal('file-malformed', { reason: 'row' });
    this.facts.rows = Math.max(this.facts.rows, number);
  }

  /** Marks what a merge hides, within the largest sheet and as far as `MOST_MERGED` cells looked at. */
  private merge(tag: Tag): void {
    const [first = '', last = first] = (tag.attribute('ref') ?? '').split(':');
    const [from, to] = [parseReference(first), parseReference(last)];
    const lastRow = Math.min(to.row, LIMITS.rows + LIMITS.headingRows);
    const lastColumn = Math.min(to.column, LIMITS.columns);
    for (let row = from.row + 1; row <= lastRow; row++) {
      for (let column = from.column; column <= lastColumn; column++) {
        if (++this.merging > MOST_MERGED) return;
        this.facts.merged.add(`${row}:${column}`);
      }
    }
  }

  private openCell(tag: Tag): void {
    const { row, column } = parseReference(tag.attribute('r') ?? '');
    this.cell = `${row}:${column}`;
    this.facts.rows = Math.max(this.facts.rows, row);
    // An empty cell only carries a border or a colour.
    if (!tag.closed) this.facts.columns = Math.max(this.facts.columns, column);
  }
}

/** Refuses a sheet that no register needs, by what was counted (`sheet-too-large`). */
export function checkSheet({ rows, columns }: SheetFacts): void {
  const most = LIMITS.rows + LIMITS.headingRows;
  if (rows > most || columns > LIMITS.columns) throw new Refusal('sheet-too-large', { limit: LARGEST_TABLE });
}

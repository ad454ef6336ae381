import type { Day } from '#core/day';
import type { OpenEntry } from '#db/importSnapshot';
import { CellReader, type Hidden } from './cells.ts';
import { type Columns, fieldOf } from './columns.ts';
import type { Field } from './headings.ts';
import type { Problem, RefusingCode, WarningCode } from './problem.ts';
import { type RegisterRow, readRow } from './row.ts';
import type { Sheet } from './sheet.ts';
import type { Whereabouts } from './written.ts';

/** Product and producer as a row names them, '' where it does not. */
export interface Named {
  readonly product: string;
  readonly producer: string;
}

/** One data row of a sheet as read: `row` is null when the row is refused. */
export interface Reading {
  readonly number: number;
  readonly row: RegisterRow | null;
  readonly refusals: readonly Problem<RefusingCode>[];
  readonly warnings: readonly Problem<WarningCode>[];
  /** What the row is about, as far as it can be shown, refused or not. */
  readonly names: Named;
  /** Needed cells that a merge leaves blank. */
  readonly hidden: readonly Hidden[];
  /** Heading → cell as given. */
  readonly raw: Readonly<Record<string, string>>;
}

/** Reads every row below the heading; blank rows count nowhere. */
export function readRows(sheet: Sheet, columns: Columns, today: Day): Reading[] {
  const below = sheet.rows.filter(({ number }) => number > columns.headingRow);
  return below.map((sheetRow) => {
    const cells = new CellReader(sheetRow, columns, sheet);
    const row = readRow(cells, sheetRow.number, today);
    const refused = cells.refusals.length > 0;
    return {
      number: sheetRow.number,
      row: refused ? null : row,
      refusals: cells.refusals,
      warnings: refused ? [] : cells.warnings,
      names: { product: cells.shown('product'), producer: cells.shown('producer') },
      hidden: cells.hidden(),
      raw: cells.raw(),
    };
  });
}

const PLACE_FIELDS = ['commune', 'district', 'province', 'communeNow', 'provinceNow'] as const;

/** Where an earlier row placed its producer, from what it was given as: JSON, heading → cell. */
export function readPlacesOf(raw: string): Whereabouts {
  const cells = new Map<Field, string>();
  for (const [heading, cell] of Object.entries(JSON.parse(raw) as Record<string, string>)) {
    const field = fieldOf(heading);
    if (field !== undefined && !cells.has(field)) cells.set(field, cell.normalize('NFC').trim());
  }
  const [commune = '', district = '', province = '', communeNow = '', provinceNow = ''] = PLACE_FIELDS.map(
    (field) => cells.get(field),
  );
  const places = { commune, district, province, communeNow, provinceNow };
  const parts = [commune, district, province].filter((part) => part !== '');
  return { places, address: cells.get('address') || parts.join(', ') || null };
}

/** An earlier row read again, with every problem that was met. */
export interface EntryReading {
  readonly row: RegisterRow;
  readonly refusals: readonly Problem<RefusingCode>[];
  readonly warnings: readonly Problem<WarningCode>[];
}

/** Reads a row from its headings and cells alone. */
export function readEntry(entry: Pick<OpenEntry, 'raw' | 'rowNumber'>, today: Day): EntryReading {
  const names = Object.keys(entry.raw);
  const at = new Map<Field, number>();
  for (const [i, name] of names.entries()) {
    const field = fieldOf(name);
    if (field !== undefined && !at.has(field)) at.set(field, i);
  }
  const columns: Columns = { headingRow: 0, at, names, unknown: [] };
  const cells = new CellReader({ number: entry.rowNumber, cells: Object.values(entry.raw) }, columns);
  const row = readRow(cells, entry.rowNumber, today);
  return { row, refusals: cells.refusals, warnings: cells.warnings };
}

/** Reads an earlier row again from what it was given as: rules may have learnt since. */
export function readOpenEntry(entry: Pick<OpenEntry, 'raw' | 'rowNumber'>, today: Day): RegisterRow {
  return readEntry(entry, today).row;
}

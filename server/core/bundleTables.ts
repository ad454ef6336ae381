import {
  codeOf,
  NONE,
  numberFrom,
  readPlaces,
  readRepeats,
  readTexts,
  writePlaces,
  writeRepeats,
} from './bundleColumns.ts';
import {
  type AnyTable,
  type BundleTables,
  columnsOf,
  type NumberColumn,
  type Place,
  rowsOf,
  TABLE_NAMES,
  type TableName,
} from './bundleShape.ts';
import { Refusal } from './refusal.ts';

export type { BundleTables };

/** The first version of the edition's inner form; a reader refuses any other. */
const FORM = 'temgoc-bundle-v1';
const MOST_ROWS = 1_000_000;

type Tables = Partial<Record<TableName, AnyTable>>;
type Written = Record<string, unknown>;

function malformed(column: string): never {
  throw new Refusal('bundle-malformed', { column });
}

function numberAt(table: AnyTable | undefined, column: string, row: number): number {
  const value = table?.[column]?.[row];
  return typeof value === 'number' ? value : malformed(column);
}

/** The first row of a sorted part of a column that is at least a value; its end where none is. */
export function seekRow(
  sorted: readonly (number | string)[],
  value: number,
  begin = 0,
  end = sorted.length,
): number {
  let [low, high] = [begin, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Number(sorted[middle]) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What a column's reader knows when it comes to a row; `row` is moved on by the caller. */
function placeIn(tables: Tables, table: AnyTable, cursor: { row: number }): Place {
  return {
    at: (column) => numberAt(table, column, cursor.row),
    before: (column) => (cursor.row === 0 ? undefined : numberAt(table, column, cursor.row - 1)),
    of: (name, column, row) => numberAt(tables[name], column, row),
    seek: (name, column, value) => seekRow(tables[name]?.[column] ?? [], value),
  };
}

function writeNumbers(values: readonly number[], column: NumberColumn, tables: Tables, table: AnyTable) {
  const cursor = { row: 0 };
  const place = placeIn(tables, table, cursor);
  const { expected } = column;
  const codes = values.map((value, row) => {
    cursor.row = row;
    // Where there is nothing, nothing is asked of rows that may not be there either.
    return value === NONE ? 0 : codeOf(value, expected?.(place));
  });
  return writePlaces(codes);
}

function writeColumn(
  name: string,
  column: ReturnType<typeof columnsOf>[number][1],
  tables: Tables,
  table: AnyTable,
) {
  const values = table[name] ?? [];
  if (!('text' in column)) return writeNumbers(values as number[], column, tables, table);
  return column.text === 'plain' ? values : writeRepeats(values as string[]);
}

/** Writes an edition: canonical, the same tables always the same bytes. */
export function packTables(tables: BundleTables): Uint8Array<ArrayBuffer> {
  const written: Written = { form: FORM };
  for (const name of TABLE_NAMES) {
    const table: AnyTable = tables[name];
    const columns = columnsOf(name).map(([key, column]) => [key, writeColumn(key, column, tables, table)]);
    written[name] = { rows: rowsOf(table), ...Object.fromEntries(columns) };
  }
  return new TextEncoder().encode(JSON.stringify(written));
}

function readNumbers(
  codes: readonly number[],
  name: string,
  column: NumberColumn,
  tables: Tables,
  table: AnyTable,
) {
  const values: number[] = [];
  table[name] = values;
  const cursor = { row: 0 };
  const place = placeIn(tables, table, cursor);
  const { expected, of } = column;
  const limit = of === undefined ? Number.MAX_SAFE_INTEGER : rowsOf(tables[of] ?? {}) - 1;
  for (const [row, code] of codes.entries()) {
    cursor.row = row;
    const value = code === 0 ? NONE : numberFrom(code, expected?.(place));
    if (value > limit || value < NONE || (value === NONE && code !== 0)) malformed(name);
    values.push(value);
  }
}

function readTable(name: TableName, value: unknown, tables: Tables): AnyTable {
  const written = (typeof value === 'object' && value !== null ? value : malformed(name)) as Written;
  const { rows } = written;
  if (typeof rows !== 'number' || !Number.isInteger(rows) || rows < 0 || rows > MOST_ROWS)
    return malformed(name);
  const table: AnyTable = {};
  for (const [key, column] of columnsOf(name)) {
    if (!('text' in column)) readNumbers(readPlaces(written[key], rows, key), key, column, tables, table);
    else if (column.text === 'plain') table[key] = readTexts(written[key], rows, key);
    else table[key] = readRepeats(written[key], rows, key);
  }
  return table;
}

function parseWritten(bytes: Uint8Array<ArrayBuffer>): Written {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return (typeof value === 'object' && value !== null ? value : {}) as Written;
  } catch {
    return malformed('form');
  }
}

/** Reads an edition, the exact inverse of `packTables`; throws `bundle-malformed` naming what does not hold. */
export function unpackTables(bytes: Uint8Array<ArrayBuffer>): BundleTables {
  const written = parseWritten(bytes);
  if (written.form !== FORM) malformed('form');
  const tables: Tables = {};
  for (const name of TABLE_NAMES) tables[name] = readTable(name, written[name], tables);
  return tables as BundleTables;
}

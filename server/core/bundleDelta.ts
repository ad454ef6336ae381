import { NONE } from './bundleColumns.ts';
import { identitiesOf } from './bundleIdentity.ts';
import {
  type AnyTable,
  anyTable,
  type BundleTables,
  columnsOf,
  rowsOf,
  TABLE_NAMES,
  type TableName,
} from './bundleShape.ts';
import { packTables, unpackTables } from './bundleTables.ts';
import { Refusal } from './refusal.ts';

// What changed between two editions, row by row: which rows went, which changed, which came. Rows refer to others by
// their place, so whoever applies a delta moves every reference of a row that stayed: BUNDLE.md §4.

const FORM = 'temgoc-bundle-delta-v1';

/** What became of one table. */
interface TableDelta {
  /** Rows of the old table that are no more. */
  readonly gone: readonly number[];
  /** Rows of the new table that are new. */
  readonly come: readonly number[];
  /** Rows of the new table that were there and now differ. */
  readonly changed: readonly number[];
  /** The columns of the rows that came, then of those that changed. */
  readonly rows: AnyTable;
}

type Delta = Readonly<Record<TableName, TableDelta>>;

/** Where each row of an old table stands in the new; `NONE` where it went. */
type Moves = Readonly<Record<TableName, readonly number[]>>;

function malformed(column: string): never {
  throw new Refusal('bundle-malformed', { column });
}

function moved(moves: Moves, table: TableName | undefined, value: number): number {
  return table === undefined || value === NONE ? value : (moves[table][value] ?? NONE);
}

/** Where rows of an old table stand in the new, from which went and which came. */
function movesOf(rows: number, gone: readonly number[], come: readonly number[]): number[] {
  const [went, came] = [new Set(gone), new Set(come)];
  let next = 0;
  return Array.from({ length: rows }, (_, row) => {
    if (went.has(row)) return NONE;
    while (came.has(next)) next += 1;
    return next++;
  });
}

function pick(table: AnyTable, rows: readonly number[]): AnyTable {
  const columns = Object.entries(table).map(([name, values]) => [name, rows.map((row) => values[row])]);
  return Object.fromEntries(columns);
}

function isSame(
  table: TableName,
  before: AnyTable,
  old: number,
  after: AnyTable,
  row: number,
  moves: Moves,
): boolean {
  return columnsOf(table).every(([name, column]) => {
    const was = before[name]?.[old];
    const expected = typeof was === 'number' && !('text' in column) ? moved(moves, column.of, was) : was;
    return expected === after[name]?.[row];
  });
}

function tableDelta(
  name: TableName,
  before: AnyTable,
  after: AnyTable,
  { gone, come }: { readonly gone: readonly number[]; readonly come: readonly number[] },
  moves: Moves,
): TableDelta {
  const changed: number[] = [];
  for (const [old, row] of moves[name].entries()) {
    if (row !== NONE && !isSame(name, before, old, after, row, moves)) changed.push(row);
  }
  return { gone, come, changed, rows: pick(after, [...come, ...changed]) };
}

/** Rows are the same where they are called the same; called the same but in another order, the later one came anew. */
function matched(before: readonly string[], after: readonly string[]) {
  const old = new Map(before.map((identity, row) => [identity, row]));
  const kept = new Set<number>();
  const come: number[] = [];
  let last = -1;
  for (const [row, identity] of after.entries()) {
    const from = old.get(identity);
    if (from === undefined || from <= last) come.push(row);
    else {
      kept.add(from);
      last = from;
    }
  }
  return { gone: before.flatMap((_, row) => (kept.has(row) ? [] : [row])), come };
}

function record<Value>(make: (name: TableName) => Value): Record<TableName, Value> {
  return Object.fromEntries(TABLE_NAMES.map((name) => [name, make(name)])) as Record<TableName, Value>;
}

/** Writes what changed from one edition to the next. */
export function writeDelta(before: BundleTables, after: BundleTables): Uint8Array<ArrayBuffer> {
  const [old, next] = [identitiesOf(before), identitiesOf(after)];
  const matches = record((name) => matched(old[name], next[name]));
  const moves = record((name) =>
    movesOf(rowsOf(anyTable(before, name)), matches[name].gone, matches[name].come),
  );
  const tables = record((name) =>
    tableDelta(name, anyTable(before, name), anyTable(after, name), matches[name], moves),
  );
  return new TextEncoder().encode(JSON.stringify({ form: FORM, ...tables }));
}

function isRows(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((row) => Number.isInteger(row) && row >= 0);
}

function readTableDelta(name: TableName, value: unknown): TableDelta {
  const { gone, come, changed, rows } = (value ?? malformed(name)) as Record<string, unknown>;
  if (!isRows(gone) || !isRows(come) || !isRows(changed)) return malformed(name);
  const read = (rows ?? malformed(name)) as Record<string, unknown>;
  const columns = columnsOf(name).map(([key, column]) => {
    const values = read[key];
    const type = 'text' in column ? 'string' : 'number';
    const fits = Array.isArray(values) && values.length === come.length + changed.length;
    if (!fits || values.some((one) => typeof one !== type)) return malformed(key);
    return [key, values];
  });
  return { gone, come, changed, rows: Object.fromEntries(columns) as AnyTable };
}

function parseDelta(bytes: Uint8Array<ArrayBuffer>): Delta {
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Record<string, unknown>;
  } catch {
    return malformed('delta');
  }
  if (value?.form !== FORM) malformed('delta');
  return record((name) => readTableDelta(name, value[name]));
}

function applied(name: TableName, before: AnyTable, delta: Delta, moves: Moves): AnyTable {
  const { come, changed, gone, rows } = delta[name];
  const length = rowsOf(before) - gone.length + come.length;
  const places = [...come, ...changed];
  const columns = columnsOf(name).map(([key, column]) => {
    const values = new Array<number | string>(length);
    const of = 'text' in column ? undefined : column.of;
    for (const [old, value] of (before[key] ?? []).entries()) {
      const row = moves[name][old] ?? NONE;
      if (row !== NONE) values[row] = typeof value === 'number' ? moved(moves, of, value) : value;
    }
    for (const [i, row] of places.entries()) {
      if (row >= length) malformed(name);
      values[row] = rows[key]?.[i] ?? malformed(key);
    }
    return [key, values];
  });
  return Object.fromEntries(columns) as AnyTable;
}

/**
 * The bytes of the next edition, from those at hand and what changed. Whoever applies it opens the result by the next
 * manifest, which refuses anything but the very bytes the office signed; then the whole is fetched. Throws
 * `bundle-malformed`.
 */
export function applyDelta(
  whole: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  const before = unpackTables(whole);
  const delta = parseDelta(bytes);
  const moves = record((name) => movesOf(rowsOf(anyTable(before, name)), delta[name].gone, delta[name].come));
  const tables = record((name) => applied(name, anyTable(before, name), delta, moves));
  return packTables(tables as unknown as BundleTables);
}

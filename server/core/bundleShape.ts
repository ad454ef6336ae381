import { addDays, addMonths, type Day, daysBetween, type Instant } from './day.ts';
import { TERM_MONTHS } from './recognition.ts';

// Which tables an edition has, what their columns hold, and what a reader expects of a number before it reads it.
// Whatever is expected is not written: BUNDLE.md §3.2 says all of this in words.

const FIRST_DAY = '1900-01-01' as Day;
const MINUTE_MS = 60_000;
const VIETNAM_OFFSET_MIN = 7 * 60;
const DAYS_TO_1970 = 25_567;

/** Days since 1900-01-01. */
export function dayNumber(day: Day): number {
  return daysBetween(FIRST_DAY, day);
}

/** The day of a number of days since 1900-01-01. */
export function dayAt(number: number): Day {
  return addDays(FIRST_DAY, number);
}

/** Minutes since 1970, begun ones not counted: the same day in Viet Nam as the instant's. */
export function minuteOf(instant: Instant): number {
  return Math.floor(instant / MINUTE_MS);
}

/** The first instant of a minute since 1970. */
export function instantAt(minute: number): Instant {
  return minute * MINUTE_MS;
}

/** The day in Viet Nam of a minute since 1970, as a number of days. */
export function dayOfMinute(minute: number): number {
  return Math.floor((minute + VIETNAM_OFFSET_MIN) / 1440) + DAYS_TO_1970;
}

/** Where a number stands: this row, the row before, and any row of a table read before. */
export interface Place {
  readonly at: (column: string) => number;
  /** Of the row before this one; undefined in the first. */
  readonly before: (column: string) => number | undefined;
  readonly of: (table: TableName, column: string, row: number) => number;
  /** The first row of a sorted column of a table that is at least a value. */
  readonly seek: (table: TableName, column: string, value: number) => number;
}

/** A column of whole numbers from 0 on, or none; `of` names the table whose row it is. */
export interface NumberColumn {
  readonly of?: TableName;
  readonly expected?: (place: Place) => number;
}

/** A column of texts, `''` where there is none; `repeats` where few texts are said many times. */
export interface TextColumn {
  readonly text: 'plain' | 'repeats';
}

type Shape = Readonly<Record<string, NumberColumn | TextColumn>>;

export type TableName =
  | 'keys'
  | 'origins'
  | 'authorities'
  | 'decisions'
  | 'areas'
  | 'producers'
  | 'products'
  | 'gtins'
  | 'recognitions'
  | 'withdrawals'
  | 'batches'
  | 'acts'
  | 'copies';

const plain: TextColumn = { text: 'plain' };
const repeats: TextColumn = { text: 'repeats' };
const number: NumberColumn = {};

/** As in the row before. */
function asBefore(column: string): (place: Place) => number {
  return ({ before }) => before(column) ?? 0;
}

function nextSerial({ at, before }: Place): number {
  return before('key') === at('key') ? (before('first') ?? 0) + (before('quantity') ?? 0) : 1;
}

function termEnd({ at }: Place): number {
  return dayNumber(addMonths(dayAt(at('validFrom')), TERM_MONTHS));
}

function firstGtin({ at, of, seek }: Place): number {
  return seek('gtins', 'product', of('recognitions', 'product', at('recognition')));
}

/** Tables in the order they are written; a column refers only to tables before its own. */
export const SHAPES = {
  keys: {
    number: plain,
    x: plain,
    createdAt: number,
    retiredAt: number,
    compromisedAt: number,
    compromisedFirst: number,
  },
  origins: { origin: plain },
  authorities: { name: plain },
  decisions: {
    signedOn: { expected: asBefore('signedOn') },
    authority: { of: 'authorities' },
    numberText: plain,
  },
  areas: { name: plain },
  producers: { name: plain, area: { of: 'areas' }, sample: number },
  products: { producer: { of: 'producers', expected: asBefore('producer') }, name: plain, id: plain },
  gtins: { product: { of: 'products', expected: asBefore('product') }, digits: number },
  recognitions: {
    product: { of: 'products', expected: asBefore('product') },
    decision: { of: 'decisions' },
    star: number,
    validFrom: { expected: ({ at, of }) => of('decisions', 'signedOn', at('decision')) },
    validTo: { expected: termEnd },
    nameCertified: repeats,
    addressCertified: repeats,
  },
  withdrawals: {
    recognition: { of: 'recognitions', expected: asBefore('recognition') },
    effectiveOn: number,
    clause: repeats,
    article: repeats,
    document: repeats,
    reason: repeats,
    safety: number,
    decision: { of: 'decisions' },
  },
  batches: {
    key: { of: 'keys' },
    quantity: number,
    first: { expected: nextSerial },
    recognition: { of: 'recognitions' },
    star: { expected: ({ at, of }) => of('recognitions', 'star', at('recognition')) },
    mini: number,
    pin: number,
    gtin: { of: 'gtins', expected: firstGtin },
    minute: { expected: asBefore('minute') },
    lot: plain,
    producedOn: { expected: ({ at }) => dayOfMinute(at('minute')) },
    expiresOn: { expected: ({ at }) => at('producedOn') },
  },
  acts: {
    key: { of: 'keys' },
    first: { expected: asBefore('first') },
    last: { expected: ({ at }) => at('first') },
    act: number,
    minute: { expected: asBefore('minute') },
    reason: repeats,
  },
  copies: { key: { of: 'keys' }, serial: { expected: asBefore('serial') }, level: number },
} as const satisfies Record<TableName, Shape>;

/** Their names, in that order. */
export const TABLE_NAMES = Object.keys(SHAPES) as TableName[];

type Columns<S> = { [C in keyof S]: S[C] extends TextColumn ? string[] : number[] };

/** The tables of an edition, column by column; every column of a table has as many rows. */
export type BundleTables = { [T in TableName]: Columns<(typeof SHAPES)[T]> };

/** A table whose columns are not known by name. */
export type AnyTable = Record<string, number[] | string[]>;

/** The columns of a table, in the order they are written. */
export function columnsOf(table: TableName): [name: string, column: NumberColumn | TextColumn][] {
  return Object.entries(SHAPES[table]);
}

/** The rows of a table. */
export function rowsOf(table: AnyTable): number {
  return Object.values(table)[0]?.length ?? 0;
}

/** An edition's table with columns not known by name. */
export function anyTable(tables: BundleTables, name: TableName): AnyTable {
  return tables[name];
}

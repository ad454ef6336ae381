import type { Origin } from '#core/origin';
import { stampUrl } from '#core/qr';
import { formatPrintedId } from '#core/stampId';
import type { Prepared, RunSpec, RunStamp } from '../print/format.ts';
import { sheetsFor } from '../stock/part.ts';
import { labelsPerPage } from '../stock/stock.ts';
import type { ListColumn } from './column.ts';
import { plainWriter } from './plainWriter.ts';

/** One stamp's values, by the list's columns; numbers only for sheet, row and column. */
export type ListValue = string | number;

/** What a list needs in every thread. */
export interface ListSetting {
  readonly columns: readonly ListColumn[];
  readonly origin: Origin;
  readonly labels: number;
  readonly across: number;
  readonly start: number;
  /** Sheets that parts before this one fill. */
  readonly before: number;
}

/** Lines made at a time: some 250 KB. */
const LINES = 1000;

const WHOLE: readonly ListColumn[] = ['id', 'printed', 'url', 'sheet', 'row', 'column'];

/** The columns of a run that asks for none: hidden PINs stand beside an address only where both were asked for. */
export function usualColumns({ pins }: Pick<RunSpec, 'pins'>): readonly ListColumn[] {
  if (pins === 'pins') return ['id', 'pin'];
  return pins === 'both' ? [...WHOLE, 'pin'] : WHOLE;
}

/** Lays out a list: nothing of it depends on words, so that no line can hold anything but digits and an address. */
export function prepareList(spec: RunSpec): Prepared<ListSetting> {
  const { stock, start, origin, count, sheets } = spec;
  const columns = spec.columns ?? usualColumns(spec);
  const setting = {
    columns,
    origin,
    labels: labelsPerPage(stock),
    across: stock.columns,
    start,
    before: sheets?.before ?? 0,
  };
  const pages = columns.includes('sheet') ? sheetsFor(stock, count, start) : 1;
  return {
    setting,
    chunk: { first: LINES, later: LINES },
    shortened: [],
    open: (out) => plainWriter(out, pages),
  };
}

/** The values of a chunk's stamps in their order. */
export function* listRows(
  { columns, ...setting }: ListSetting,
  stamps: readonly RunStamp[],
  index: number,
): Generator<ListValue[]> {
  for (const [i, stamp] of stamps.entries()) {
    const label = setting.start - 1 + index * LINES + i;
    yield columns.map((column) => VALUES[column](stamp, label, setting));
  }
}

type Value = (one: RunStamp, label: number, setting: Omit<ListSetting, 'columns'>) => ListValue;

const VALUES: Readonly<Record<ListColumn, Value>> = {
  id: ({ stamp }) => stamp.id,
  printed: ({ stamp }) => formatPrintedId(stamp.id),
  url: ({ stamp }, _, { origin }) => stampUrl(origin, stamp),
  sheet: (_, label, { labels, before }) => before + Math.floor(label / labels) + 1,
  row: (_, label, { labels, across }) => Math.floor((label % labels) / across) + 1,
  column: (_, label, { across }) => (label % across) + 1,
  pin: ({ pin = '' }) => pin,
};

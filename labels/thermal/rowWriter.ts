import type { Writable } from 'node:stream';
import { plainWriter } from '../house/plainWriter.ts';
import type { Prepared, RunSpec, RunWriter } from '../print/format.ts';
import { labelsPerPage, type Stock } from '../stock/stock.ts';
import { CHUNK_ROWS } from './picture.ts';
import { type ThermalSetting, thermalSetting } from './setting.ts';

/** Rows that so many stamps take from a label on. */
export function rowsIn(stock: Stock, start: number, count: number): number {
  return Math.ceil((start - 1 + count) / labelsPerPage(stock));
}

/** A run of rows laid out; `open` begins its file, which is its chunks unless said otherwise. */
export function prepareRows(
  spec: RunSpec,
  open: (out: Writable, rows: number) => RunWriter = plainWriter,
): Prepared<ThermalSetting> {
  const { setting, shortened } = thermalSetting(spec);
  const { stock, start, count } = spec;
  const later = CHUNK_ROWS * labelsPerPage(stock);
  return {
    setting,
    chunk: { first: later - (start - 1), later },
    shortened,
    open: (out) => open(out, rowsIn(stock, start, count)),
  };
}

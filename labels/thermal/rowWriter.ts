import type { Writable } from 'node:stream';
import { plainWriter } from '../house/plainWriter.ts';
import type { Prepared, RunSpec, RunWriter } from '../print/format.ts';
import { sheetsFor } from '../stock/part.ts';
import { labelsPerPage } from '../stock/stock.ts';
import { CHUNK_ROWS } from './picture.ts';
import { type ThermalSetting, thermalSetting } from './setting.ts';

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
    open: (out) => open(out, sheetsFor(stock, count, start)),
  };
}

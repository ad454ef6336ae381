import type { PrintFormat } from '../print/format.ts';
import { prepareRows } from './rowWriter.ts';
import type { ThermalSetting } from './setting.ts';
import { makeTspl } from './tsplRows.ts';

/**
 * Label rows as TSPL: each row one picture. Of what could keep the face in the printer (`DOWNLOAD` with `PUTBMP` or
 * `PUTPCX`) makers differ in which bit is black and in where it is kept; `BITMAP` they all draw alike. So a row is as
 * many bytes as it has dots, 6 KB for a stamp of 35 × 22 mm at 203 dpi, which USB brings in a twentieth of the time that
 * the row takes to print. No typed text stands in the file.
 */
export const tspl: PrintFormat<ThermalSetting> = {
  extension: 'tspl',
  mediaType: 'application/octet-stream',
  prepare: (spec) => prepareRows(spec),
  make: makeTspl,
};

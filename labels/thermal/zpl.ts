import type { PrintFormat } from '../print/format.ts';
import { prepareRows } from './rowWriter.ts';
import type { ThermalSetting } from './setting.ts';
import { makeZpl } from './zplRows.ts';

/**
 * Label rows as ZPL II. Everything is a graphic of whole dots, so no typed text stands in the file, and none can end a
 * command. The face stands once in each chunk as a stored graphic and is recalled for every label: a file cut off at a
 * chunk prints on from there. Fields of one label do not overlap: a printer may add or overwrite.
 *
 * The QR is a graphic too. `^BQ` cuts the text into segments as the printer sees fit: at worst all of it as bytes,
 * which makes a full stamp of 209 characters version 10 at ECC M (57 modules) where ours is version 6 (41). Only a mini
 * stamp without GTIN comes out alike, and even there `^BQ` sets the symbol up to ten dots lower than it was told, at
 * 203 dpi most of its quiet zone; segments by hand (mixed mode) come with the header of structured append.
 */
export const zpl: PrintFormat<ThermalSetting> = {
  extension: 'zpl',
  mediaType: 'application/octet-stream',
  prepare: (spec) => prepareRows(spec),
  make: makeZpl,
};

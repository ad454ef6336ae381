import type { PrintFormat, RunStamp } from '../print/format.ts';
import type { PlacedBitmap } from './bitmap.ts';
import { ownParts, type RowLabel, rowsOf } from './picture.ts';
import { prepareRows } from './rowWriter.ts';
import type { ThermalSetting } from './setting.ts';
import { graphicData, graphicField } from './zplGraphic.ts';

/** What all labels show, kept in the printer's memory under one name: every run writes it anew, none piles up. */
const FACE = 'R:TEMGOC.GRF';

/**
 * Label rows as ZPL II. Everything is a graphic of whole dots, so no typed text stands in the file, and none can end a
 * command. The face stands once in each chunk as a stored graphic and is recalled for every label: a file cut off at a
 * chunk prints on from there. Fields of one label do not overlap: a printer may add or overwrite.
 *
 * The QR is a graphic too. `^BQ` cuts the text into segments as the printer sees fit: at worst all of it as bytes,
 * which makes a full stamp of 209 characters version 10 at ECC M (57 modules) where ours is version 6 (41). Only a mini
 * stamp without GTIN comes out alike (version 3), and even there `^BQ` sets the symbol up to ten dots lower than it was
 * told, which is a third of its quiet zone; segments by hand (`^FDM`, mixed mode) come with structured append's header.
 */
export const zpl: PrintFormat<ThermalSetting> = {
  extension: 'zpl',
  mediaType: 'application/octet-stream',
  prepare: (spec) => prepareRows(spec),
  make: (setting, stamps, index) => Buffer.from(makeZpl(setting, stamps, index), 'latin1'),
};

function makeZpl(setting: ThermalSetting, stamps: readonly RunStamp[], index: number): string {
  const rows = rowsOf(setting, stamps, index).map((labels) => rowFormat(setting, labels));
  return storedFace(setting.face) + rows.join('');
}

function storedFace(face: PlacedBitmap | null): string {
  if (!face) return '';
  const { bytes, rowBytes } = face.bitmap;
  return `~DG${FACE},${bytes.length},${rowBytes},${graphicData(face.bitmap)}\n`;
}

/** One row of labels: its width, its length, its home; the density of print stays as the printer is set. */
function rowFormat(setting: ThermalSetting, labels: readonly RowLabel[]): string {
  const head = `^XA^CI28^PW${setting.width}^LL${setting.height}^LH0,0\n`;
  return `${head}${labels.map((label) => labelFields(setting, label)).join('')}^PQ1^XZ\n`;
}

function labelFields(setting: ThermalSetting, { x, y, stamp }: RowLabel): string {
  const at = (part: PlacedBitmap) => `^FO${x + part.x},${y + part.y}`;
  const face = setting.face ? `${at(setting.face)}^XG${FACE},1,1^FS\n` : '';
  const own = ownParts(setting, stamp).map((part) => `${at(part)}${graphicField(part.bitmap)}\n`);
  return face + own.join('');
}

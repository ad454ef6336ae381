import type { RunStamp } from '../print/format.ts';
import type { PlacedBitmap } from './bitmap.ts';
import { ownParts, type RowLabel, rowsOf } from './picture.ts';
import type { ThermalSetting } from './setting.ts';
import { graphicData, graphicField } from './zplGraphic.ts';

/** What all labels show, kept in the printer's memory under one name: every run writes it anew, none piles up. */
const FACE = 'R:TEMGOC.GRF';

/** A chunk of label rows as ZPL II: the face, then a format for each row. */
export function makeZpl(setting: ThermalSetting, stamps: readonly RunStamp[], index: number): Uint8Array {
  const rows = rowsOf(setting, stamps, index).map((labels) => rowFormat(setting, labels));
  return Buffer.from(storedFace(setting.face) + rows.join(''), 'latin1');
}

function storedFace(face: PlacedBitmap | null): string {
  if (!face) return '';
  const { bytes, rowBytes } = face.bitmap;
  return `~DG${FACE},${bytes.length},${rowBytes},${graphicData(face.bitmap)}\n`;
}

function rowFormat(setting: ThermalSetting, labels: readonly RowLabel[]): string {
  return zplFormat(setting, labels.map((label) => labelFields(setting, label)).join(''));
}

/** One row of labels: its width, its length, its home; how dark it prints stays as the printer is set. */
export function zplFormat(
  { width, height }: Pick<ThermalSetting, 'width' | 'height'>,
  fields: string,
): string {
  return `^XA^CI28^PW${width}^LL${height}^LH0,0\n${fields}^PQ1^XZ\n`;
}

function labelFields(setting: ThermalSetting, { x, y, stamp }: RowLabel): string {
  const at = (part: PlacedBitmap) => `^FO${x + part.x},${y + part.y}`;
  const face = setting.face ? `${at(setting.face)}^XG${FACE},1,1^FS\n` : '';
  const own = ownParts(setting, stamp).map((part) => `${at(part)}${graphicField(part.bitmap)}\n`);
  return face + own.join('');
}

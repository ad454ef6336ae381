import type { RunStamp } from '../print/format.ts';
import { zipFile } from '../print/zip.ts';
import { CHUNK_ROWS, drawRow, rowsOf } from './picture.ts';
import { pngFile } from './pngFile.ts';
import type { ThermalSetting } from './setting.ts';

/** A chunk of label rows as pictures in a zip; they are named by their number in the run, and the ID of their first stamp. */
export function makePng(setting: ThermalSetting, stamps: readonly RunStamp[], index: number): Uint8Array {
  const { dpi, createdAt, before } = setting;
  const rows = rowsOf(setting, stamps, index).map((labels, row) => {
    const number = String(before + index * CHUNK_ROWS + row + 1).padStart(6, '0');
    const first = labels[0]?.stamp.stamp.id ?? '';
    return zipFile(`${number}-${first}.png`, pngFile(drawRow(setting, labels), dpi), { createdAt });
  });
  return Buffer.concat(rows);
}

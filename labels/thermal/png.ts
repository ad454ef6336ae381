import type { Writable } from 'node:stream';
import type { PrintFormat, RunStamp, RunWriter } from '../print/format.ts';
import { zipFile, zipWriter } from '../print/zip.ts';
import { drawRow, rowsOf } from './picture.ts';
import { pngFile } from './pngFile.ts';
import { CHUNK_ROWS, prepareRows } from './rowWriter.ts';
import type { ThermalSetting } from './setting.ts';

/** A picture for each row of labels, in a zip: for printers that only a driver of their own can drive. */
export const png: PrintFormat<ThermalSetting> = {
  extension: 'zip',
  mediaType: 'application/zip',
  prepare: (spec) => prepareRows(spec, openZip),
  make: makePng,
};

/** Rows are named by their number in the run, and the ID of their first stamp. */
function makePng(setting: ThermalSetting, stamps: readonly RunStamp[], index: number): Uint8Array {
  const { dpi, createdAt } = setting;
  const rows = rowsOf(setting, stamps, index).map((labels, row) => {
    const number = String(index * CHUNK_ROWS + row + 1).padStart(6, '0');
    const first = labels[0]?.stamp.stamp.id ?? '';
    return zipFile(`${number}-${first}.png`, pngFile(drawRow(setting, labels), dpi), { createdAt });
  });
  return Buffer.concat(rows);
}

function openZip(out: Writable, rows: number): RunWriter {
  const zip = zipWriter(out);
  let stamps = 0;
  return {
    async add(made, count) {
      stamps += count;
      await zip.add(made);
    },
    async end() {
      await zip.end();
      return { pages: rows, stamps };
    },
    abandon: () => void out.destroy(),
  };
}

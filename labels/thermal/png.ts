import type { Writable } from 'node:stream';
import type { PrintFormat, RunWriter } from '../print/format.ts';
import { zipWriter } from '../print/zip.ts';
import { makePng } from './pngRows.ts';
import { prepareRows } from './rowWriter.ts';
import type { ThermalSetting } from './setting.ts';

/** A picture for each row of labels, in a zip: for printers that only a driver of their own can drive. */
export const png: PrintFormat<ThermalSetting> = {
  extension: 'zip',
  mediaType: 'application/zip',
  prepare: (spec) => prepareRows(spec, openZip),
  make: makePng,
};

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

import type { Measured } from '#labels/stock/calibration';
import { findStock } from '#labels/stock/findStock';
import { drawTestGrid, meantOn } from '#labels/stock/testGrid';
import { testLabel } from '#labels/thermal/testLabel';
import type { Config } from '../config.ts';
import { refuseOwnFile } from '../files/ownFiles.ts';
import { writeWhole } from '../files/wholeFile.ts';
import type { TestGrid } from '../forms/printer.ts';

/** A test page in a file, and what a printer that hits would print on it (mm). */
export interface PrintedGrid {
  readonly file: string;
  readonly stock: string;
  readonly meant: Measured;
}

/** Most heads of thermal printers. */
const USUAL_DPI = 203;

/**
 * Writes a paper's test page into a file, whole or not at all, of a roll also as a row in a thermal printer's language;
 * throws what `findStock` throws, `format-not-for-stock`, `label-off-page`, `output-not-writable`.
 */
export async function printTestGrid(config: Config, input: TestGrid): Promise<PrintedGrid> {
  refuseOwnFile(config, input.out);
  const stock = findStock(input.stock);
  const { format = 'pdf', dpi = USUAL_DPI } = input;
  const calibration = input.calibrate ? { calibration: input.calibrate } : {};
  const label = format === 'pdf' ? undefined : testLabel(format, { stock, dpi, ...calibration });

  await writeWhole(input.out, async (out) => {
    if (label) out.write(label);
    else await drawTestGrid({ stock, createdAt: 0, out, ...calibration });
  });
  return { file: input.out, stock: stock.name, meant: meantOn(stock) };
}

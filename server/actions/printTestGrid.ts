import type { Measured } from '#labels/stock/calibration';
import { findStock } from '#labels/stock/findStock';
import { drawTestGrid, meantOn } from '#labels/stock/testGrid';
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

/** Writes a paper's test page into a file, whole or not at all; throws what `findStock` throws, `output-not-writable`. */
export async function printTestGrid(config: Config, input: TestGrid): Promise<PrintedGrid> {
  refuseOwnFile(config, input.out);
  const stock = findStock(input.stock);
  const { calibrate: calibration } = input;

  await writeWhole(input.out, (out) =>
    drawTestGrid({ stock, createdAt: 0, out, ...(calibration ? { calibration } : {}) }),
  );
  return { file: input.out, stock: stock.name, meant: meantOn(stock) };
}

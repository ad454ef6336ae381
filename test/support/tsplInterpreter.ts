import { type Dots, drawDots, newDots } from './dots.ts';

/** A row of labels as a printer of TSPL would print it, and the paper it was told of (mm). */
export interface PrintedRow {
  readonly dots: Dots;
  readonly size: readonly [width: number, height: number];
  readonly gap: number | undefined;
}

interface Printer {
  size?: readonly [width: number, height: number];
  gap?: number;
  image?: Dots;
  drawn: boolean;
}

const MM = String.raw`(\d{1,4}(?:\.\d{1,2})?) mm`;

/**
 * Draws what TSPL prints, one bitmap a row. It knows the commands it is meant to meet and no others: anything else,
 * a line not ended by CR LF, bytes too few or too many, is an error.
 */
export function interpretTspl(file: Uint8Array, dpi: number, onRow: (row: PrintedRow) => void): void {
  const bytes = Buffer.from(file);
  const printer: Printer = { drawn: false };
  let at = 0;
  while (at < bytes.length) {
    const bitmap = /^BITMAP 0,0,(\d{1,4}),(\d{1,5}),0,/.exec(bytes.subarray(at, at + 40).toString('latin1'));
    if (bitmap) at = drawBitmap(printer, bytes, at + bitmap[0].length, Number(bitmap[1]), Number(bitmap[2]));
    else {
      const end = bytes.indexOf('\r\n', at);
      const line = bytes.subarray(at, end).toString('latin1');
      if (end < 0 || !/^[\x20-\x7e]+$/.test(line)) throw new Error(`no command at ${at}`);
      obey(printer, line, dpi, onRow);
      at = end + 2;
    }
  }
  if (printer.drawn) throw new Error('a row that was not printed');
}

function drawBitmap(printer: Printer, bytes: Buffer, from: number, rowBytes: number, height: number): number {
  const { image } = printer;
  if (!image || printer.drawn) throw new Error('BITMAP without CLS');
  const end = from + rowBytes * height;
  if (height !== image.height || rowBytes !== Math.ceil(image.width / 8))
    throw new Error('BITMAP of another size');
  if (bytes.toString('latin1', end, end + 2) !== '\r\n') throw new Error('BITMAP of too few bytes');
  drawDots(image, { rowBytes, bytes: bytes.subarray(from, end).map((byte) => ~byte) }, 0, 0, 'cover');
  printer.drawn = true;
  return end + 2;
}

function obey(printer: Printer, line: string, dpi: number, onRow: (row: PrintedRow) => void): void {
  const size = new RegExp(`^SIZE ${MM},${MM}$`).exec(line);
  const gap = new RegExp(`^GAP ${MM},0 mm$`).exec(line);
  if (size) printer.size = [Number(size[1]), Number(size[2])];
  else if (gap) printer.gap = Number(gap[1]);
  else if (line === 'CLS') clear(printer, dpi);
  else if (line === 'PRINT 1,1') print(printer, onRow);
  else if (line !== 'DIRECTION 0,0' && line !== 'REFERENCE 0,0') throw new Error(`unknown command ${line}`);
}

function clear(printer: Printer, dpi: number): void {
  if (!printer.size || printer.drawn) throw new Error('CLS before SIZE, or of a row that was not printed');
  const [width, height] = printer.size.map((mm) => Math.round((mm * dpi) / 25.4)) as [number, number];
  printer.image = newDots(width, height);
}

function print(printer: Printer, onRow: (row: PrintedRow) => void): void {
  const { image: dots, size, gap, drawn } = printer;
  if (!dots || !size || !drawn) throw new Error('PRINT without a picture');
  onRow({ dots, size, gap });
  delete printer.image;
  printer.drawn = false;
}

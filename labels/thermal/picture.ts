import { formatPin } from '#core/pin';
import { formatPrintedId } from '#core/stampId';
import { TAG_DIGITS } from '../face/pinDigits.ts';
import type { RunStamp } from '../print/format.ts';
import { qrBits } from '../qr/qr.ts';
import { addBitmap, type Bitmap, blankBitmap, type PlacedBitmap, turnUp } from './bitmap.ts';
import { setDigits } from './digits.ts';
import type { DigitLine, ThermalSetting } from './setting.ts';

/** Rows in a chunk: a piece of the file that stands by itself. */
export const CHUNK_ROWS = 64;

/** A label of a row with its stamp, and where its corner lies in dots. */
export interface RowLabel {
  readonly x: number;
  readonly y: number;
  readonly stamp: RunStamp;
}

/** The stamps of a chunk dealt to rows; the first row of a run begins at its start label. */
export function rowsOf(setting: ThermalSetting, stamps: readonly RunStamp[], index: number): RowLabel[][] {
  const { corners, skipped } = setting;
  const before = index === 0 ? skipped : 0;
  const rows: RowLabel[][] = [];
  for (const [at, stamp] of stamps.entries()) {
    const place = before + at;
    const corner = corners[place % corners.length] ?? { x: 0, y: 0 };
    const row = Math.floor(place / corners.length);
    const labels = rows[row] ?? [];
    labels.push({ ...corner, stamp });
    rows[row] = labels;
  }
  return rows;
}

/** What stands on one stamp alone: its QR, and its lines of digits, placed on its label. */
export function ownParts(setting: ThermalSetting, { stamp, pin }: RunStamp): PlacedBitmap[] {
  const { origin, symbol, lines } = setting;
  const parts: PlacedBitmap[] = [];
  if (symbol) {
    const { x, y, version, dotsPerModule } = symbol;
    parts.push({ x, y, bitmap: scaled(qrBits(origin, stamp, version), 17 + 4 * version, dotsPerModule) });
  }
  const texts = {
    id: formatPrintedId(stamp.id),
    pin: pin === undefined ? '' : formatPin(pin),
    tag: stamp.id.slice(-TAG_DIGITS),
  };
  for (const line of lines) {
    const drawn = drawLine(line, texts[line.shows].slice(line.from, line.to));
    if (drawn) parts.push(drawn);
  }
  return parts;
}

/** A QR's modules, 0 dark in rows of whole bytes, each as so many dots across and down. */
function scaled(bits: Uint8Array, modules: number, dots: number): Bitmap {
  const bitmap = blankBitmap(modules * dots, modules * dots);
  const { rowBytes, bytes } = bitmap;
  const moduleBytes = Math.ceil(modules / 8);
  for (let row = 0; row < modules; row++) {
    const top = row * dots * rowBytes;
    for (let column = 0; column < modules; column++) {
      if (((bits[row * moduleBytes + (column >> 3)] ?? 0) & (0x80 >> (column & 7))) !== 0) continue;
      for (let x = column * dots; x < (column + 1) * dots; x++)
        bytes[top + (x >> 3)] = (bytes[top + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
    }
    for (let copy = 1; copy < dots; copy++) bytes.copyWithin(top + copy * rowBytes, top, top + rowBytes);
  }
  return bitmap;
}

function drawLine({ x, baseline, align, turn, digits }: DigitLine, text: string): PlacedBitmap | undefined {
  const { drawn, width } = setDigits(text, digits);
  if (!drawn) return undefined;
  const back = align === 'middle' ? width / 2 : 0;
  if (turn !== 'up')
    return { x: Math.round(x - back) + drawn.x, y: Math.round(baseline) + drawn.y, bitmap: drawn.bitmap };
  const foot = Math.round(baseline + back);
  return { x: Math.round(x) + drawn.y, y: foot - drawn.x - drawn.bitmap.width, bitmap: turnUp(drawn.bitmap) };
}

/** A whole row as the head prints it. */
export function drawRow(setting: ThermalSetting, labels: readonly RowLabel[]): Bitmap {
  const row = blankBitmap(setting.width, setting.height);
  for (const { x, y, stamp } of labels) {
    const parts = ownParts(setting, stamp);
    for (const part of setting.face ? [setting.face, ...parts] : parts)
      addBitmap(row, part.bitmap, x + part.x, y + part.y);
  }
  return row;
}

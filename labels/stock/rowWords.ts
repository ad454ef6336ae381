import { cleanText } from '../face/text.ts';
import { fromPoints, type Point } from '../millimetre.ts';
import type { Measured } from './calibration.ts';
import { labelCorner, type Stock } from './stock.ts';

/** A line of words on a small test page: its left end on its baseline (mm). */
export interface RowLine extends Point {
  readonly text: string;
}

/** The smallest type that a thermal head still draws with all accents, and from one line to the next (mm). */
export const ROW_TYPE = fromPoints(4.5);
const LEADING = 1.95;
/** What keeps words off the ruler down with its ticks, and off the sides (mm). */
const AWAY = { ruler: 4.2, side: 0.8 } as const;

/** What a row says of itself and what to measure, the most needed first. */
function said(
  { left, top, across, down }: Measured,
  printer: string | undefined,
): readonly (readonly string[])[] {
  const vi = (mm: number) => String(mm).replace('.', ',');
  return [
    [
      printer === undefined ? 'Trang thử máy in. Đo:' : `Đã chỉnh: ${printer}`,
      `mép trái đến A: ${vi(left)} mm`,
      `mép trên đến A: ${vi(top)} mm`,
      `thước ngang ${vi(across)}, dọc ${vi(down)}`,
      'Nhập ở trang “Máy in”',
    ],
    [
      'Printer test. Measure:',
      `left edge to A: ${left} mm`,
      `upper edge to A: ${top} mm`,
      `rulers ${across} and ${down} mm`,
      'Type in at “Printers”',
    ],
  ];
}

/** A printer's name no longer than the other lines, so that they all have room where they had it. */
function shortened(name: string, widthOf: (text: string) => number): string {
  const whole = cleanText(name);
  const most = widthOf('thước ngang 00, ');
  let length = whole.length;
  while (length > 1 && widthOf(whole.slice(0, length)) > most) length--;
  return length === whole.length ? whole : `${whole.slice(0, length - 1).trim()}…`;
}

/**
 * The words of a test page that is too small for paragraphs, from `from` mm under point A on: Vietnamese on the first
 * label, English on the second or under it, as many lines as there is room for. `widthOf` measures in em. A page made good names its printer.
 */
export function rowWords(
  stock: Stock,
  meant: Measured,
  from: number,
  widthOf: (text: string) => number,
  printer?: string,
): RowLine[] {
  const { page, label, columns } = stock;
  const [vi = [], en = []] = said(meant, printer && shortened(printer, widthOf));
  const first = { x: meant.left + AWAY.ruler, y: meant.top + from + ROW_TYPE };
  const bottom = Math.min(page.height, labelCorner(stock, 0).y + label.height) - AWAY.side;
  const room = Math.floor((bottom - first.y) / LEADING) + 1;
  const fits = (lines: readonly string[], x: number) =>
    lines.every((text) => x + widthOf(text) * ROW_TYPE <= page.width - AWAY.side);
  const next = columns > 1 ? { ...first, x: labelCorner(stock, 1).x + 2 * AWAY.side } : undefined;
  const under = { ...first, y: first.y + (vi.length + 0.5) * LEADING };
  const isWide = next !== undefined && next.x > first.x + Math.max(...vi.map(widthOf)) * ROW_TYPE;
  const set = (lines: readonly string[], at: Point, most: number) =>
    fits(lines, at.x)
      ? lines.slice(0, Math.max(0, most)).map((text, index) => ({ text, x: at.x, y: at.y + index * LEADING }))
      : [];
  const second = isWide ? set(en, next, room) : room >= vi.length + en.length + 1 ? set(en, under, room) : [];
  return [...set(vi, first, room), ...second];
}

import type { Point, Size } from '../millimetre.ts';
import { A4, packPlain, SHEET_EDGE } from './plain.ts';
import type { Stock } from './stock.ts';

/** A5, upright and lying. */
const A5: Size = { width: 148, height: 210 };
const A5_LYING: Size = { width: 210, height: 148 };

/** The radius that label sheets with gutters, and rolls, are usually punched with (mm). */
const ROUND = { sheet: 2, roll: 1 } as const;

/** The widest strip that a thermal printer of four inches inks: 832 dots at 203 dpi. */
const HEAD = 104;

interface Given {
  readonly page?: Size;
  readonly label: Size;
  readonly grid: readonly [columns: number, rows: number];
  readonly margin: readonly [left: number, top: number];
  /** Left out, labels touch, and their corners are square. */
  readonly pitch?: Size;
}

function sheet(name: string, { page = A4, label, grid, margin, pitch }: Given): Stock {
  const [columns, rows] = grid;
  const [x, y] = margin;
  const corner = pitch ? ROUND.sheet : 0;
  const [kind, edge] = ['sheet', SHEET_EDGE] as const;
  return { name, kind, page, label, columns, rows, margin: { x, y }, pitch: pitch ?? label, corner, edge };
}

/** What a thermal printer's head leaves white on both sides of a roll wider than itself. */
export function rollEdge(width: number): number {
  return Math.max(0, (width - HEAD) / 2);
}

/** A page is one row of the roll; `gap` lies between labels across and between rows. */
function roll(name: string, label: Size, columns: number, width: number, gap: Point): Stock {
  const page = { width, height: label.height };
  const pitch = { width: label.width + gap.x, height: label.height + gap.y };
  const x = (width - (columns - 1) * pitch.width - label.width) / 2;
  const [kind, rows, corner] = ['roll', 1, ROUND.roll] as const;
  return {
    name,
    kind,
    page,
    label,
    columns,
    rows,
    margin: { x, y: 0 },
    pitch,
    corner,
    edge: rollEdge(width),
  };
}

function plain(width: number, height: number): Stock[] {
  const stock = packPlain(A4, { width, height }, SHEET_EDGE);
  return stock ? [stock] : [];
}

const SMALL: Size = { width: 38.1, height: 21.2 };
const MIDDLE: Size = { width: 63.5, height: 38.1 };
const WIDE: Size = { width: 70, height: 37 };

/**
 * The papers known by name. Sheets are centred: 65, 24-64, 21 and 12 have gutters of 2.5 between columns, 40 and 24
 * fill the sheet, those of A5 are half of one of A4. Gaps and widths of rolls are usual measures and differ from maker
 * to maker: a test print shows, and own measures mend.
 */
export const STOCKS: readonly Stock[] = [
  sheet('a4-65', {
    label: SMALL,
    grid: [5, 13],
    margin: [4.67, 10.7],
    pitch: { width: 40.64, height: 21.2 },
  }),
  sheet('a4-40', { label: { width: 52.5, height: 29.7 }, grid: [4, 10], margin: [0, 0] }),
  sheet('a4-24', { label: WIDE, grid: [3, 8], margin: [0, 0.5] }),
  sheet('a4-24-64', {
    label: { width: 64, height: 33.9 },
    grid: [3, 8],
    margin: [6.5, 12.9],
    pitch: { width: 66.5, height: 33.9 },
  }),
  sheet('a4-21', {
    label: MIDDLE,
    grid: [3, 7],
    margin: [7.21, 15.15],
    pitch: { width: 66.04, height: 38.1 },
  }),
  sheet('a4-12', {
    label: { width: 63.5, height: 72 },
    grid: [3, 4],
    margin: [7.21, 4.5],
    pitch: { width: 66.04, height: 72 },
  }),
  sheet('a5-30', {
    page: A5_LYING,
    label: SMALL,
    grid: [5, 6],
    margin: [4.67, 10.4],
    pitch: { width: 40.64, height: 21.2 },
  }),
  sheet('a5-12', { page: A5_LYING, label: WIDE, grid: [3, 4], margin: [0, 0] }),
  sheet('a5-10', {
    page: A5,
    label: MIDDLE,
    grid: [2, 5],
    margin: [9.23, 9.75],
    pitch: { width: 66.04, height: 38.1 },
  }),
  ...plain(15, 15),
  ...plain(20, 20),
  ...plain(25, 25),
  ...plain(25, 15),
  ...plain(30, 20),
  ...plain(20, 30),
  roll('roll-35x22-3', { width: 35, height: 22 }, 3, 110, { x: 2, y: 2 }),
  roll('roll-50x30-2', { width: 50, height: 30 }, 2, 104, { x: 2, y: 2 }),
  roll('roll-40x30', { width: 40, height: 30 }, 1, 40, { x: 0, y: 2 }),
  roll('roll-30x20', { width: 30, height: 20 }, 1, 30, { x: 0, y: 2 }),
];

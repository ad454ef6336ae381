import type { Point, Size } from '../millimetre.ts';
import type { Stock } from './stock.ts';

/** A4, upright. */
export const A4: Size = { width: 210, height: 297 };

/** Office printers leave 4.2 mm (12 points) of a sheet white. */
export const SHEET_EDGE = 4.2;

/** The most labels across and down a page. */
export const MOST_ACROSS = 100;

/** A margin so much wider than the white rim has room for the row of `furnitureOf` (mm). */
const FURNITURE = 3.4;

const TOLERANCE = 1e-6;

interface Grid {
  readonly page: Size;
  readonly columns: number;
  readonly rows: number;
}

/**
 * The densest grid of upright stamps on plain paper that is cut by hand: side by side, each pair of neighbours with one
 * cut line that runs straight across the sheet, none in the printer's white rim; on the page as given or lying,
 * whichever holds more. Stamps lying beside upright ones would now and then be a few more (93 of 30 × 20 mm on A4 where
 * this holds 90), in a pattern that no straight cuts take apart. Undefined where not one fits.
 */
export function packPlain(page: Size, size: Size, edge: number, name = plainName(size)): Stock | undefined {
  const upright = gridOn(page, size, edge);
  const lying = gridOn({ width: page.height, height: page.width }, size, edge);
  const best = lying.columns * lying.rows > upright.columns * upright.rows ? lying : upright;
  const { columns, rows } = best;
  if (columns * rows === 0) return undefined;
  return {
    name,
    kind: 'plain',
    page: best.page,
    label: size,
    columns,
    rows,
    margin: marginOf(best, size, edge),
    pitch: size,
    corner: 0,
    edge,
  };
}

/** How plain A4 for a size is written: `plain=25x15`. */
function plainName({ width, height }: Size): string {
  return `plain=${width}x${height}`;
}

function gridOn(page: Size, size: Size, edge: number): Grid {
  const most = (length: number, label: number) =>
    Math.max(0, Math.min(MOST_ACROSS, Math.floor((length - 2 * edge + TOLERANCE) / label)));
  return { page, columns: most(page.width, size.width), rows: most(page.height, size.height) };
}

/**
 * In the middle of the page; where a ruler finds room only if all that is left over lies on one side, there, at the
 * foot rather than on the right.
 */
function marginOf({ page, columns, rows }: Grid, { width, height }: Size, edge: number): Point {
  const aside = page.width - 2 * edge - columns * width;
  const under = page.height - 2 * edge - rows * height;
  const middle = { x: edge + aside / 2, y: edge + under / 2 };
  if (Math.max(aside, under) / 2 >= FURNITURE) return rounded(middle);
  if (under >= FURNITURE) return rounded({ ...middle, y: edge });
  return rounded(aside >= FURNITURE ? { ...middle, x: edge } : middle);
}

function rounded({ x, y }: Point): Point {
  const exact = (mm: number) => Math.round(mm * 1000) / 1000;
  return { x: exact(x), y: exact(y) };
}

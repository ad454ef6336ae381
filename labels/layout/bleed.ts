import type { PageLine } from '../stock/cutLines.ts';
import type { Stock } from '../stock/stock.ts';

/** A crop mark: how far from the colour it keeps, how long and how wide it is (mm). */
const CROP = { gap: 0.5, length: 3, width: 0.1 } as const;

/** White paper around what is cut, for colour that runs over and for crop marks; none where nothing runs over (mm). */
export function slugOf(bleed: number): number {
  return bleed > 0 ? bleed + CROP.gap + CROP.length : 0;
}

/**
 * The same labels for a print house that cuts them out of larger paper: apart so far that no colour runs into a
 * neighbour, with room for crop marks around them all, on a page that is as large as that takes. Without bleed the
 * stock itself.
 */
export function withBleed(stock: Stock, bleed: number): Stock {
  if (bleed <= 0) return stock;
  const { label, columns, rows } = stock;
  const pitch = {
    width: Math.max(stock.pitch.width, label.width + 2 * bleed),
    height: Math.max(stock.pitch.height, label.height + 2 * bleed),
  };
  const slug = slugOf(bleed);
  const page = {
    width: (columns - 1) * pitch.width + label.width + 2 * slug,
    height: (rows - 1) * pitch.height + label.height + 2 * slug,
  };
  return { ...stock, kind: 'sheet', page, pitch, margin: { x: slug, y: slug }, edge: 0 };
}

/** Under the crop marks: as much as the ruler and the page's number take, and the narrowest page that has them (mm). */
const FOOT = { height: 3.2, from: 51 } as const;

/**
 * The pages of a print with bleed: `withBleed`, and under the crop marks a foot for the ruler and the page's number
 * where the page is wide enough; rows of a roll have none.
 */
export function pageWithBleed(stock: Stock, bleed: number): Stock {
  const cut = withBleed(stock, bleed);
  if (bleed <= 0 || stock.kind === 'roll' || cut.page.width < FOOT.from) return cut;
  return { ...cut, page: { ...cut.page, height: cut.page.height + FOOT.height } };
}

/** Where a page is cut along one of its sides: both sides of every label. */
function cutsAt(margin: number, length: number, pitch: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => margin + index * pitch).flatMap((at) => [
    at,
    at + length,
  ]);
}

/**
 * Crop marks of a stock with bleed: black hairlines outside of all labels and their colour, in line with every side
 * of every label, mm from the page's top left corner. None without bleed.
 */
export function cropMarks(stock: Stock, bleed: number): PageLine[] {
  if (bleed <= 0) return [];
  const { label, columns, rows, margin, pitch } = stock;
  const across = cutsAt(margin.x, label.width, pitch.width, columns);
  const down = cutsAt(margin.y, label.height, pitch.height, rows);
  const near = bleed + CROP.gap;
  const ends = (cuts: readonly number[]) => {
    const [first = 0, last = 0] = [cuts[0], cuts.at(-1)];
    return [
      [first - near - CROP.length, first - near],
      [last + near, last + near + CROP.length],
    ] as const;
  };
  const line = (from: PageLine['from'], to: PageLine['to']): PageLine => {
    return { kind: 'line', from, to, width: CROP.width, gray: 0 };
  };
  return [
    ...across.flatMap((x) => ends(down).map(([from, to]) => line({ x, y: from }, { x, y: to }))),
    ...down.flatMap((y) => ends(across).map(([from, to]) => line({ x: from, y }, { x: to, y }))),
  ];
}

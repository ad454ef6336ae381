import { LEAST_COMPACT_STAR, LEAST_SHORT_STAR, STRIP_STAR } from '../face/row.ts';
import type { Box, Size } from '../millimetre.ts';
import type { QrSize } from '../qr/symbol.ts';
import { COMPACT_SAFETY, inkInsets, quietBounds } from '../stock/inset.ts';
import type { Stock } from '../stock/stock.ts';
import type { Placing } from './stampLayout.ts';

/** Rows at their smallest: the sample mark, stars, an ID on one line, on two and in its smallest type; a name's line with the space above (mm). */
const ROW = { sample: 1.33, stars: 1.23, idLine: 1.85, idLines: 3.69, idSmall: 0.97, name: 2.4 } as const;
/** Above each row but the first (mm). */
const GAP = 0.28;

/** Widths that an ID takes on one line and on two in 4.5-point type (mm). */
export const ID_WIDTH = { one: 17.3, two: 10 } as const;
/** The same in the ID's smallest type on one line (mm). */
const SMALL_ID_WIDTH = 12.75;

/** What the sample mark whole is worth beside its short form, and five stars beside a digit and one, in parts of what a name is. */
const WHOLE = { sample: 0.5, stars: 0.5 } as const;
/** What is lost where stars and ID share a column with less to spare than that (mm), or the ID in its smallest type. */
const CROWDED = 0.25;
const EASE = 0.2;
/** How wide a strip must be for five stars, for a digit and a star, and for the short sample mark beside five (mm). */
const ACROSS = {
  stars: LEAST_COMPACT_STAR / STRIP_STAR,
  shortStars: LEAST_SHORT_STAR / STRIP_STAR,
  sample: 1.35,
} as const;

interface Candidate {
  readonly symbol: QrSize;
  readonly placing: Placing;
  /** What finds room beside the stars, ID and sample mark that every stamp carries. */
  readonly holds: number;
  /** Only words that run upwards have the room: the head is tilted for them only where upright ones say less. */
  readonly turned?: boolean;
}

/**
 * Where a label is too small for a full face: the QR against one side, the words beside or under it, and stars
 * along it where the ID needs the words' room. Stars, ID and the sample mark of sample stamps always stand; they whole
 * and a name come before larger modules. Undefined where QR, stars, ID and that mark do not fit together.
 */
export function placeCompact(
  stock: Stock,
  symbols: readonly QrSize[],
  sample = false,
): { symbol: QrSize; placing: Placing } | undefined {
  const candidates = symbols.flatMap((symbol) => [
    ...wide(stock, symbol, sample),
    ...tall(stock, symbol, sample),
  ]);
  const [best] = candidates.sort(
    (a, b) =>
      b.holds - a.holds ||
      Number(a.turned ?? false) - Number(b.turned ?? false) ||
      b.symbol.dots - a.symbol.dots ||
      area(b.placing.text) - area(a.placing.text),
  );
  return best;
}

function area({ width, height }: Size): number {
  return width * height;
}

interface Frame {
  readonly side: number;
  readonly left: number;
  readonly top: number;
  /** What the QR leaves free across and down, and what ink may use of it. */
  readonly free: Size;
  readonly right: Box;
  readonly under: Box;
}

/** A QR in the corner and the two strips it leaves; undefined where it does not fit. */
function frameOf(stock: Stock, { side, quiet }: QrSize): Frame | undefined {
  const { width, height } = stock.label;
  const bounds = quietBounds(stock, quiet, COMPACT_SAFETY);
  const ink = inkInsets(stock, COMPACT_SAFETY);
  const free = {
    width: width - bounds.left - bounds.right - side,
    height: height - bounds.top - bounds.bottom - side,
  };
  if (free.width < -1e-9 || free.height < -1e-9) return undefined;
  const x = bounds.left + side;
  const y = bounds.top + side;
  const inner = { width: width - ink.left - ink.right, height: height - ink.top - ink.bottom };
  const right = { x, y: ink.top, width: Math.max(0, width - ink.right - x), height: inner.height };
  const under = { x: ink.left, y, width: inner.width, height: Math.max(0, height - ink.bottom - y) };
  return { side, left: bounds.left, top: bounds.top, free, right, under };
}

/** QR left, words right of it, upright or running upwards; only where an ID has the room, in the one or the other. */
function wide(stock: Stock, symbol: QrSize, sample: boolean): Candidate[] {
  const frame = frameOf(stock, symbol);
  if (!frame) return [];
  const { side, left, top, free, right: text, under } = frame;
  const strip = { ...under, x: left, width: side };
  const turned = text.width < ID_WIDTH.two;
  const lines = turned ? { width: text.height, height: text.width } : text;
  return roomsOf(lines, strip, sample).map(({ holds, caption }) => {
    const qr = { x: left, y: caption ? top : top + free.height / 2, width: side, height: side };
    return { symbol, holds, turned, placing: { qr, text, caption, align: 'start', corners: [] } };
  });
}

/** QR above, words under it. */
function tall(stock: Stock, symbol: QrSize, sample: boolean): Candidate[] {
  const frame = frameOf(stock, symbol);
  if (!frame) return [];
  const { side, left, top, free, right, under: text } = frame;
  const strip = { ...right, y: top, height: side };
  return roomsOf(text, strip, sample).map(({ holds, caption }) => {
    const qr = { x: caption ? left : left + free.width / 2, y: top, width: side, height: side };
    return { symbol, holds, placing: { qr, text, caption, align: 'middle', corners: [] } };
  });
}

/** One way to share stars, ID and sample mark between a column and the strip along the QR. */
interface Room {
  readonly holds: number;
  readonly caption: Box | null;
}

/** Every way in which a column and a strip hold stars, ID and, where it is asked for, the sample mark. */
function roomsOf({ width, height }: Size, strip: Box, sample: boolean): Room[] {
  const across = Math.min(strip.width, strip.height);
  const marked = sample ? [ROW.sample] : [];
  const whole = (sample ? WHOLE.sample : 0) + WHOLE.stars;
  const usual = usualId(width);
  const least = width >= SMALL_ID_WIDTH ? ROW.idSmall : usual;
  const inColumn = (...rows: number[]) => heightOf(rows) <= height;
  const first = [...marked, ROW.stars, usual];
  const named = inColumn(...first, ROW.name) ? 1 : 0;
  const starsBeside = across >= ACROSS.stars;
  const ways: readonly (Room & { readonly fits: boolean })[] = [
    { fits: heightOf(first) + EASE <= height, holds: whole + named, caption: null },
    { fits: starsBeside && inColumn(...marked, least), holds: whole, caption: strip },
    { fits: inColumn(...marked, ROW.stars, least), holds: whole - CROWDED, caption: null },
    { fits: sample && across >= ACROSS.sample && inColumn(least), holds: WHOLE.stars, caption: strip },
    {
      fits: !starsBeside && across >= ACROSS.shortStars && inColumn(...marked, least),
      holds: whole - WHOLE.stars,
      caption: strip,
    },
  ];
  return ways.filter(({ fits }) => fits);
}

function heightOf(rows: readonly number[]): number {
  return rows.reduce((sum, row) => sum + row, 0) + GAP * (rows.length - 1);
}

/** What an ID takes of a column of that width, in no smaller type than all else (mm). */
function usualId(width: number): number {
  if (width >= ID_WIDTH.one) return ROW.idLine;
  return width >= ID_WIDTH.two ? ROW.idLines : Number.POSITIVE_INFINITY;
}

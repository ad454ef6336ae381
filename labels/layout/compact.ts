import { LEAST_COMPACT_STAR } from '../face/row.ts';
import type { Box, Size } from '../millimetre.ts';
import type { QrSize } from '../qr/symbol.ts';
import { COMPACT_SAFETY, inkInsets, quietBounds } from '../stock/inset.ts';
import type { Stock } from '../stock/stock.ts';
import type { Placing } from './stampLayout.ts';

/** Heights of stars, of an ID on one line, on two and in its smallest type, of the sample mark and of a name's line, with the space above (mm). */
const HEIGHT = { stars: 1.5, idLine: 2.1, idLines: 4, idSmall: 1.3, sample: 1.5, name: 2.4 } as const;

/** Widths that an ID takes on one line and on two in 4.5-point type (mm). */
export const ID_WIDTH = { one: 17.3, two: 10 } as const;
/** The same in the ID's smallest type on one line (mm). */
const SMALL_ID_WIDTH = 12.9;

/** What the sample mark whole is worth beside its short form along the stars, in parts of what an ID is. */
const WHOLE_SAMPLE = 0.5;
/** How wide a strip must be for that short form (mm). */
const SHORT_SAMPLE_ACROSS = 1.35;

interface Candidate {
  readonly symbol: QrSize;
  readonly placing: Placing;
  /** How many of stars, ID, sample mark and name find room. */
  readonly holds: number;
  /** Only words that run upwards have the room: the head is tilted for them only where upright ones say less. */
  readonly turned?: boolean;
}

/**
 * Where a label is too small for a full face: the QR against one side, the words beside or under it, and stars
 * along it where the ID needs the words' room. Stars, ID, the sample mark of sample stamps and a name come before
 * larger modules. Undefined where not even the QR fits.
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
  const { holds, caption } = roomOf(lines, strip, sample);
  const qr = { x: left, y: caption ? top : top + free.height / 2, width: side, height: side };
  return [{ symbol, holds, turned, placing: { qr, text, caption, align: 'start', corners: [] } }];
}

/** QR above, words under it. */
function tall(stock: Stock, symbol: QrSize, sample: boolean): Candidate[] {
  const frame = frameOf(stock, symbol);
  if (!frame) return [];
  const { side, left, top, free, right, under: text } = frame;
  const strip = { ...right, y: top, height: side };
  const { holds, caption } = roomOf(text, strip, sample);
  const x = caption ? left : left + free.width / 2;
  const y = text.height < HEIGHT.stars - 0.2 ? top + free.height / 2 : top;
  const qr = { x, y, width: side, height: side };
  const moved = y === top ? text : { ...text, y: y + side, height: 0 };
  return [{ symbol, holds, placing: { qr, text: moved, caption, align: 'middle', corners: [] } }];
}

/** How much a column holds, and the strip that takes the stars where it does not hold them with all that comes first. */
function roomOf(
  { width, height }: Size,
  strip: Box,
  sample: boolean,
): { holds: number; caption: Box | null } {
  const marked = sample ? HEIGHT.sample : 0;
  const worth = sample ? 2 + 1 + WHOLE_SAMPLE : 2;
  const first = HEIGHT.stars + idHeight(width) + marked;
  if (height >= first) return { holds: worth + (height >= first + HEIGHT.name ? 1 : 0), caption: null };
  const id = width >= SMALL_ID_WIDTH ? HEIGHT.idSmall : idHeight(width);
  const across = Math.min(strip.width, strip.height);
  if (across < LEAST_COMPACT_STAR / 0.95)
    return { holds: height >= Math.min(id, HEIGHT.stars - 0.2) ? 1 : 0, caption: null };
  if (height >= id + marked) return { holds: worth, caption: strip };
  const short = sample && across >= SHORT_SAMPLE_ACROSS ? 1 : 0;
  return { holds: 1 + short + (height >= id ? 1 : 0), caption: strip };
}

/** What an ID takes of a column of that width, in no smaller type than all else (mm). */
function idHeight(width: number): number {
  if (width >= ID_WIDTH.one) return HEIGHT.idLine;
  return width >= ID_WIDTH.two ? HEIGHT.idLines : Number.POSITIVE_INFINITY;
}

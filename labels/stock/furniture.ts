import { pageWithBleed, slugOf } from '../layout/bleed.ts';
import type { Point } from '../millimetre.ts';
import { type Calibration, calibratedCorner, EXACT } from './calibration.ts';
import { cutLinesOf, type Kept, type PageLine } from './cutLines.ts';
import { labelCorner, labelsPerPage, type Stock } from './stock.ts';

/** A line of words in semibold black, mm from the page's top left corner; `up` as on a stamp: from its foot upwards. */
export interface PageText extends PagePlace {
  readonly kind: 'text';
  readonly text: string;
}

/** Where a line of words begins, on its baseline. */
export interface PagePlace extends Point {
  readonly size: number;
  readonly turn?: 'up';
}

/** What is drawn on a page besides its stamps. */
export type PageItem = PageLine | PageText;

/** The furniture of a print's pages. */
export interface Furniture {
  /** The same on every page: cut lines, the ruler and its words. */
  readonly every: readonly PageItem[];
  /** Where a page says which it is, in `pageWords`; absent where the margin has no room. */
  readonly number?: PagePlace & { readonly ids: boolean };
}

/** What furniture depends on besides the paper: how many pages, and how wide a text is in semibold (em). */
export interface FurnitureWish {
  readonly pages: number;
  readonly widthOf: (text: string) => number;
  readonly calibration?: Calibration;
  /** How far colour runs over the cuts of a `pageWithBleed`: the row keeps clear of its crop marks too (mm). */
  readonly bleed?: number;
}

/** One page of a print: its number from 1, and the printed IDs of its first and last stamp. */
export interface PageOf {
  readonly page: number;
  readonly pages: number;
  readonly first: string;
  readonly last: string;
}

/** Every character that `pageWords` may write. */
export const PAGE_CHARACTERS = 'tờ 0123456789/·–-X';

/** Says which page of how many this is, and, where there is room, which stamps it holds. */
export function pageWords({ page, pages, first, last }: PageOf, ids: boolean): string {
  const number = `tờ ${page}/${pages}`;
  return ids ? `${number} · ${first} – ${last}` : number;
}

const RULER = 50;
const RULER_WORDS = '50 mm · in đúng 100 % / print at 100 %';
const LINE = 0.15;
/** One line of words, or a ruler: its height and where its baseline is; the words' size; between parts of it (mm). */
const ROW = { height: 2.6, baseline: 2.05, size: 2.1, gap: 2 } as const;
/** Between the row and the labels, and what is left of that where a printer's miss has moved them (mm). */
const CLEAR = { meant: 0.6, moved: 0.2 } as const;

type Side = 'top' | 'bottom' | 'left' | 'right';

/**
 * What stands on a page besides its stamps: cut lines on plain paper; and in one row of the widest margin, a ruler of
 * 50 mm to check by that a print was not scaled, its words, and the page's number. The row keeps outside of the
 * printer's white rim and clear of every label, also where a printer's miss has moved these; what finds no room is
 * left out. The ruler itself is never moved or scaled: it measures the printer. A roll has none.
 */
export function furnitureOf(stock: Stock, wish: FurnitureWish): Furniture {
  const { calibration = EXACT, bleed = 0 } = wish;
  if (stock.kind === 'roll') return { every: [] };
  const row = rowOf(stock, calibration, bleed);
  const cuts = cutLinesOf(stock, calibration, row ? keptBy(row) : {});
  if (!row) return { every: cuts };
  const { items, number } = fill(row, wish);
  return { every: [...cuts, ...items], ...(number ? { number } : {}) };
}

/** True where pages have the ruler: sheets with a margin for it; with bleed (mm), those wide enough. */
export function hasRuler(stock: Stock, bleed = 0, calibration = EXACT): boolean {
  return stock.kind !== 'roll' && rowOf(pageWithBleed(stock, bleed), calibration, bleed) !== undefined;
}

/** A row in a margin: how far from the labels it begins, how long it is, and where on the page its points are. */
interface Row {
  readonly side: Side;
  readonly away: number;
  readonly length: number;
  readonly at: (along: number, down: number) => Point;
}

function keptBy({ side, away }: Row): Kept {
  return { [side]: away };
}

/** The row of the deepest margin above or under the labels, else beside them; undefined where none is deep enough. */
function rowOf(stock: Stock, calibration: Calibration, bleed: number): Row | undefined {
  const { page, edge } = stock;
  const clear = Math.max(CLEAR.meant, slugOf(bleed));
  const meant = marginsOf(stock, EXACT);
  const moved = marginsOf(stock, calibration);
  const sides: readonly (readonly [Side, number])[] = [
    ...deepestFirst(meant, 'top', 'bottom'),
    ...deepestFirst(meant, 'left', 'right'),
  ];
  for (const [side, margin] of sides) {
    const depth = margin - edge;
    const away = Math.max(clear, (depth - ROW.height) / 2);
    const isLying = side === 'top' || side === 'bottom';
    const length = (isLying ? page.width : page.height) - 2 * edge;
    const isClear = moved[side] >= margin - away + CLEAR.moved;
    if (depth >= ROW.height + clear - 1e-9 && length >= RULER && isClear)
      return { side, away, length, at: placing(stock, side, margin - away) };
  }
  return undefined;
}

function deepestFirst(margins: Readonly<Record<Side, number>>, one: Side, other: Side): [Side, number][] {
  const sides: [Side, number][] = [
    [one, margins[one]],
    [other, margins[other]],
  ];
  return sides.sort(([, a], [, b]) => b - a);
}

/** What the labels leave free on each side of the page (mm). */
function marginsOf(stock: Stock, calibration: Calibration): Readonly<Record<Side, number>> {
  const { page, label } = stock;
  const first = calibratedCorner(labelCorner(stock, 0), label, calibration);
  const last = calibratedCorner(labelCorner(stock, labelsPerPage(stock) - 1), label, calibration);
  return {
    top: exact(first.y),
    left: exact(first.x),
    bottom: exact(page.height - last.y - label.height),
    right: exact(page.width - last.x - label.width),
  };
}

/** To a ten-thousandth of a millimetre: sums of measures are no finer. */
function exact(mm: number): number {
  return Math.round(mm * 10_000) / 10_000;
}

/** Points of a row whose inner side is so far from the page's side: lying rows are read across, standing ones upwards. */
function placing({ page, edge }: Stock, side: Side, inner: number): Row['at'] {
  const foot = page.height - edge;
  if (side === 'top') return (along, down) => ({ x: edge + along, y: inner - ROW.height + down });
  if (side === 'bottom') return (along, down) => ({ x: edge + along, y: page.height - inner + down });
  if (side === 'left') return (along, down) => ({ x: inner - ROW.height + down, y: foot - along });
  return (along, down) => ({ x: page.width - inner + down, y: foot - along });
}

/** The ruler, its words and the number, one after the other as far as the row goes. */
function fill(
  row: Row,
  { pages, widthOf }: FurnitureWish,
): { readonly items: PageItem[]; readonly number?: Furniture['number'] } {
  const { length, side } = row;
  const turn = side === 'left' || side === 'right' ? ({ turn: 'up' } as const) : {};
  const place = (along: number): PagePlace => ({
    ...row.at(along, ROW.baseline),
    size: ROW.size,
    ...turn,
  });
  const items: PageItem[] = rulerLines(row);
  const wordsAt = LINE + RULER + ROW.gap;
  const numberAfter = (at: number, ids: boolean): Furniture['number'] =>
    at + ROW.size * widest(pages, ids, widthOf) <= length ? { ...place(at), ids } : undefined;
  const wordsEnd = wordsAt + ROW.size * widthOf(RULER_WORDS);
  if (wordsEnd > length) return { items };
  items.push({ kind: 'text', text: RULER_WORDS, ...place(wordsAt) });
  const numberAt = wordsEnd + 2 * ROW.gap;
  const number = numberAfter(numberAt, true) ?? numberAfter(numberAt, false);
  return number ? { items, number } : { items };
}

/** The widest that a page's words can be: all digits as wide as the widest (em). */
function widest(pages: number, ids: boolean, widthOf: (text: string) => number): number {
  const id = '0000 0000 0000-0';
  const words = pageWords({ page: pages, pages, first: id, last: id }, ids);
  const digit = [...'0123456789X'].reduce((most, one) => (widthOf(one) > widthOf(most) ? one : most));
  return widthOf(words.replace(/\d/g, digit));
}

/** A line of 50 mm with a tick each millimetre, a longer one each 5, the longest each 10; 50 mm from middle to middle. */
function rulerLines(row: Row): PageLine[] {
  const start = LINE / 2;
  const foot = ROW.height - LINE / 2;
  const line = (from: Point, to: Point): PageLine => ({ kind: 'line', from, to, width: LINE, gray: 0 });
  const high = (mm: number) => (mm % 10 === 0 ? 2.2 : mm % 5 === 0 ? 1.6 : 1);
  return [
    line(row.at(0, foot), row.at(RULER + LINE, foot)),
    ...Array.from({ length: RULER + 1 }, (_, mm) =>
      line(row.at(start + mm, foot), row.at(start + mm, foot - high(mm))),
    ),
  ];
}

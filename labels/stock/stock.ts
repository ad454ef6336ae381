import { Refusal } from '#core/refusal';
import type { Point, Size } from '../millimetre.ts';

/** A sheet of labels, plain paper to be cut by hand, or a roll, whose page is one row of labels. */
export const STOCK_KINDS = ['sheet', 'plain', 'roll'] as const;
export type StockKind = (typeof STOCK_KINDS)[number];

/** Label paper, in millimetres: where every label of a page is. */
export interface Stock {
  /** As typed: a name of the table, or the measures. */
  readonly name: string;
  readonly kind: StockKind;
  readonly page: Size;
  readonly label: Size;
  readonly columns: number;
  readonly rows: number;
  /** Top left corner of the first label. */
  readonly margin: Point;
  /** From one label's corner to the next one's; on a roll, downwards, from one row to the next. */
  readonly pitch: Size;
  /** Radius of the labels' rounded corners; 0 where they are square. */
  readonly corner: number;
  /** The rim of the page that the printer cannot ink. */
  readonly edge: number;
}

const A4: Size = { width: 210, height: 297 };

/** Office printers leave 4.2 mm (12 points) of a sheet white; rolls are printed to the edge. */
const SHEET_EDGE = 4.2;
const NARROWEST_SHEET = 140;

/**
 * The papers known by name, centred on the sheet. 65, 24-64, 21 and 12 have gutters of 2.5 between columns; 40 and 24
 * fill the sheet.
 */
export const STOCKS: readonly Stock[] = [
  sheet('a4-65', { width: 38.1, height: 21.2 }, 5, 13, { x: 4.67, y: 10.7 }, { width: 40.64, height: 21.2 }),
  sheet('a4-40', { width: 52.5, height: 29.7 }, 4, 10, { x: 0, y: 0 }),
  sheet('a4-24', { width: 70, height: 37 }, 3, 8, { x: 0, y: 0.5 }),
  sheet('a4-24-64', { width: 64, height: 33.9 }, 3, 8, { x: 6.5, y: 12.9 }, { width: 66.5, height: 33.9 }),
  sheet('a4-21', { width: 63.5, height: 38.1 }, 3, 7, { x: 7.21, y: 15.15 }, { width: 66.04, height: 38.1 }),
  sheet('a4-12', { width: 63.5, height: 72 }, 3, 4, { x: 7.21, y: 4.5 }, { width: 66.04, height: 72 }),
];

function sheet(
  name: string,
  label: Size,
  columns: number,
  rows: number,
  margin: Point,
  pitch: Size = label,
): Stock {
  return { name, kind: 'sheet', page: A4, label, columns, rows, margin, pitch, corner: 0, edge: SHEET_EDGE };
}

/** Labels on one page. */
export function labelsPerPage(stock: Stock): number {
  return stock.columns * stock.rows;
}

/** Top left corner of a label on its page; labels are counted from 0, along the rows. */
export function labelCorner(stock: Stock, index: number): Point {
  const column = index % stock.columns;
  const row = Math.floor(index / stock.columns);
  return {
    x: stock.margin.x + column * stock.pitch.width,
    y: stock.margin.y + row * stock.pitch.height,
  };
}

const NUMBER = String.raw`\d{1,4}(?:\.\d{1,3})?`;
const PAIR = new RegExp(`^(${NUMBER})x(${NUMBER})$`);
const SINGLE = new RegExp(`^${NUMBER}$`);
const KEYS = ['page', 'label', 'grid', 'margin', 'pitch', 'edge'] as const;
type Key = (typeof KEYS)[number];

/**
 * The stock of a name in the table or of measures in mm, `page=210x297,label=40x25,grid=4x10,margin=10x12,pitch=45x27`
 * (`pitch` left out: labels touch; `page`: A4; `edge`: the white rim). Throws `stock-unknown` with the wrong `part`,
 * the `known` names, and by how many mm the grid passes the page's `right` or `bottom`.
 */
export function findStock(text: string): Stock {
  const named = STOCKS.find(({ name }) => name === text);
  if (named) return named;
  if (!text.includes('=')) throw unknown(text, 'name');
  const parts = readParts(text);
  const label = pair(text, parts, 'label');
  const grid = pair(text, parts, 'grid');
  const margin = pair(text, parts, 'margin');
  const page = parts.has('page') ? pair(text, parts, 'page') : A4;
  const stock: Stock = {
    name: text,
    kind: 'sheet',
    page,
    label,
    columns: grid.width,
    rows: grid.height,
    margin: { x: margin.width, y: margin.height },
    pitch: parts.has('pitch') ? pair(text, parts, 'pitch') : label,
    corner: 0,
    edge: parts.has('edge') ? single(text, parts, 'edge') : usualEdge(page),
  };
  const wrong = wrongPart(stock);
  if (wrong) throw unknown(text, wrong, wrong === 'grid' ? overflow(stock) : {});
  return stock;
}

function unknown(stock: string, part: string, over: Overflow = {}): Refusal {
  const known = STOCKS.map(({ name }) => name).join(', ');
  return new Refusal('stock-unknown', {
    stock: stock.slice(0, 120),
    part: part.slice(0, 40),
    known,
    ...over,
  });
}

interface Overflow {
  readonly right?: number;
  readonly bottom?: number;
}

/** By how much the grid passes the page's right and bottom side (mm, to a hundredth), where it does. */
function overflow({ page, label, columns, rows, margin, pitch }: Stock): Overflow {
  const right = margin.x + (columns - 1) * pitch.width + label.width - page.width;
  const bottom = margin.y + (rows - 1) * pitch.height + label.height - page.height;
  const over = (mm: number) => Math.round(mm * 100) / 100;
  return {
    ...(right > TOLERANCE ? { right: over(right) } : {}),
    ...(bottom > TOLERANCE ? { bottom: over(bottom) } : {}),
  };
}

function isKey(text: string): text is Key {
  return (KEYS as readonly string[]).includes(text);
}

function readParts(text: string): Map<Key, string> {
  const parts = new Map<Key, string>();
  for (const part of text.split(',')) {
    const [key = '', value = ''] = part.trim().split('=', 2);
    if (!isKey(key) || parts.has(key)) throw unknown(text, part.trim());
    parts.set(key, value);
  }
  return parts;
}

function pair(text: string, parts: Map<Key, string>, key: Key): Size {
  const match = PAIR.exec(parts.get(key) ?? '');
  if (!match) throw unknown(text, key);
  return { width: Number(match[1]), height: Number(match[2]) };
}

function single(text: string, parts: Map<Key, string>, key: Key): number {
  const value = parts.get(key) ?? '';
  if (!SINGLE.test(value)) throw unknown(text, key);
  return Number(value);
}

function usualEdge(page: Size): number {
  return Math.min(page.width, page.height) >= NARROWEST_SHEET ? SHEET_EDGE : 0;
}

/** Paper is cut to a tenth of a millimetre: labels may stand that far over the page's rim. */
const TOLERANCE = 0.1;

/** The part of a stock that no paper can have, or undefined when the labels lie on the page side by side. */
function wrongPart(stock: Stock): Key | undefined {
  const { page, label, columns, rows, margin, pitch, edge } = stock;
  if (Math.min(page.width, page.height) < 10 || Math.max(page.width, page.height) > 1300) return 'page';
  if (Math.min(label.width, label.height) < 5) return 'label';
  if (label.width > page.width + TOLERANCE || label.height > page.height + TOLERANCE) return 'label';
  if (![columns, rows].every((count) => Number.isInteger(count) && count >= 1 && count <= 100)) return 'grid';
  if (columns > 1 && pitch.width < label.width) return 'pitch';
  if (rows > 1 && pitch.height < label.height) return 'pitch';
  if (margin.x + label.width > page.width + TOLERANCE) return 'margin';
  if (margin.y + label.height > page.height + TOLERANCE) return 'margin';
  if (Object.keys(overflow(stock)).length > 0) return 'grid';
  return edge > 20 ? 'edge' : undefined;
}

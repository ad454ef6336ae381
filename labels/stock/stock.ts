import type { Point, Size } from '../millimetre.ts';
import type { StockKind } from './kind.ts';
import { readMeasures, unknownStock } from './measures.ts';
import { STOCK_TABLE } from './table.ts';

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

/** The papers known by name. */
export const STOCKS: readonly Stock[] = STOCK_TABLE;

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

/**
 * The stock of a name in the table or of measures in mm, `page=210x297,label=40x25,grid=4x10,margin=10x12,pitch=45x27`:
 * - `gap=5x2` instead of `pitch`; left out both, labels touch; `page` left out: A4; `edge`: the white rim; `corner`: a
 *   radius; `kind=plain`: to be cut by hand; `kind=roll`: `grid=3x1`, and the page is one row unless said otherwise.
 * - `plain=25x15`, perhaps with `page` and `edge`: as many as plain paper holds.
 * Throws `stock-unknown` with the wrong `part`, the `known` names, and by how many mm the grid passes the page's
 * `right` or `bottom`.
 */
export function findStock(text: string): Stock {
  const named = STOCKS.find(({ name }) => name === text);
  if (named) return named;
  if (!text.includes('=')) throw unknownStock(text, 'name');
  return readMeasures(text);
}

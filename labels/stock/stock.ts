import type { Point, Size } from '../millimetre.ts';
import type { StockKind } from './kind.ts';

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

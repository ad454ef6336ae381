import { readMeasures, unknownStock } from './measures.ts';
import type { Stock } from './stock.ts';
import { STOCKS } from './table.ts';

/**
 * The stock of a name in the table or of measures in mm, `page=210x297,label=40x25,grid=4x10,margin=10x12,pitch=45x27`:
 * - `gap=5x2` instead of `pitch`; left out both, labels touch; `page` left out: A4; `edge`: the white rim; `corner`: a
 *   radius; `kind=plain`: to be cut by hand; `kind=roll`: `grid=3x1`, and the page is one row unless said otherwise.
 * - `plain=25x15`, perhaps with `page` and `edge`: as many as plain paper holds.
 * Throws `stock-unknown` with the wrong `part`, the `known` names, and what a `Misfit` says: by how many mm labels
 * overlap or pass the page, and which measure would do.
 */
export function findStock(text: string): Stock {
  const named = STOCKS.find(({ name }) => name === text);
  if (named) return named;
  if (!text.includes('=')) throw unknownStock(text, 'name');
  return readMeasures(text);
}

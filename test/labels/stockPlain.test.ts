import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Size } from '#labels/millimetre';
import { EXACT } from '#labels/stock/calibration';
import { cutLinesOf } from '#labels/stock/cutLines';
import { findStock } from '#labels/stock/findStock';
import { A4, packPlain, SHEET_EDGE } from '#labels/stock/plain';
import { labelCorner, labelsPerPage, type Stock } from '#labels/stock/stock';

/** The densest grid of a page, by trying every number of columns and rows, upright and lying. */
function densest(page: Size, { width, height }: Size, edge: number): number {
  const pages = [page, { width: page.height, height: page.width }];
  let most = 0;
  for (const one of pages) {
    for (let columns = 1; columns <= 100; columns++) {
      for (let rows = 1; rows <= 100; rows++) {
        const fits =
          columns * width <= one.width - 2 * edge + 1e-6 && rows * height <= one.height - 2 * edge + 1e-6;
        if (fits && columns * rows > most) most = columns * rows;
      }
    }
  }
  return most;
}

function boxes(stock: Stock) {
  return Array.from({ length: labelsPerPage(stock) }, (_, index) => labelCorner(stock, index));
}

const tenths = (least: number, most: number) =>
  fc.integer({ min: least * 10, max: most * 10 }).map((tenth) => tenth / 10);
const wishes = fc.record({
  page: fc.record({ width: tenths(100, 320), height: tenths(100, 450) }),
  size: fc.record({ width: tenths(10, 90), height: tenths(10, 90) }),
  edge: tenths(0, 10),
});

describe('plain paper', () => {
  // Counted by hand: 201.6 by 288.6 mm of A4 can be inked.
  test.each([
    ['plain=15x15', 13 * 19],
    ['plain=20x20', 10 * 14],
    ['plain=25x25', 8 * 11],
    ['plain=25x15', 8 * 19],
    ['plain=30x20', 9 * 10],
    ['plain=20x30', 10 * 9],
    ['plain=25x15,page=148x210', 8 * 9],
    ['plain=50x40,page=148x210', 4 * 3],
    ['plain=20x20,edge=0', 10 * 14],
    ['plain=21x27,edge=0', 10 * 11],
  ])('%s holds %i stamps', (text, labels) => {
    expect(labelsPerPage(findStock(text))).toBe(labels);
  });

  test('lies where a lying page holds more, so that stamps are never turned', () => {
    expect(findStock('plain=30x20').page).toEqual({ width: 297, height: 210 });
    expect(findStock('plain=20x30').page).toEqual(A4);
    expect(findStock('plain=30x20').label).toEqual({ width: 30, height: 20 });
  });

  test('has no label in the white rim or over another, and none of its grids is denser', () => {
    fc.assert(
      fc.property(wishes, ({ page, size, edge }) => {
        const stock = packPlain(page, size, edge);
        const most = densest(page, size, edge);
        expect(stock === undefined ? 0 : labelsPerPage(stock)).toBe(most);
        if (!stock) return;
        for (const { x, y } of boxes(stock)) {
          expect(x).toBeGreaterThanOrEqual(edge - 1e-3);
          expect(y).toBeGreaterThanOrEqual(edge - 1e-3);
          expect(x + size.width).toBeLessThanOrEqual(stock.page.width - edge + 1e-3);
          expect(y + size.height).toBeLessThanOrEqual(stock.page.height - edge + 1e-3);
        }
        expect(stock.pitch).toEqual(size);
      }),
      { numRuns: 60 },
    );
  });

  test('of a size that the page has no room for is no paper', () => {
    expect(packPlain(A4, { width: 290, height: 50 }, SHEET_EDGE)).toBeUndefined();
    expect(packPlain(A4, { width: 202, height: 202 }, SHEET_EDGE)).toBeUndefined();
  });
});

describe('cut lines', () => {
  const stock = findStock('plain=25x25');

  test('are one a side of each label, shared by neighbours, from margin to margin', () => {
    const lines = cutLinesOf(stock);
    const across = lines.filter(({ from, to }) => from.x === to.x);
    const down = lines.filter(({ from, to }) => from.y === to.y);
    expect(across.map(({ from }) => from.x)).toEqual([5, 30, 55, 80, 105, 130, 155, 180, 205]);
    expect(down.map(({ from }) => from.y)).toEqual(Array.from({ length: 12 }, (_, row) => 11 + 25 * row));
    // 3 mm past the labels above and below; at the sides only to the white rim.
    expect(across[0]).toMatchObject({ from: { y: 8 }, to: { y: 289 } });
    expect(down[0]).toMatchObject({ from: { x: 4.2 }, to: { x: 205.8 } });
    expect(lines.every(({ width }) => width === 0.1)).toBe(true);
  });

  test('stand on both sides of a gap, and on no paper that is cut already', () => {
    const gapped = findStock('kind=plain,label=40x30,grid=2x1,margin=20x20,gap=4x0');
    const across = cutLinesOf(gapped).filter(({ from, to }) => from.x === to.x);
    expect(across.map(({ from }) => from.x)).toEqual([20, 60, 64, 104]);
    expect(cutLinesOf(findStock('a4-40'))).toEqual([]);
    expect(cutLinesOf(findStock('roll-40x30'))).toEqual([]);
  });

  test('go with their labels where a printer’s miss is made good', () => {
    const [first] = cutLinesOf(stock, { ...EXACT, offsetX: 1, offsetY: -0.5 });
    expect(first).toMatchObject({ from: { x: 4, y: 8.5 }, to: { x: 4, y: 289.5 } });
  });
});

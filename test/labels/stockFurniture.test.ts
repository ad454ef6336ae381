import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPrintedId, type StampId } from '#core/stampId';
import { measure, openDocument } from '#labels/face/typeface';
import type { Box } from '#labels/millimetre';
import { calibratedCorner, EXACT } from '#labels/stock/calibration';
import { findStock } from '#labels/stock/findStock';
import {
  type FurnitureWish,
  furnitureOf,
  PAGE_CHARACTERS,
  type PageItem,
  pageWords,
} from '#labels/stock/furniture';
import { labelCorner, labelsPerPage, type Stock } from '#labels/stock/stock';
import { STOCKS } from '#labels/stock/table';

const typeface = measure(openDocument({}));
const widthOf = (text: string) => typeface.width(text, 'semibold');
const wish: FurnitureWish = { pages: 154, widthOf };

/** The box that an item inks. */
function boxOf(item: PageItem): Box {
  if (item.kind === 'line') {
    // A line ends bluntly: only across is it as wide as said.
    const { from, to, width } = item;
    const [wide, high] = from.x === to.x ? [width, 0] : [0, width];
    const x = Math.min(from.x, to.x) - wide / 2;
    const y = Math.min(from.y, to.y) - high / 2;
    return { x, y, width: Math.abs(from.x - to.x) + wide, height: Math.abs(from.y - to.y) + high };
  }
  const { x, y, size, text, turn } = item;
  const [length, high] = [widthOf(text) * size, 1.2 * size];
  if (turn === 'up') return { x: x - 0.95 * size, y: y - length, width: high, height: length };
  return { x, y: y - 0.95 * size, width: length, height: high };
}

function isApart(a: Box, b: Box): boolean {
  const [right, below] = [a.x >= b.x + b.width - 1e-6, a.y >= b.y + b.height - 1e-6];
  return right || below || b.x >= a.x + a.width - 1e-6 || b.y >= a.y + a.height - 1e-6;
}

/** Everything that is no cut line, the number with it. */
function rowOf(stock: Stock, given: FurnitureWish): PageItem[] {
  const { every, number } = furnitureOf(stock, given);
  const id = '0100 0000 0042-1';
  const words = number && pageWords({ page: 154, pages: 154, first: id, last: id }, number.ids);
  const items = every.filter((item) => item.kind === 'text' || item.gray === 0);
  return words === undefined ? items : [...items, { kind: 'text', text: words, ...number! }];
}

describe('the row in the margin', () => {
  test('has on 65 labels a ruler, its words and the page’s number, above the labels', () => {
    const { every, number } = furnitureOf(findStock('a4-65'), wish);
    const [base] = every;
    expect(base).toMatchObject({ kind: 'line', from: { x: 4.2 }, width: 0.15, gray: 0 });
    const ticks = every.filter((item) => item.kind === 'line' && item.from.x === item.to.x);
    const at = ticks.map((item) => (item.kind === 'line' ? item.from.x : 0));
    expect(ticks).toHaveLength(51);
    expect(at.at(-1)! - at[0]!).toBeCloseTo(50, 9);
    expect(every.filter(({ kind }) => kind === 'text')).toMatchObject([
      { text: '50 mm · in đúng 100 % / print at 100 %' },
    ]);
    expect(number).toMatchObject({ ids: true, size: 2.1 });
    expect(number!.y).toBeLessThan(10.7);
    expect(number!.y).toBeGreaterThan(4.2);
  });

  test.each([
    ['a4-65', true],
    ['a4-24-64', true],
    ['a4-21', true],
    ['a5-30', true],
    ['a5-10', true],
    ['plain=15x15', true],
    ['plain=20x20', true],
    ['plain=25x15', true],
    ['plain=30x20', true],
    // Labels to the very edge leave no room; a roll has none.
    ['a4-40', false],
    ['a4-24', false],
    ['a4-12', false],
    ['a5-12', false],
    ['roll-35x22-3', false],
    ['roll-40x30', false],
  ])('%s has one: %s', (name, has) => {
    expect(rowOf(findStock(name), wish).length > 0).toBe(has);
  });

  test('is on no label, not in the white rim, and not upon itself: on every paper', () => {
    for (const stock of STOCKS) {
      const row = rowOf(stock, wish).map(boxOf);
      const labels = Array.from({ length: labelsPerPage(stock) }, (_, index) => ({
        ...labelCorner(stock, index),
        ...stock.label,
      }));
      for (const box of row) {
        expect(
          labels.every((label) => isApart(box, label)),
          stock.name,
        ).toBe(true);
        expect(box.x).toBeGreaterThanOrEqual(stock.edge - 1e-6);
        expect(box.y).toBeGreaterThanOrEqual(stock.edge - 1e-6);
        expect(box.x + box.width).toBeLessThanOrEqual(stock.page.width - stock.edge + 1e-6);
        expect(box.y + box.height).toBeLessThanOrEqual(stock.page.height - stock.edge + 1e-6);
      }
      const words = rowOf(stock, wish).filter(({ kind }) => kind === 'text');
      for (const one of words)
        expect(words.every((other) => other === one || isApart(boxOf(one), boxOf(other)))).toBe(true);
    }
  });

  test('keeps clear of the labels where a miss moved them, and never moves itself', () => {
    const miss = fc.record({
      offsetX: fc.double({ min: -6, max: 6, noNaN: true }),
      offsetY: fc.double({ min: -6, max: 6, noNaN: true }),
      scaleX: fc.double({ min: 0.98, max: 1.02, noNaN: true }),
      scaleY: fc.double({ min: 0.98, max: 1.02, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.constantFrom(...STOCKS), miss, (stock, calibration) => {
        const moved = Array.from({ length: labelsPerPage(stock) }, (_, index) => ({
          ...calibratedCorner(labelCorner(stock, index), stock.label, calibration),
          ...stock.label,
        }));
        for (const box of rowOf(stock, { ...wish, calibration }).map(boxOf))
          expect(moved.every((label) => isApart(box, label))).toBe(true);
      }),
      { numRuns: 150 },
    );
    const stock = findStock('a4-65');
    expect(rowOf(stock, { ...wish, calibration: { ...EXACT, offsetY: 1 } })).toEqual(rowOf(stock, wish));
  });

  test('stands upright along the side where only there is room', () => {
    const stock = findStock('label=180x290,grid=1x1,margin=22x3.5');
    const { every, number } = furnitureOf(stock, wish);
    expect(every.filter(({ kind }) => kind === 'text')).toMatchObject([{ turn: 'up' }]);
    expect(number).toMatchObject({ turn: 'up' });
    expect(number!.x).toBeLessThan(22);
  });

  test('leaves out what does not fit: IDs first, then the number, the words, the ruler', () => {
    const on = (width: number) => {
      const stock = findStock(`page=${width}x210,label=40x30,grid=1x1,margin=5x20,edge=4.2`);
      const { every, number } = furnitureOf(stock, wish);
      const words = every.some(({ kind }) => kind === 'text');
      return [every.length > 0, words, number !== undefined, number?.ids === true];
    };
    expect(on(210)).toEqual([true, true, true, true]);
    expect(on(148)).toEqual([true, true, true, false]);
    expect(on(110)).toEqual([true, true, false, false]);
    expect(on(70)).toEqual([true, false, false, false]);
  });

  test('on a page too narrow for a ruler stands upright, or not at all', () => {
    const narrow = findStock('page=58x210,label=40x30,grid=1x1,margin=9x20,edge=4.2');
    expect(furnitureOf(narrow, wish).every.some((item) => item.kind === 'text' && item.turn === 'up')).toBe(
      true,
    );
    const tiny = findStock('page=58x58,label=40x30,grid=1x1,margin=9x14,edge=4.2');
    expect(furnitureOf(tiny, wish)).toEqual({ every: [] });
  });
});

describe('the words of a page', () => {
  const first = formatPrintedId('010000000042' as StampId);

  test('tell its number, and which stamps it holds', () => {
    const page = { page: 3, pages: 154, first: '0100 0000 0001-9', last: '0100 0000 0065-X' };
    expect(pageWords(page, false)).toBe('tờ 3/154');
    expect(pageWords(page, true)).toBe('tờ 3/154 · 0100 0000 0001-9 – 0100 0000 0065-X');
  });

  test('have no character beside those that are named', () => {
    const words = pageWords({ page: 1_234_567_890, pages: 1_234_567_890, first, last: first }, true);
    expect([...words].filter((character) => !PAGE_CHARACTERS.includes(character))).toEqual([]);
  });
});

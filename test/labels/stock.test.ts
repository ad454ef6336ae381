import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#core/refusal';
import { findStock } from '#labels/stock/findStock';
import { labelCorner, labelsPerPage, type Stock } from '#labels/stock/stock';
import { STOCKS } from '#labels/stock/table';
import { refusalText } from '#web/refusalText.ts';

function partRefused(text: string): unknown {
  try {
    findStock(text);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'stock-unknown') return error.details.part;
  }
  return undefined;
}

describe('label paper', () => {
  test('the papers sold for A4, A5 and thermal printers are known by name, and plain ones to be cut', () => {
    expect(STOCKS.map(({ name }) => name)).toEqual([
      ...['a4-65', 'a4-40', 'a4-24'],
      ...['a4-24-64', 'a4-21', 'a4-12'],
      ...['a5-30', 'a5-12', 'a5-10'],
      ...['plain=15x15', 'plain=20x20', 'plain=25x25', 'plain=25x15', 'plain=30x20', 'plain=20x30'],
      ...['roll-35x22-3', 'roll-50x30-2', 'roll-40x30', 'roll-30x20'],
    ]);
    expect(labelsPerPage(findStock('a4-65'))).toBe(65);
    expect(findStock('a4-65').label).toEqual({ width: 38.1, height: 21.2 });
    expect(labelsPerPage(findStock('a4-24'))).toBe(24);
    expect(findStock('a4-24').label).toEqual({ width: 70, height: 37 });
  });

  test('every known paper keeps its labels on the page, in the middle of it', () => {
    for (const stock of STOCKS.filter(({ kind }) => kind !== 'plain')) {
      const last = labelCorner(stock, labelsPerPage(stock) - 1);
      const right = stock.page.width - last.x - stock.label.width;
      const bottom = stock.page.height - last.y - stock.label.height;
      expect(Math.abs(right - stock.margin.x)).toBeLessThan(0.2);
      expect(Math.abs(bottom - stock.margin.y)).toBeLessThan(0.2);
    }
  });

  // Name, page, the first label's left and top side, the last one's right and bottom, across, down: all by hand.
  test.each([
    ['a4-65', 210, 297, 4.67, 10.7, 205.33, 286.3, 5, 13],
    ['a4-40', 210, 297, 0, 0, 210, 297, 4, 10],
    ['a4-24', 210, 297, 0, 0.5, 210, 296.5, 3, 8],
    ['a4-24-64', 210, 297, 6.5, 12.9, 203.5, 284.1, 3, 8],
    ['a4-21', 210, 297, 7.21, 15.15, 202.79, 281.85, 3, 7],
    ['a4-12', 210, 297, 7.21, 4.5, 202.79, 292.5, 3, 4],
    ['a5-30', 210, 148, 4.67, 10.4, 205.33, 137.6, 5, 6],
    ['a5-12', 210, 148, 0, 0, 210, 148, 3, 4],
    ['a5-10', 148, 210, 9.23, 9.75, 138.77, 200.25, 2, 5],
    ['plain=15x15', 210, 297, 7.5, 4.2, 202.5, 289.2, 13, 19],
    ['plain=20x20', 210, 297, 5, 8.5, 205, 288.5, 10, 14],
    ['plain=25x25', 210, 297, 5, 11, 205, 286, 8, 11],
    ['plain=25x15', 210, 297, 5, 4.2, 205, 289.2, 8, 19],
    ['plain=30x20', 297, 210, 13.5, 5, 283.5, 205, 9, 10],
    ['plain=20x30', 210, 297, 5, 13.5, 205, 283.5, 10, 9],
    ['roll-35x22-3', 110, 22, 0.5, 0, 109.5, 22, 3, 1],
    ['roll-50x30-2', 104, 30, 1, 0, 103, 30, 2, 1],
    ['roll-40x30', 40, 30, 0, 0, 40, 30, 1, 1],
    ['roll-30x20', 30, 20, 0, 0, 30, 20, 1, 1],
  ])('%s has its first and last label where a ruler finds them', (name, ...measures) => {
    const [pageWidth, pageHeight, left, top, right, bottom, columns, rows] = measures;
    const stock = findStock(name);
    const first = labelCorner(stock, 0);
    const last = labelCorner(stock, labelsPerPage(stock) - 1);
    expect(stock.page).toEqual({ width: pageWidth, height: pageHeight });
    expect([stock.columns, stock.rows]).toEqual([columns, rows]);
    expect(first).toEqual({ x: left, y: top });
    expect(last.x + stock.label.width).toBeCloseTo(right, 6);
    expect(last.y + stock.label.height).toBeCloseTo(bottom, 6);
  });

  test('the rows of a roll are 2 mm apart, which its page leaves out; a head of four inches inks 104 mm', () => {
    const three = findStock('roll-35x22-3');
    expect(three).toMatchObject({ kind: 'roll', pitch: { width: 37, height: 24 }, edge: 3 });
    expect(findStock('roll-50x30-2')).toMatchObject({ pitch: { width: 52, height: 32 }, edge: 0 });
    expect(findStock('roll-40x30').pitch.height).toBe(32);
    expect(findStock('roll-30x20').pitch.height).toBe(22);
  });

  test('own paper is given by measures; labels touch where no pitch is said', () => {
    const stock = findStock('page=210x297,label=40x25,grid=4x10,margin=10x12,pitch=45x27');
    expect(stock).toMatchObject({ columns: 4, rows: 10, margin: { x: 10, y: 12 }, edge: 4.2 });
    expect(labelCorner(stock, 5)).toEqual({ x: 55, y: 39 });
    expect(findStock('label=40x25,grid=4x10,margin=10x12').pitch).toEqual({ width: 40, height: 25 });
    expect(findStock('label=40x25,grid=4x10,margin=10x12').page).toEqual({ width: 210, height: 297 });
  });

  test('a roll is printed to its edge, a sheet is not, and a printer may be said to differ', () => {
    expect(findStock('page=35x22,label=35x22,grid=1x1,margin=0x0').edge).toBe(0);
    expect(findStock('page=210x297,label=35x22,grid=1x1,margin=0x0,edge=3').edge).toBe(3);
  });

  test('a gap is said instead of the pitch, a corner by its radius', () => {
    const stock = findStock('label=40x25,grid=4x10,margin=10x12,gap=5.2x0,corner=2.5');
    expect(stock).toMatchObject({ kind: 'sheet', pitch: { width: 45.2, height: 25 }, corner: 2.5 });
    expect(findStock('label=40x25,grid=4x10,margin=10x12').corner).toBe(0);
  });

  test('a roll is one row of labels: its page need not be said', () => {
    expect(findStock('kind=roll,label=35x22,grid=3x1,gap=2x3,margin=0.5x0,corner=1')).toMatchObject({
      page: { width: 110, height: 22 },
      pitch: { width: 37, height: 25 },
      ...{ columns: 3, rows: 1, edge: 3, corner: 1, kind: 'roll' },
    });
    expect(findStock('kind=roll,label=40x30,grid=1x1')).toMatchObject({ page: { width: 40, height: 30 } });
  });

  test.each([
    ['a4-66', 'name'],
    ['', 'name'],
    ['label=40x25,grid=4x10', 'margin'],
    ['label=40,grid=4x10,margin=1x1', 'label'],
    ['label=40x-25,grid=4x10,margin=1x1', 'label'],
    ['label=40x2,grid=4x10,margin=1x1', 'label'],
    ['label=40x25,grid=4.5x10,margin=1x1', 'grid'],
    ['label=40x25,grid=0x10,margin=1x1', 'grid'],
    ['label=40x25,grid=6x10,margin=1x1', 'grid'],
    ['label=40x25,grid=2x2,margin=1x1,pitch=39x25', 'pitch'],
    ['label=40x25,grid=1x1,margin=180x1', 'margin'],
    ['page=9x297,label=8x25,grid=1x1,margin=0x0', 'page'],
    ['label=40x25,grid=1x1,margin=1x1,colour=red', 'colour=red'],
    ['label=40x25,grid=1x1,margin=1x1,grid=2x2', 'grid=2x2'],
    ['label=1e1x25,grid=1x1,margin=1x1', 'label'],
    ['label=٤٠x25,grid=1x1,margin=1x1', 'label'],
    ['label=40x25,grid=1x1,margin=1x1,edge=60', 'edge'],
    ['label=40x25,grid=1x1,margin=1x1,corner=13', 'corner'],
    ['label=40x25,grid=1x1,margin=1x1,corner=-1', 'corner'],
    ['label=40x25,grid=2x2,margin=1x1,gap=2x2,pitch=42x27', 'gap'],
    ['label=40x25,grid=2x2,margin=1x1,gap=-2x2', 'gap'],
    ['label=40x25,grid=2x2,margin=1x1,kind=card', 'kind'],
    ['kind=roll,label=35x22,grid=3x2,gap=2x2', 'grid'],
    ['kind=roll,label=35x22,grid=3x1,pitch=37x20', 'pitch'],
    ['kind=roll,page=100x22,label=35x22,grid=3x1,gap=2x2', 'grid'],
    ['plain=4x15', 'plain'],
    ['plain=25', 'plain'],
    ['plain=289x100', 'plain'],
    ['plain=25x15,grid=2x2', 'grid'],
    ['plain=25x15,page=5x5', 'plain'],
    ['plain=25x15,page=2000x100', 'page'],
  ])('%s is refused, with the part that is wrong', (text, part) => {
    expect(partRefused(text)).toBe(part);
  });

  test('whatever is typed is a paper on which labels lie side by side, or refused by its part', () => {
    const number = fc.oneof(fc.integer({ min: -3, max: 320 }), fc.double({ min: 0, max: 300, noNaN: true }));
    const pairOf = (key: string) => fc.tuple(number, number).map(([a, b]) => `${key}=${a}x${b}`);
    const part = fc.oneof(
      ...['page', 'label', 'grid', 'margin', 'pitch', 'gap', 'plain'].map(pairOf),
      fc.constantFrom(
        'label=40x25',
        'grid=3x4',
        'margin=5x5',
        'kind=roll',
        'kind=plain',
        'corner=2',
        'edge=3',
      ),
      fc.string({ maxLength: 12 }),
    );
    const typed = fc.oneof(
      fc.array(part, { maxLength: 6 }).map((parts) => parts.join(',')),
      fc.string(),
    );
    fc.assert(
      fc.property(typed, (text) => {
        let stock: Stock;
        try {
          stock = findStock(text);
        } catch (error) {
          expect(error).toMatchObject({ code: 'stock-unknown', details: { part: expect.any(String) } });
          return;
        }
        const { page, label, columns, rows, pitch } = stock;
        const last = labelCorner(stock, labelsPerPage(stock) - 1);
        expect(last.x + label.width).toBeLessThanOrEqual(page.width + 0.1 + 1e-9);
        expect(last.y + label.height).toBeLessThanOrEqual(page.height + 0.1 + 1e-9);
        expect(columns === 1 || pitch.width >= label.width).toBe(true);
        expect(rows === 1 || pitch.height >= label.height).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('a grid that passes the page says which side, by how much, and which papers are known', () => {
    const refused = (text: string) => {
      try {
        return findStock(text);
      } catch (error) {
        return error;
      }
    };
    const wide = refused('label=40x25,grid=6x10,margin=1x1');
    const known = STOCKS.map(({ name }) => name).join(', ');
    expect(wide).toMatchObject({ details: { part: 'grid', right: 31, known } });
    expect(refusalText('vi', wide as Refusal).detail).toContain('tràn mép phải 31 mm');
    expect(refusalText('vi', wide as Refusal).detail).not.toContain('mép dưới');
    const high = refused('label=40x25.5,grid=5x12,margin=1x1');
    expect(high).toMatchObject({ details: { part: 'grid', bottom: 10 } });
    expect(refusalText('en', high as Refusal).detail).toContain('a4-65, a4-40, a4-24');
  });
});

import { describe, expect, test } from 'vitest';
import { Refusal } from '#core/refusal';
import { findStock, labelCorner, labelsPerPage, STOCKS } from '#labels/stock/stock';
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
  test('the papers sold for A4 are known by name', () => {
    expect(STOCKS.map(({ name }) => name)).toEqual([
      ...['a4-65', 'a4-40', 'a4-24'],
      ...['a4-24-64', 'a4-21', 'a4-12'],
    ]);
    expect(labelsPerPage(findStock('a4-65'))).toBe(65);
    expect(findStock('a4-65').label).toEqual({ width: 38.1, height: 21.2 });
    expect(labelsPerPage(findStock('a4-24'))).toBe(24);
    expect(findStock('a4-24').label).toEqual({ width: 70, height: 37 });
  });

  test('every known paper keeps its labels on the page, in the middle of it', () => {
    for (const stock of STOCKS) {
      const last = labelCorner(stock, labelsPerPage(stock) - 1);
      const right = stock.page.width - last.x - stock.label.width;
      const bottom = stock.page.height - last.y - stock.label.height;
      expect(Math.abs(right - stock.margin.x)).toBeLessThan(0.2);
      expect(Math.abs(bottom - stock.margin.y)).toBeLessThan(0.2);
    }
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
  ])('%s is refused, with the part that is wrong', (text, part) => {
    expect(partRefused(text)).toBe(part);
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
    const known = 'a4-65, a4-40, a4-24, a4-24-64, a4-21, a4-12';
    expect(wide).toMatchObject({ details: { part: 'grid', right: 31, known } });
    expect(refusalText('vi', wide as Refusal).detail).toContain('tràn mép phải 31 mm');
    expect(refusalText('vi', wide as Refusal).detail).not.toContain('mép dưới');
    const high = refused('label=40x25.5,grid=5x12,margin=1x1');
    expect(high).toMatchObject({ details: { part: 'grid', bottom: 10 } });
    expect(refusalText('en', high as Refusal).detail).toContain('a4-65, a4-40, a4-24');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cropMarks, pageWithBleed, slugOf, withBleed } from '#labels/layout/bleed';
import { findStock } from '#labels/stock/findStock';
import { furnitureOf, hasRuler } from '#labels/stock/furniture';
import { labelCorner, labelsPerPage } from '#labels/stock/stock';
import { STOCKS } from '#labels/stock/table';

const stock = fc.constantFrom(...STOCKS, findStock('page=50x30,label=50x30,grid=1x1,margin=0x0'));
const bleed = fc.integer({ min: 1, max: 50 }).map((tenths) => tenths / 10);

describe('paper for a print house', () => {
  test('holds every label with its colour and crop marks, none over another', () => {
    fc.assert(
      fc.property(stock, bleed, (given, over) => {
        const cut = withBleed(given, over);
        expect(cut.label).toEqual(given.label);
        expect(labelsPerPage(cut)).toBe(labelsPerPage(given));
        const last = labelCorner(cut, labelsPerPage(cut) - 1);
        expect(last.x + cut.label.width + slugOf(over)).toBeCloseTo(cut.page.width, 9);
        expect(last.y + cut.label.height + slugOf(over)).toBeCloseTo(cut.page.height, 9);
        if (cut.columns > 1)
          expect(cut.pitch.width - cut.label.width).toBeGreaterThanOrEqual(2 * over - 1e-9);
        if (cut.rows > 1) expect(cut.pitch.height - cut.label.height).toBeGreaterThanOrEqual(2 * over - 1e-9);
      }),
    );
  });

  test('has a crop mark at both ends of every cut, outside of all colour and inside the page', () => {
    fc.assert(
      fc.property(stock, bleed, (given, over) => {
        const cut = withBleed(given, over);
        const lines = cropMarks(cut, over);
        expect(lines).toHaveLength(4 * (cut.columns + cut.rows));
        const inked = { x: slugOf(over) - over, y: slugOf(over) - over };
        for (const { from, to } of lines) {
          for (const { x, y } of [from, to]) {
            expect(Math.min(x, y, cut.page.width - x, cut.page.height - y)).toBeGreaterThanOrEqual(-1e-9);
            const isOutside =
              x < inked.x || x > cut.page.width - inked.x || y < inked.y || y > cut.page.height - inked.y;
            expect(isOutside).toBe(true);
          }
          expect(from.x === to.x || from.y === to.y).toBe(true);
        }
        const cuts = new Set(lines.filter(({ from, to }) => from.x === to.x).map(({ from }) => from.x));
        for (let index = 0; index < labelsPerPage(cut); index++) {
          const { x } = labelCorner(cut, index);
          expect([...cuts].some((at) => Math.abs(at - x) < 1e-9)).toBe(true);
          expect([...cuts].some((at) => Math.abs(at - x - cut.label.width) < 1e-9)).toBe(true);
        }
      }),
    );
  });

  test('is the paper itself where nothing runs over the cut', () => {
    for (const one of STOCKS) {
      expect(withBleed(one, 0)).toBe(one);
      expect(cropMarks(one, 0)).toEqual([]);
    }
  });
});

describe('the pages of a print with bleed', () => {
  const widthOf = (text: string) => 0.6 * text.length;

  test('have under their crop marks the ruler and the page’s number, none over another', () => {
    fc.assert(
      fc.property(stock, bleed, (given, over) => {
        const page = pageWithBleed(given, over);
        const { every, number } = furnitureOf(page, { pages: 900, widthOf, bleed: over });
        const isWide = given.kind !== 'roll' && page.page.width >= 51;
        expect(every.length > 0).toBe(isWide);
        expect(hasRuler(given, over)).toBe(isWide);
        expect(withBleed(given, over).page.width).toBe(page.page.width);
        const lowest = Math.max(...cropMarks(page, over).map(({ to }) => to.y));
        for (const item of every) {
          const ys = item.kind === 'line' ? [item.from.y, item.to.y] : [item.y];
          for (const y of ys) expect(y > lowest && y <= page.page.height).toBe(true);
        }
        if (number) expect(number.y).toBeGreaterThan(lowest);
      }),
    );
    for (const name of ['a4-65', 'a4-40', 'a4-24', 'a4-21', 'a4-12']) {
      const page = pageWithBleed(findStock(name), 2);
      expect(furnitureOf(page, { pages: 900, widthOf, bleed: 2 }).number?.ids).toBe(true);
    }
  });
});

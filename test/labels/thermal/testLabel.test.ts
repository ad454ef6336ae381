import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { measure, openDocument } from '#labels/face/typeface';
import { findStock } from '#labels/stock/findStock';
import { ROW_TYPE, rowWords } from '#labels/stock/rowWords';
import { meantOn } from '#labels/stock/testGrid';
import { densityOf } from '#labels/thermal/density';
import { testLabel } from '#labels/thermal/testLabel';
import { type Dots, digestsOf } from '#test/support/dots.ts';
import { printedByTspl, printedByZpl } from '#test/support/thermal.ts';

const typeface = measure(openDocument({}));
const ROLLS = ['roll-35x22-3', 'roll-50x30-2', 'roll-40x30', 'roll-30x20'] as const;

/** The longest unbroken black line across, and where it begins. */
function longestAcross({ width, height, pixels }: Dots): { length: number; x: number; y: number } {
  let longest = { length: 0, x: 0, y: 0 };
  for (let y = 0; y < height; y++) {
    let from = 0;
    for (let x = 0; x <= width; x++) {
      if (x < width && pixels[y * width + x] === 0) continue;
      if (x - from > longest.length) longest = { length: x - from, x: from, y };
      from = x + 1;
    }
  }
  return longest;
}

describe('a test label', () => {
  test.each(
    ROLLS.flatMap((roll) => [203, 300, 600].map((dpi) => [roll, dpi] as const)),
  )('of %s at %d dpi is the same in all three forms, and its ruler is as long as it says', async (roll, dpi) => {
    const stock = findStock(roll);
    const printed = printedByZpl(testLabel('zpl', { stock, dpi }));
    expect(digestsOf(printedByTspl(testLabel('tspl', { stock, dpi }), dpi))).toEqual(digestsOf(printed));
    const picture = sharp(testLabel('png', { stock, dpi }));
    expect(await picture.metadata()).toMatchObject({ width: printed[0]!.width, density: dpi });
    const { across, left } = meantOn(stock);
    const ruler = longestAcross(printed[0]!);
    expect(Math.abs(ruler.length - across * densityOf(dpi))).toBeLessThanOrEqual(2);
    expect(Math.abs(ruler.x - (left - stock.edge) * densityOf(dpi))).toBeLessThanOrEqual(2);
  });

  test.each(ROLLS)('of %s says what it is and all four measures, inside its label', (roll) => {
    const stock = findStock(roll);
    const { left, top, across, down } = meantOn(stock);
    const lines = rowWords(stock, meantOn(stock), 5.1, (text) => typeface.width(text, 'semibold'));
    const said = lines.map(({ text }) => text).join(' ');
    for (const part of [
      'Trang thử',
      `mép trái đến A: ${left}`,
      `mép trên đến A: ${top}`,
      `ngang ${across}, dọc ${down}`,
    ])
      expect(said).toContain(part);
    for (const { text, x, y } of lines) {
      expect(x + typeface.width(text, 'semibold') * ROW_TYPE).toBeLessThan(stock.page.width);
      expect(y).toBeLessThan(stock.page.height);
    }
  });

  test('has its words in black dots beside the ruler down', () => {
    const stock = findStock('roll-30x20');
    const [dots] = printedByZpl(testLabel('zpl', { stock, dpi: 203 }));
    const density = densityOf(203);
    const [first] = rowWords(stock, meantOn(stock), 5.1, (text) => typeface.width(text, 'semibold'));
    const { x = 0, y = 0 } = first ?? {};
    let black = 0;
    for (let down = Math.round((y - 1.2) * density); down < y * density; down++)
      for (let right = Math.round(x * density); right < (x + 15) * density; right++)
        black += dots!.pixels[down * dots!.width + right] === 0 ? 1 : 0;
    expect(black).toBeGreaterThan(150);
  });

  test('is moved and stretched against the printer’s miss', () => {
    const stock = findStock('roll-50x30-2');
    const plain = longestAcross(printedByZpl(testLabel('zpl', { stock, dpi: 203 }))[0]!);
    const calibration = { offsetX: -0.1, offsetY: 0, scaleX: 0.99, scaleY: 1 };
    const moved = longestAcross(printedByZpl(testLabel('zpl', { stock, dpi: 203, calibration }))[0]!);
    expect(moved.length / plain.length).toBeCloseTo(1 / 0.99, 2);
    expect(moved.x).toBeGreaterThan(plain.x);
  });

  test('is refused for sheets, and for dots no head has', () => {
    expect(() => testLabel('zpl', { stock: findStock('a4-65'), dpi: 203 })).toThrow('format-not-for-stock');
    expect(() => testLabel('tspl', { stock: findStock('roll-30x20'), dpi: 1200 })).toThrow(
      'dpi-not-for-format',
    );
  });
});

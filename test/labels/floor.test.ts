import { describe, expect, test } from 'vitest';
import { qrModules } from '#core/qr';
import type { Refusal } from '#core/refusal';
import { layOutStamp } from '#labels/layout/layout';
import { dotSize } from '#labels/millimetre';
import { FLOORS, leastDots, measuredFloor, READ } from '#labels/qr/floor';
import { MODULE_RANGE, moduleDots, RESOLUTIONS, symbolOf } from '#labels/qr/symbol';
import { findStock } from '#labels/stock/findStock';
import { COMPACT_SAFETY } from '#labels/stock/inset';
import { FULL, MINI } from '#test/bench/scannabilityDesigns.ts';
import { tryArm } from '#test/bench/scannabilityTrial.ts';
import { hasTools } from '#test/support/tools.ts';

const FORMS = [
  { form: 'full', design: FULL, modules: qrModules(6) },
  { form: 'mini', design: MINI, modules: qrModules(3) },
] as const;

const CASES = [203, 300, 600].flatMap((dpi) => FORMS.map((form) => ({ dpi, dots: leastDots(dpi), ...form })));

/** A millimetre beside a symbol, and stars and ID fit; less, and they do not. */
const BESIDE = 1;

/** A square label that a symbol of such modules with stars and ID just fits. */
function labelFor(dots: number, modules: number, dpi: number) {
  const least = symbolOf(dots, modules, dpi).side + 2 * COMPACT_SAFETY + BESIDE;
  const side = (Math.ceil(100 * least) / 100).toFixed(2);
  return findStock(`page=60x60,label=${side}x${side},grid=1x1,margin=5x5`);
}

describe.skipIf(!hasTools('zbarimg'))('at its floor every new stamp is read', () => {
  test.each(CASES)('$form, $dots dots of $dpi dpi, by two readers at a bench', async (one) => {
    const { design, dpi, dots } = one;
    const paper = { dpi, dotsPerModule: dots };
    const rates = await tryArm({ design, mix: 'bench', prints: 4, seed: 11, paper });
    expect(rates).toMatchObject({ zxing: 1, zbar: 1, threeLooks: 1 });
  });

  test.each(CASES)('$form, $dots dots of $dpi dpi, in a dim shop within three looks', async (one) => {
    const { design, dpi, dots } = one;
    const paper = { dpi, dotsPerModule: dots };
    const rates = await tryArm({ design, mix: 'dimNewFlat', prints: 6, seed: 11, paper });
    expect(rates.threeLooks).toBe(1);
  });
});

/** What the table says of so few prints, another version of a reader may read a little more or less of. */
const ALIKE = 0.12;

describe.skipIf(!hasTools('zbarimg'))('the table the floors stand on', () => {
  test.each([3, 4])('says what is read of full stamps at %i dots of 300 dpi', async (dots) => {
    const { prints, seed, rows } = READ;
    const kept = rows.find((row) => row.form === 'full' && row.dpi === 300 && row.dots === dots);
    const read = await tryArm({
      ...{ design: FULL, mix: 'dimNewFlat', prints, seed },
      paper: { dpi: 300, dotsPerModule: dots },
    });
    for (const figure of ['zxing', 'zbar', 'threeLooks'] as const)
      expect(Math.abs(read[figure] - (kept?.[figure] ?? Number.NaN)), figure).toBeLessThan(ALIKE);
  });
});

describe('below its floor', () => {
  test.each(
    CASES,
  )('a $form label with room for one dot less of $dpi dpi is refused, with what works', (one) => {
    const { dpi, dots, modules } = one;
    const wish = { miniModules: qrModules(3) };
    const least = labelFor(dots, modules, dpi);
    expect(layOutStamp(least, dpi, modules, wish).dotsPerModule).toBe(dots);
    let refusal: Refusal | undefined;
    try {
      layOutStamp(labelFor(dots - 1, modules, dpi), dpi, modules, wish);
    } catch (error) {
      refusal = error as Refusal;
    }
    expect(refusal?.code).toBe('stock-too-small');
    const { width } = refusal?.details as { width: number };
    const works = findStock(`page=60x60,label=${width}x${width},grid=1x1,margin=5x5`);
    expect(layOutStamp(works, dpi, modules, wish).dotsPerModule).toBe(dots);
  });
});

describe('the floors', () => {
  const row = (dots: number, oneLook: number, threeLooks = 1) => {
    return { form: 'full', dpi: 300, dots, threeLooks, zxing: 1, zbar: oneLook };
  };

  test('are 3 dots of 203 dpi, 4 of 300 and 8 of 600, of either form', () => {
    const dots = { 203: 3, 300: 4, 600: 8 };
    expect(FLOORS).toHaveLength(6);
    for (const floor of FLOORS) expect(floor.dots).toBe(dots[floor.dpi as keyof typeof dots]);
  });

  test('are the fewest dots from which on both readers read, never finer than 0.33 mm', () => {
    expect(measuredFloor([row(6, 0.9), row(5, 0.6), row(4, 0.9)], 'full', 300)).toBe(6);
    expect(measuredFloor([row(5, 0.7, 0.89), row(6, 0.7, 0.9)], 'full', 300)).toBe(6);
    expect(measuredFloor([row(3, 1), row(4, 1)], 'full', 300)).toBe(4);
    expect(measuredFloor([row(4, 0.1)], 'full', 300)).toBeUndefined();
    expect(measuredFloor([row(4, 1)], 'mini', 300)).toBeUndefined();
  });

  test('are the least of the dots that a layout may choose, never finer than 0.33 mm', () => {
    for (const dpi of RESOLUTIONS) {
      expect(moduleDots(dpi).at(-1)).toBe(leastDots(dpi));
      expect(leastDots(dpi) * dotSize(dpi)).toBeGreaterThanOrEqual(MODULE_RANGE.least - 1e-9);
    }
  });

  test('are of resolutions that printers have, and no other', () => {
    for (let dpi = 1; dpi <= 1300; dpi++) {
      if (RESOLUTIONS.includes(dpi)) continue;
      expect(() => moduleDots(dpi)).toThrow(expect.objectContaining({ code: 'dpi-out-of-range' }));
    }
  });
});

import { describe, expect, test } from 'vitest';
import { qrModules } from '#core/qr';
import type { Refusal } from '#core/refusal';
import { layOutStamp } from '#labels/layout/layout';
import { dotSize } from '#labels/millimetre';
import { FLOORS, leastDots, type Read } from '#labels/qr/floor';
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

const CASES = FLOORS.flatMap(({ dpi, dots }) => FORMS.map((form) => ({ dpi, dots, ...form })));

/** A square label that a symbol of such modules just fits. */
function labelFor(dots: number, modules: number, dpi: number) {
  const least = symbolOf(dots, modules, dpi).side + 2 * COMPACT_SAFETY;
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
  const good = ([threeLooks, zxing, zbar]: Read) => threeLooks >= 0.95 && zxing >= 0.5 && zbar >= 0.5;

  test('stand where both forms are read well, and one dot less would not do', () => {
    for (const { at, below } of FLOORS) {
      expect(at.every(good)).toBe(true);
      expect(below.every(good)).toBe(false);
    }
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

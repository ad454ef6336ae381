import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#core/refusal';
import { calibrationOf, EXACT } from '#labels/stock/calibration';
import { findStock } from '#labels/stock/findStock';
import { refuseOffPage } from '#labels/stock/offPage';
import { refuseOtherDpi } from '#labels/stock/otherDpi';
import { STOCKS } from '#labels/stock/table';
import { drawTestGrid, meantOn } from '#labels/stock/testGrid';
import { testLabel } from '#labels/thermal/testLabel';
import { refusalText } from '#web/refusalText.ts';

function refused(act: () => unknown): Refusal | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

describe('making good a printer’s miss', () => {
  test('is refused on no paper where there is none, nor for half a millimetre on sheets', () => {
    for (const stock of STOCKS) {
      expect(refused(() => refuseOffPage(stock, EXACT))).toBeUndefined();
      expect(refused(() => refuseOffPage(stock, undefined))).toBeUndefined();
      if (stock.edge === 0) continue;
      for (const offset of [-0.5, 0.5]) {
        const miss = { ...EXACT, offsetX: offset, offsetY: offset };
        expect(
          refused(() => refuseOffPage(stock, miss)),
          stock.name,
        ).toBeUndefined();
      }
    }
  });

  // By hand: ink of 65 labels stands 4.67 + 0.9 = 5.57 mm from the left; the rim of 4.2 gives way by 0.5, to 3.7.
  test.each([
    ['a4-65', { offsetX: 3 }, 1, 1.13],
    ['a4-65', { offsetX: -3 }, 5, 1.13],
    ['a4-65', { offsetY: 9 }, 1, 1.1],
    ['a4-65', { offsetY: -9 }, 61, 1.1],
    // The last column's middle, 186.28 mm, is drawn at 186.28 / 0.97 = 192.0412: 5.7612 to the right of it.
    ['a4-65', { scaleX: 0.97 }, 5, 3.89],
    ['a4-40', { offsetX: 2 }, 1, 1.5],
    ['a4-40', { offsetX: -2 }, 4, 1.5],
    ['a4-24', { offsetY: -1 }, 22, 0.5],
    ['roll-40x30', { offsetX: 1 }, 1, 0.1],
    ['roll-35x22-3', { offsetX: -5 }, 3, 4.5],
  ])('on %s by %j would draw ink of label %i off by %f mm', (name, miss, label, by) => {
    const refusal = refused(() => refuseOffPage(findStock(name), { ...EXACT, ...miss }));
    expect(refusal).toMatchObject({ code: 'label-off-page', details: { label, by } });
  });

  test('is refused on a test page as it is on a print', async () => {
    const off = { offsetX: 20, offsetY: 20, scaleX: 1.05, scaleY: 1.05 };
    const out = new PassThrough();
    const job = { stock: findStock('plain=25x15'), calibration: off, createdAt: 0, out };
    await expect(drawTestGrid(job)).rejects.toMatchObject({ code: 'label-off-page' });
    expect(out.readableLength).toBe(0);
    const row = { stock: findStock('roll-50x30-2'), dpi: 203, calibration: off };
    expect(refused(() => testLabel('zpl', row))?.code).toBe('label-off-page');
  });

  test('says in words which label, and how far', () => {
    const refusal = refused(() => refuseOffPage(findStock('a4-40'), { ...EXACT, offsetX: 2 }));
    expect(refusalText('vi', refusal!).detail).toContain('nhãn số 1 vượt phần giấy máy in in được 1,5 mm');
    expect(refusalText('en', refusal!).detail).toContain('label 1 passes what the printer can ink by 1.5 mm');
  });
});

describe('rulers that came out', () => {
  const meant = meantOn(findStock('a4-65'));

  test.each([
    [300, 203 / 300, 203 / 300, undefined],
    [300, 300 / 203, 300 / 203, 203],
    [203, 203 / 300, 203 / 300, 300],
    [203, 203 / 600, 1, 600],
    [300, 0.5, 0.5, 600],
    [600, 2, 2.02, 300],
    [300, 1, 1, undefined],
    [300, 0.97, 1.03, undefined],
    [300, 0.8, 0.8, undefined],
    [300, 1.2, 1, undefined],
  ])('of a printer said to have %i dpi at %f and %f of their length tell %s', (dpi, across, down, found) => {
    const measured = { ...meant, across: meant.across * across, down: meant.down * down };
    const refusal = refused(() => refuseOtherDpi(measured, meant, dpi));
    expect(refusal?.details).toEqual(found && { field: 'dpi', dpi, found });
  });

  test('are refused in words, where no scale would mend them', () => {
    const measured = { ...meant, across: 75, down: 125 };
    const refusal = refused(() => refuseOtherDpi(measured, meant, 300));
    expect(refusalText('vi', refusal!).detail).toContain('máy in đang in ở 600 dpi, không phải 300 dpi');
    expect(refusalText('en', refusal!).detail).toContain('printed at 600 dpi, not 300 dpi');
    expect(refused(() => calibrationOf(measured, meant))?.code).toBe('calibration-too-far');
  });
});

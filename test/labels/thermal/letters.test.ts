import { describe, expect, test } from 'vitest';
import { fromPoints } from '#labels/millimetre';
import { isBlack, type PlacedBitmap } from '#labels/thermal/bitmap';
import { densityOf } from '#labels/thermal/density';
import { setDigits } from '#labels/thermal/digits';
import { Letters } from '#labels/thermal/letters';

const TONES = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'];
const VOWELS = [...'aăâeêioôơuưyAĂÂEÊIOÔƠUƯY'];
const VIETNAMESE = [
  ...VOWELS.flatMap((vowel) => TONES.map((tone) => (vowel + tone).normalize('NFC'))),
  'đ',
  'Đ',
];

/** The letter without its accents: by more than those, letters differ in any typeface. */
function plainOf(index: number): string {
  return VIETNAMESE[index]!.normalize('NFD')[0]!;
}

/** Dots in which two letters differ, laid line on line and moved sideways to where they differ least. */
function difference(one: PlacedBitmap, other: PlacedBitmap): number {
  const differing = (shift: number) => {
    let count = 0;
    for (let y = -24; y < 8; y++) {
      for (let x = -4; x < 26; x++) {
        const at = (letter: PlacedBitmap, moved: number) =>
          isBlack(letter.bitmap, x + moved - letter.x, y - letter.y);
        if (at(one, 0) !== at(other, shift)) count++;
      }
    }
    return count;
  };
  return Math.min(...[-1, 0, 1].map(differing));
}

describe('letters in whole dots', () => {
  test.each([
    ['regular', 203],
    ['semibold', 203],
    ['regular', 300],
    ['semibold', 300],
  ] as const)('with different accents are different letters at 4.5 points, %s at %d dpi', (weight, dpi) => {
    const letters = new Letters();
    const set = VIETNAMESE.map((letter) => letters.set(letter, weight, fromPoints(4.5) * densityOf(dpi))!);
    for (const [index, one] of set.entries()) {
      for (let other = index + 1; other < set.length; other++) {
        if (plainOf(index) !== plainOf(other)) continue;
        const names = `${VIETNAMESE[index]} and ${VIETNAMESE[other]}`;
        expect.soft(difference(one, set[other]!), names).toBeGreaterThanOrEqual(2);
      }
    }
  });

  test('look the same wherever they stand, and stray no more than a dot from their place', () => {
    const letters = new Letters();
    const size = fromPoints(4.5) * densityOf(203);
    const digits = letters.digits('0123456789X -', size);
    const alone = letters.set('0', 'semibold', size)!;
    const { drawn, width } = setDigits('0'.repeat(12), digits);
    for (let index = 0; index < 12; index++) {
      const meant = (index * width) / 12;
      const found = [-1, 0, 1].some((off) => {
        const left = Math.round(meant) + off + alone.x - drawn!.x;
        for (let y = 0; y < alone.bitmap.height; y++) {
          for (let x = 0; x < alone.bitmap.width; x++)
            if (isBlack(alone.bitmap, x, y) !== isBlack(drawn!.bitmap, left + x, y)) return false;
        }
        return true;
      });
      expect(found).toBe(true);
    }
  });

  test('of blanks alone are nothing', () => {
    expect(new Letters().set('   ', 'regular', 12)).toBeUndefined();
  });
});

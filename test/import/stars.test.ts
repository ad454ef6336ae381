import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readStar } from '#server/import/stars.ts';

const WORDS: Readonly<Record<number, string>> = { 3: 'ba', 4: 'bốn', 5: 'năm' };

describe('Stars in a register', () => {
  test('are the same however they are written', () => {
    fc.assert(
      fc.property(fc.constantFrom(3, 4, 5), fc.boolean(), (star, decomposed) => {
        const spellings: (string | number)[] = [
          star,
          String(star),
          `${star} sao`,
          `${star}sao`,
          `${star}★`,
          `${star} ⭐️`,
          `${star}*`,
          `${star},0`,
          `${star}.0`,
          '★'.repeat(star),
          '*'.repeat(star),
          '⭐'.repeat(star),
          `${'★'.repeat(star)}${'☆'.repeat(5 - star)}`,
          `${WORDS[star]} sao`,
          `Hạng ${star} sao`,
          `Đạt ${star} sao OCOP`,
          `OCOP ${star} sao`,
          `${star} stars`,
        ];
        for (const spelling of spellings) {
          const cell = typeof spelling === 'string' && decomposed ? spelling.normalize('NFD') : spelling;
          expect(readStar(cell), String(spelling)).toEqual({ star, potentialFive: false });
        }
      }),
    );
  });

  test('“tiềm năng 5 sao” is a flag beside the star, and no star by itself', () => {
    expect(readStar('4 sao (tiềm năng 5 sao)')).toEqual({ star: 4, potentialFive: true });
    expect(readStar('4★, potential 5★')).toEqual({ star: 4, potentialFive: true });
    expect(readStar('Tiềm năng 5 sao')).toEqual({ star: null, potentialFive: true });
  });

  test.each([
    '2',
    '1 sao',
    '6',
    '0',
    '3-4',
    '3, 4',
    'bốn năm',
    '**',
    '★★★★★★',
    '34',
    'đạt',
    'x',
    '3/5',
    '45 sao',
  ])('are not read from %o', (cell) => {
    expect(readStar(cell)).toBeUndefined();
  });

  test.each([2, 6, 3.5, Number.NaN, true, new Date(0)])('are not read from the value %o', (cell) => {
    expect(readStar(cell)).toBeUndefined();
  });

  test('are 3, 4 or 5, or nothing, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0345★*, saobốn'), maxLength: 9 }), (text) => {
        const star = readStar(text)?.star;
        expect([undefined, null, 3, 4, 5]).toContain(star);
      }),
    );
  });
});

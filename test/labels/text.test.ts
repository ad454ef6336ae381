import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  breakEvenly,
  breakFromEnd,
  breakLines,
  cleanText,
  clipWord,
  printableText,
  shortenLines,
  type Typeface,
} from '#labels/face/text';

const widthOf = (text: string) => [...text].length;
const word = fc.stringMatching(/^[a-zâêôơưđ]{1,8}$/);
const words = fc.array(word, { minLength: 1, maxLength: 12 });

describe('text before it is printed', () => {
  test('NFC and NFD of a name come to the same', () => {
    const name = 'Nước mắm Ẩm thực Phú Quốc ượ';
    expect(cleanText(name.normalize('NFD'))).toBe(cleanText(name));
  });

  test('nothing invisible stays, and nothing that turns the writing around', () => {
    expect(cleanText('Mật\u202e ong\u200b \u0000hoa\u00ad\u2066 nhãn\u2069\ufeff')).toBe('Mật ong hoa nhãn');
    expect(cleanText('  Mật\t\r\n\u00a0ong\u2028hoa ')).toBe('Mật ong hoa');
    expect(cleanText('\ud800Mật\ue000')).toBe('Mật');
  });

  test('whatever comes in, cleaned text is one line of NFC, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const cleaned = cleanText(text);
        expect(cleaned).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]| {2}|^ | $/u);
        expect(cleaned.normalize('NFC')).toBe(cleaned);
        expect(cleanText(cleaned)).toBe(cleaned);
      }),
    );
  });

  const latin = {
    has: (letter: string) => /[\p{Script=Latin}\p{P}\d ]/u.test(letter),
  } as unknown as Typeface;

  test.each([
    ['Trà 茶 sen', 'Trà sen'],
    ['Trà (茶) sen – 茶', 'Trà sen'],
    ['Bánh tét (នំ) / Мёд', 'Bánh tét'],
    ['Mật ong🍯rừng', 'Mật ong rừng'],
    ['Chè Ѕhan tuyết', 'Chè tuyết'],
    ['Lò №7 ㎏', 'Lò No7 kg'],
    ['茶', ''],
    ['🍯 (茶) –', ''],
    ['Ẫ Ỗ Ữ'.normalize('NFD'), 'Ẫ Ỗ Ữ'],
  ])('%j is printed %j where the typeface has Latin letters only: words whole or not at all', (text, printed) => {
    expect(printableText(text, latin, 'regular')).toBe(printed);
  });

  test('whatever comes in, nothing is printed that the typeface lacks, and what it has all of stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const printed = printableText(text, latin, 'regular');
        expect([...printed].every((one) => latin.has(one, 'regular'))).toBe(true);
        expect(printableText(printed, latin, 'regular')).toBe(printed);
        const clean = cleanText(text);
        if ([...clean].every((one) => latin.has(one, 'regular'))) expect(printed).toBe(clean);
      }),
    );
  });
});

describe('lines', () => {
  test('break only between words and are never wider than the column', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 8, max: 40 }), (given, limit) => {
        for (const lines of [
          breakLines(given, ' ', limit, widthOf),
          breakFromEnd(given, ' ', limit, widthOf),
          breakEvenly(given, limit, widthOf),
        ]) {
          expect(lines.join(' ').split(' ')).toEqual(given);
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });

  test('even lines are no more lines', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 8, max: 40 }), (given, limit) => {
        const plain = breakLines(given, ' ', limit, widthOf);
        expect(breakEvenly(given, limit, widthOf)).toHaveLength(plain.length);
      }),
    );
  });

  test('a shortened text ends in an ellipsis after a whole word, within its lines and its column', () => {
    fc.assert(
      fc.property(
        words,
        fc.integer({ min: 9, max: 30 }),
        fc.integer({ min: 1, max: 3 }),
        (given, limit, most) => {
          const lines = shortenLines(given, most, limit, widthOf);
          const whole = breakLines(given, ' ', limit, widthOf).length <= most;
          expect(lines.length).toBeLessThanOrEqual(most);
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(limit);
          const printed = lines.join(' ');
          if (whole) {
            expect(printed).toBe(given.join(' '));
            return;
          }
          expect(printed.endsWith('…')).toBe(true);
          const kept = printed.slice(0, -1).split(' ');
          expect(kept).toEqual(given.slice(0, kept.length));
        },
      ),
    );
  });

  test('a word alone too wide for a line keeps its beginning', () => {
    expect(clipWord('Nghiêng', 7, widthOf)).toBe('Nghiêng');
    expect(clipWord('Nghiêng', 5, widthOf)).toBe('Nghi…');
    expect(clipWord('Nghiêng', 0, widthOf)).toBe('N…');
  });
});

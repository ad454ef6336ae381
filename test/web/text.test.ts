import { describe, expect, test } from 'vitest';
import { parseDay, startOf } from '#core/day';
import { REFUSAL_CODES, Refusal } from '#core/refusal';
import { formatPrintedId, parseTypedId } from '#core/stampId';
import { formatDay, formatInstant } from '#web/dates.ts';
import { fill } from '#web/fill.ts';
import { formatNumber, refusalText } from '#web/refusalText.ts';
import { type Lang, textOf } from '#web/text.ts';

const LANGS: readonly Lang[] = ['vi', 'en'];

function* everyText(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (value && typeof value === 'object')
    for (const part of Object.values(value)) yield* everyText(part);
}

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))].sort();
}

describe('the texts', () => {
  test('never call goods real or fake', () => {
    for (const lang of LANGS) {
      for (const text of everyText(textOf(lang))) {
        expect(text).not.toMatch(
          /hàng thật|hàng giả|hàng chính hãng|genuine|fake|counterfeit|fraud|\bauthentic(ity)?\b/i,
        );
      }
    }
  });

  test('are whole in both languages: nothing empty, Vietnamese in NFC', () => {
    for (const lang of LANGS) {
      for (const text of everyText(textOf(lang))) {
        expect(text.trim()).not.toBe('');
        expect(text).toBe(text.normalize('NFC'));
      }
    }
  });

  test('show the same values in both languages', () => {
    const vi = [...everyText(textOf('vi'))].map(placeholders);
    const en = [...everyText(textOf('en'))].map(placeholders);
    expect(en).toEqual(vi);
  });

  test('give an example of an ID that can be typed as it stands', () => {
    for (const lang of LANGS) {
      const [example] = /[0-9]{4} .*$/.exec(textOf(lang).home.hint)!;
      expect(formatPrintedId(parseTypedId(example))).toBe(example);
    }
  });

  test('every refusal says what to do even when it has no details', () => {
    for (const lang of LANGS) {
      for (const code of REFUSAL_CODES) {
        const { title, detail } = refusalText(lang, new Refusal(code));
        expect(title).not.toMatch(/[{}[\]]/);
        expect(detail, code).not.toMatch(/[{}[\]]/);
      }
    }
  });

  test('a choice of a print is named in the reader’s words', () => {
    for (const field of ['rendering', 'colours', 'bleed', 'surface', 'calibrate', 'content']) {
      const refusal = new Refusal('option-not-for-format', { field, format: 'zpl' });
      expect(refusalText('vi', refusal).detail).not.toContain(field);
    }
    const refusal = new Refusal('option-not-for-format', { field: 'colours', format: 'zpl' });
    expect(refusalText('vi', refusal).detail).toContain('Tệp zpl không in được “màu” khác thường');
  });

  test('a refusal shows its details as a person writes them', () => {
    const refusal = new Refusal('lot-quantity-exceeded', { lot: 'TM-1', quantity: 12_000, left: 9_500 });
    expect(refusalText('vi', refusal).detail).toContain('Xin 12.000 tem, lô “TM-1” chỉ còn được 9.500.');
    expect(refusalText('en', refusal).detail).toContain('12,000 stamps asked, lot “TM-1” allows 9,500 more.');
    const day = new Refusal('recognition-not-in-force', { product: 'Trà', day: '2026-11-12' });
    expect(refusalText('vi', day).detail).toContain('ngày 12/11/2026');
    for (const value of ['2026-13-01', '2026-02-30', '0000-00-00', '2026-11-1']) {
      const wrong = new Refusal('invalid-day', { value });
      expect(refusalText('vi', wrong).detail).toContain(`đã nhận “${value}”`);
    }
  });
});

describe('filling a text', () => {
  test('a part in brackets goes when one of its values is missing', () => {
    expect(fill('Hủy[ ngày {day}][: {reason}].', { day: '05/11/2026' })).toBe('Hủy ngày 05/11/2026.');
  });

  test('a value is never read as a placeholder', () => {
    expect(fill('{a}', { a: '{b} [{c}]', b: 'x', c: 'y' })).toBe('{b} [{c}]');
  });

  test('a value nobody gave is three dots, never a name', () => {
    expect(fill('Khóa {key}', {})).toBe('Khóa …');
  });
});

describe('days and numbers', () => {
  test('are written as in Viet Nam', () => {
    expect(formatDay(parseDay('2026-03-09'))).toBe('09/03/2026');
    expect(formatInstant(startOf(parseDay('2026-03-09')))).toBe('09/03/2026 00:00');
    expect(formatInstant(Date.parse('2026-03-08T16:59:59Z'))).toBe('08/03/2026 23:59');
  });

  test('thousands stand apart, fractions stay', () => {
    expect([999, 1000, 1_000_000].map((value) => formatNumber('vi', value))).toEqual([
      '999',
      '1.000',
      '1.000.000',
    ]);
    expect(formatNumber('en', 20.7)).toBe('20.7');
  });
});

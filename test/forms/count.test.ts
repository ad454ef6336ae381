import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#core/refusal';
import { countStampsForm } from '#server/forms/account.ts';
import { count, parseForm } from '#server/forms/form.ts';
import { besideText } from '#web/refusalText.ts';

const BILLION = 1_000_000_000;
const form = count(BILLION);

/** Thousands apart by a mark. */
const apart = (value: number, mark: string) => String(value).replace(/\B(?=(\d{3})+$)/g, mark);

describe('a count', () => {
  test('is read as people write it: plain, or with thousands apart by dot, comma or space', () => {
    const marks = fc.constantFrom('', '.', ',', ' ', '\u00a0', '\u202f');
    const asWritten = fc.property(fc.integer({ min: 1, max: BILLION }), marks, (value, mark) => {
      expect(form.parse(apart(value, mark))).toBe(value);
      expect(form.parse(` ${apart(value, mark)} `)).toBe(value);
    });
    fc.assert(asWritten, { numRuns: 500 });
  });

  test('is never guessed: what may be a part, a mixture or no number is refused', () => {
    const odd = ['1.2', '1,5', '12.00', '1.2000', '0.500', '1.200,000', '1..200', '.200', '1.200.', '-5'];
    for (const text of [...odd, '1 2', '1e3', '０１', '', '0', '1.000.000.001', '1200 hũ']) {
      expect(form.safeParse(text).success, text).toBe(false);
    }
  });

  test('that a producer makes of a batch may be nothing or 0, and is as strict', () => {
    const read = (leftOver: string) => parseForm(countStampsForm, { batch: 'b-1', leftOver }).leftOver;
    expect([read(''), read(' '), read('0'), read('1.200')]).toEqual([undefined, undefined, 0, 1200]);
    expect(() => read('1.2')).toThrow(Refusal);
  });
});

describe('a wrong value', () => {
  const said = (field: string, value: string) =>
    besideText('vi', { code: 'invalid-input', details: { field, value } }).detail;

  test('is told in the words of its field, never by the field’s own name', () => {
    expect(said('quantity', 'nhiều')).toBe('“nhiều” không dùng được. Ghi số nguyên, ví dụ 1200.');
    expect(said('website', 'http://mat-ong.example')).toContain('Địa chỉ phải bắt đầu bằng https://');
    expect(said('number', '')).toBe('Hãy điền ô này.');
    expect(said('number', 'x'.repeat(30))).not.toContain('number');
  });
});

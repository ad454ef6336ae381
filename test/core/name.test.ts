import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decisionKey, numberKey } from '#core/decision';
import { foldName, foldProducerName, stripAccents } from '#core/name';
import { isPerson, PRODUCER_KINDS } from '#core/producer';
import { cooperative, day, household } from './thanhMai.ts';

const same = (a: string, b: string) => foldName(a) === foldName(b);

describe('two spellings of one name', () => {
  test.each([
    ['Hoà Bình', 'Hòa Bình'],
    ['Thuỷ Nguyên', 'Thủy Nguyên'],
    ['Khoẻ', 'Khỏe'],
    ['Thuý', 'Thúy'],
    ['Miến dong Thanh Mai', 'MIẾN DONG THANH MAI'],
    ['Miến dong Thanh Mai', '  Miến   dong – Thanh Mai. '],
    ['Miến dong “Thanh Mai”', 'Miến dong (Thanh Mai)'],
    ['Trà Mai Sơn', 'Trà Mai Sơn'.normalize('NFD')],
    ['Đậu xanh', 'đậu XANH'],
  ])('%s and %s are equal', (a, b) => {
    expect(same(a, b)).toBe(true);
  });
});

describe('two names', () => {
  test.each([
    ['Trực Hùng', 'Trực Hưng'],
    ['Hoà', 'Hoa'],
    ['Hoà', 'Hoá'],
    ['Đậu', 'Dậu'],
    ['Hoà', 'Hoa1'],
    ['Kem đậu xanh', 'Kem đậu xanh 2'],
    ['Mai', 'Mài'],
  ])('%s and %s differ', (a, b) => {
    expect(same(a, b)).toBe(false);
  });
});

describe('a folded name', () => {
  test('folded again is the same', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'aàáảãạăằâấôồơờưừêếyỳHTX đĐ.-1'),
      maxLength: 20,
    });
    fc.assert(
      fc.property(letters, (text) => {
        expect(foldName(foldName(text))).toBe(foldName(text));
        expect(foldName(text.normalize('NFD'))).toBe(foldName(text));
        expect(foldProducerName(foldProducerName(text))).toBe(foldProducerName(text));
      }),
      { numRuns: 5000, seed: 148 },
    );
  });
});

describe('a producer’s name', () => {
  test.each([
    ['HTX Miến dong Thanh Mai', 'Hợp tác xã miến dong Thanh Mai'],
    ['THT Mai Sơn', 'Tổ hợp tác Mai Sơn'],
    ['Cty CP Trà Mai Sơn', 'Công ty cổ phần Trà Mai Sơn'],
    ['Công ty TNHH MTV Mai Sơn', 'Công ty Trách nhiệm hữu hạn một thành viên Mai Sơn'],
    ['HKD bà Lụa', 'Hộ kinh doanh bà Lụa'],
    ['HTX Hoà Bình', 'hợp tác xã Hòa Bình'.normalize('NFD')],
  ])('%s is %s', (a, b) => {
    expect(foldProducerName(a)).toBe(foldProducerName(b));
  });

  test('keeps apart two cooperatives that differ by one accent', () => {
    expect(foldProducerName('HTX Trực Hùng')).not.toBe(foldProducerName('HTX Trực Hưng'));
  });

  test('abbreviates whole words only', () => {
    expect(foldProducerName('HTXA')).toBe(foldName('HTXA'));
  });
});

describe('search', () => {
  test('finds a name typed without any accent', () => {
    expect(stripAccents('Đậu xanh Hoà Bình')).toBe('dau xanh hoa binh');
    expect(stripAccents('Đậu xanh Hòa Bình'.normalize('NFD'))).toBe('dau xanh hoa binh');
    expect(stripAccents('TƯƠNG NẾP')).toBe(stripAccents('tuong nep'));
  });

  test('finds both of two names that only accents tell apart, so identity never rests on it', () => {
    expect(stripAccents('Trực Hùng')).toBe(stripAccents('Trực Hưng'));
  });
});

describe('the identity of a decision', () => {
  const key = (authority: string, number: string, signed: string) =>
    decisionKey(authority, number, day(signed));

  test('is authority, number and day signed together', () => {
    const one = key('ubnd-mai-hoa', '377/QĐ-UBND', '2024-05-02');
    expect(key('ubnd-mai-hoa', '377/QĐ-UBND', '2025-05-02')).not.toBe(one);
    expect(key('ubnd-thanh-son', '377/QĐ-UBND', '2024-05-02')).not.toBe(one);
    expect(key('ubnd-mai-hoa', '378/QĐ-UBND', '2024-05-02')).not.toBe(one);
    expect(key('ubnd-mai-hoa', '377/QĐ-UBND-HC', '2024-05-02')).not.toBe(one);
  });

  test('does not hang on case, spaces, composed letters or a typed Ð', () => {
    const one = key('a', '377/QĐ-UBND', '2024-05-02');
    expect(key('a', ' 377/qđ-ubnd ', '2024-05-02')).toBe(one);
    expect(key('a', '377/QÐ-UBND', '2024-05-02')).toBe(one);
    expect(numberKey('số  58')).toBe(numberKey('Số 58'.normalize('NFD')));
  });
});

test('of all kinds of producer only a household is a person', () => {
  expect(PRODUCER_KINDS.filter(isPerson)).toEqual(['household']);
  expect([cooperative, household].map(({ kind }) => isPerson(kind))).toEqual([false, true]);
});

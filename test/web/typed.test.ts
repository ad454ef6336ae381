import { describe, expect, test } from 'vitest';
import { sayTyped } from '#web/typed.ts';

describe('what was typed, shown to who decides', () => {
  test.each([
    ['vi', 'score', '84.5', '84,5'],
    ['en', 'score', '84,5', '84.5'],
    ['vi', 'score', 'chưa chấm', 'chưa chấm'],
    ['vi', 'validTo', '2029-11-30', '30/11/2029'],
    ['en', 'effective', '2026-01-02', '02/01/2026'],
    ['vi', 'since', '2026-02-31', '2026-02-31'],
    ['vi', 'quantity', '12000', '12.000'],
    ['vi', 'taxCode', '0101234567', '0101234567'],
    ['vi', 'number', '120.5/QĐ-UBND', '120.5/QĐ-UBND'],
  ] as const)('%s %s: %s is read %s', (lang, name, typed, read) => {
    expect(sayTyped(lang, name, typed)).toBe(read);
  });
});

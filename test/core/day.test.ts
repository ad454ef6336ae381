import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, type Day, dayOf, daysBetween, makeDay, parseDay, startOf } from '#core/day';
import { CASES } from './arbitraries.ts';
import { refusalOf } from './refusalOf.ts';

describe('a day', () => {
  const anyDay = fc.integer({ min: 0, max: 109_572 }).map((count) => addDays('1900-01-01' as Day, count));

  test('is read as itself, begins in Viet Nam at its own start, and ends a day later', () => {
    const property = fc.property(anyDay, fc.nat(86_399_999), (day, later) => {
      expect(parseDay(day)).toBe(day);
      expect(dayOf(startOf(day) + later)).toBe(day);
      expect(dayOf(startOf(day) - 1)).toBe(addDays(day, -1));
    });
    fc.assert(property, CASES);
  });

  test('any number of days later is that number of days away', () => {
    const property = fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (day, days) => {
      expect(daysBetween(day, addDays(day, days))).toBe(days);
    });
    fc.assert(property, CASES);
  });

  test('that no calendar has, or that is written another way, is refused', () => {
    expect(makeDay(2024, 2, 29)).toBe('2024-02-29');
    expect(makeDay(2023, 2, 29)).toBeUndefined();
    for (const [month, day] of [
      [4, 31],
      [13, 1],
      [0, 1],
      [1, 0],
      [1.5, 1],
      [1, Number.NaN],
    ] as const)
      expect(makeDay(2024, month, day)).toBeUndefined();
    expect(makeDay(1899, 12, 31)).toBeUndefined();
    expect(makeDay(2200, 1, 1)).toBeUndefined();
    const wrong = [
      '',
      '2024-2-29',
      '2024-02-30',
      '29/02/2024',
      '2024-02-29T00:00Z',
      ' 2024-02-29',
      '２０２４-02-29',
    ];
    for (const text of wrong)
      expect(
        refusalOf(() => parseDay(text)),
        text,
      ).toBe('invalid-day');
  });

  test('begins in Viet Nam at 17:00 UTC of the day before', () => {
    expect(startOf('2026-03-01' as Day)).toBe(Date.UTC(2026, 1, 28, 17));
    expect(dayOf(Date.UTC(2026, 1, 28, 16, 59, 59, 999))).toBe('2026-02-28');
    expect(dayOf(Date.UTC(2026, 1, 28, 17))).toBe('2026-03-01');
  });

  test('months later is the same date, or the last of a shorter month', () => {
    expect(addMonths('2023-02-28' as Day, 36)).toBe('2026-02-28');
    expect(addMonths('2024-02-29' as Day, 36)).toBe('2027-02-28');
    expect(addMonths('2024-02-29' as Day, 48)).toBe('2028-02-29');
    expect(addMonths('2025-08-31' as Day, 1)).toBe('2025-09-30');
    expect(addMonths('2025-12-31' as Day, 2)).toBe('2026-02-28');
    expect(addMonths('2025-01-15' as Day, -1)).toBe('2024-12-15');
  });
});

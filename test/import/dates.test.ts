import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, makeDay } from '#core/day';
import { readDate } from '#server/import/dates.ts';

const days = fc.integer({ min: 0, max: 36_000 }).map((n) => addDays('2000-01-01' as Day, n));
const SERIAL_OF_2000 = 36_526;

describe('A day in a register', () => {
  test.each([
    ['26/08/2021', '2021-08-26'],
    ['6/8/2021', '2021-08-06'],
    ['26-08-2021', '2021-08-26'],
    ['26.08.2021', '2021-08-26'],
    ['26 / 08 / 2021', '2021-08-26'],
    ['2021-08-26', '2021-08-26'],
    ['2021/8/26', '2021-08-26'],
    ['2021-08-26 00:00:00', '2021-08-26'],
    ['2021-08-26T00:00:00Z', '2021-08-26'],
    ['26/08/2021 0:00', '2021-08-26'],
    ['ngày 26 tháng 8 năm 2021', '2021-08-26'],
    ['Ngày 26/08/2021', '2021-08-26'],
    ['26 tháng 08 năm 2021'.normalize('NFD'), '2021-08-26'],
    ['44434', '2021-08-26'],
    [44434, '2021-08-26'],
    [44434.5, '2021-08-26'],
    [new Date(Date.UTC(2021, 7, 26)), '2021-08-26'],
  ])('is read from %o', (cell, day) => {
    expect(readDate(cell)).toBe(day);
  });

  test.each([
    ['31/04/2021'],
    ['29/02/2023'],
    ['08/26/2021'],
    ['26/08/21'],
    ['08/2021'],
    ['2021'],
    [2021],
    ['tháng 8 năm 2021'],
    ['26082021'],
    ['x'],
    [-1],
    [Number.NaN],
    [new Date(Number.NaN)],
    [true],
  ])('is not read from %o', (cell) => {
    expect(readDate(cell)).toBeUndefined();
  });

  test('is the same in every spelling, for any day of the century', () => {
    fc.assert(
      fc.property(days, (day) => {
        const [year = '', month = '', date = ''] = day.split('-');
        const serial = SERIAL_OF_2000 + Math.round((Date.parse(day) - Date.UTC(2000, 0, 1)) / 86_400_000);
        const spellings = [
          `${date}/${month}/${year}`,
          `${Number(date)}/${Number(month)}/${year}`,
          `${date}.${month}.${year}`,
          `ngày ${Number(date)} tháng ${Number(month)} năm ${year}`,
          day,
          serial,
          String(serial),
          new Date(`${day}T00:00:00Z`),
        ];
        for (const spelling of spellings) expect(readDate(spelling)).toBe(day);
      }),
    );
  });

  test('is never invented: whatever text comes, the answer is a real day or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789/-. :TZ'), maxLength: 12 }), (text) => {
        const day = readDate(text);
        if (day === undefined) return;
        const [year, month, date] = day.split('-').map(Number);
        expect(makeDay(year ?? 0, month ?? 0, date ?? 0)).toBe(day);
      }),
      { numRuns: 2000 },
    );
  });
});

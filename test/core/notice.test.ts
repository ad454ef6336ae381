import { describe, expect, test } from 'vitest';
import { addDays, type Day, parseDay } from '#core/day';
import { dueNotices, MOST_MAIL_TRIES, nextTryAt } from '#core/notice';
import type { Recognition } from '#core/recognition';

const END = parseDay('2026-12-20');

function recognition(change: Partial<Recognition> = {}): Recognition {
  return {
    id: 'r-1',
    productId: 'p-1',
    star: 4,
    validFrom: parseDay('2023-12-20'),
    validTo: END,
    withdrawal: null,
    ...change,
  };
}

const withdrawal = (effectiveOn: Day) => ({
  effectiveOn,
  clause: '2',
  article: '17',
  reason: 'x',
  safety: false,
});
const told = (all: readonly Recognition[], day: Day) =>
  dueNotices(all, day).map(({ recognition: { id }, kind }) => `${id} ${kind}`);
const daysBefore = (days: number) => addDays(END, -days);

describe('a notice is due', () => {
  test.each([
    [91, []],
    [90, ['r-1 90-day']],
    [31, ['r-1 90-day']],
    [30, ['r-1 30-day']],
    [1, ['r-1 30-day']],
    [0, ['r-1 30-day']],
    [-1, []],
  ])('%d days before the end: %j', (days, expected) => {
    expect(told([recognition()], daysBefore(days))).toEqual(expected);
  });

  test('not for one withdrawn, today or before its end', () => {
    expect(told([recognition({ withdrawal: withdrawal(daysBefore(60)) })], daysBefore(20))).toEqual([]);
    expect(told([recognition({ withdrawal: withdrawal(daysBefore(5)) })], daysBefore(20))).toEqual([]);
    expect(told([recognition({ withdrawal: withdrawal(addDays(END, 1)) })], daysBefore(20))).toEqual([
      'r-1 30-day',
    ]);
  });

  test('not for one that a later decision carries on without a gap, but for one it does not', () => {
    const later = (from: Day, change: Partial<Recognition> = {}) =>
      recognition({ id: 'r-2', validFrom: from, validTo: addDays(END, 1095), ...change });
    expect(told([recognition(), later(addDays(END, 1))], daysBefore(20))).toEqual([]);
    expect(told([recognition(), later(addDays(END, 2))], daysBefore(20))).toEqual(['r-1 30-day']);
    const gone = later(addDays(END, 1), { withdrawal: withdrawal(daysBefore(1)) });
    expect(told([recognition(), gone], daysBefore(20))).toEqual(['r-1 30-day']);
  });

  test('for the recognition the product stands on, not for one that was superseded', () => {
    const upgrade = recognition({ id: 'r-2', star: 5, validFrom: daysBefore(300), validTo: addDays(END, 5) });
    expect(told([recognition(), upgrade], daysBefore(20))).toEqual(['r-2 30-day']);
  });
});

test('mail is tried five times, further and further apart', () => {
  const waits = [1, 2, 3, 4, 5].map((tries) => nextTryAt(tries, 0));
  expect(waits).toEqual([60_000, 300_000, 1_800_000, 7_200_000, null]);
  expect(waits).toHaveLength(MOST_MAIL_TRIES);
});

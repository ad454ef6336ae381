import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '#core/day';
import { makeMarks } from '#server/scans/marks.ts';

const SECRET = 'bi-mat-thu-nghiem-khong-dung-that';
const DAY = '2026-11-22' as Day;
const ASKER = { network: '203.0.113', agent: 'Zalo Android/230' };
const marksOn = makeMarks(SECRET)!;

describe('the marks of an asker', () => {
  test('are the same all day, and at most 16 characters of base64url', () => {
    expect(marksOn(DAY, ASKER)).toEqual(makeMarks(SECRET)!(DAY, ASKER));
    for (const mark of Object.values(marksOn(DAY, ASKER))) expect(mark).toMatch(/^[\w-]{16}$/);
  });

  test('are others on every other day: two days cannot be compared', () => {
    const days = Array.from({ length: 400 }, (_, i) => addDays(DAY, i));
    expect(new Set(days.map((day) => marksOn(day, ASKER).network)).size).toBe(400);
    expect(marksOn(DAY, ASKER)).toEqual(makeMarks(SECRET)!(DAY, ASKER));
  });

  test('tell networks from agents, and one server’s from another’s', () => {
    const same = marksOn(DAY, { network: 'x', agent: 'x' });
    expect(same.network).not.toBe(same.agent);
    expect(makeMarks(`${SECRET}!`)!(DAY, ASKER)).not.toEqual(marksOn(DAY, ASKER));
    expect(marksOn(DAY, { ...ASKER, network: '203.0.114' }).agent).toBe(marksOn(DAY, ASKER).agent);
  });

  test('are none without a secret', () => {
    expect(makeMarks(null)).toBeNull();
  });
});

import { describe, expect, test } from 'vitest';
import { Refusal } from '#core/refusal';
import { makeTipOffThrottle, TIP_OFF_LIMITS } from '#server/tipOffs/tipOffThrottle.ts';
import { NOW } from '#test/support/register.ts';

const MINUTE = 60_000;

/** How many of so many come through. */
function through(tries: number, take: (n: number) => void): number {
  let count = 0;
  for (let n = 0; n < tries; n++) {
    try {
      take(n);
      count += 1;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'too-many-tip-offs') throw error;
    }
  }
  return count;
}

describe('a network that sends many tip-offs', () => {
  test('sends five in ten minutes and twenty in a day, and is told from when it may send again', () => {
    const throttle = makeTipOffThrottle();
    expect(through(50, (n) => throttle.take('203.0.113', `stamp-${n}`, NOW))).toBe(5);
    const refused = () => throttle.take('203.0.113', null, NOW + MINUTE);
    expect(refused).toThrow(expect.objectContaining({ details: { at: '22/11/2026 09:10' } }));
    expect(through(1, () => throttle.take('198.51.100', null, NOW))).toBe(1);
    let sent = 5;
    for (let round = 1; round < 20; round++) {
      sent += through(10, (n) => throttle.take('203.0.113', `s-${round}-${n}`, NOW + round * 10 * MINUTE));
    }
    expect(sent).toBe(20);
    expect(through(1, () => throttle.take('203.0.113', null, NOW + 24 * 60 * MINUTE))).toBe(1);
  });

  test('sends three of one stamp in a day; another network is not held back', () => {
    const throttle = makeTipOffThrottle();
    expect(through(5, () => throttle.take('203.0.113', '010000000001', NOW))).toBe(3);
    expect(through(1, () => throttle.take('203.0.113', '010000000002', NOW))).toBe(1);
    expect(through(1, () => throttle.take('198.51.100', '010000000001', NOW))).toBe(1);
  });

  test('gets a place back where nothing came of it, but not a photo’s', () => {
    const throttle = makeTipOffThrottle();
    expect(through(40, () => throttle.take('203.0.113', 's', NOW)())).toBe(40);
    expect(through(40, () => throttle.takePhoto('203.0.113', NOW))).toBe(TIP_OFF_LIMITS.photo[0].most);
  });

  test('and ten thousand networks at once send no more than everybody may', () => {
    const throttle = makeTipOffThrottle();
    const [{ most }] = TIP_OFF_LIMITS.everybody;
    expect(through(10_000, (n) => throttle.take(`10.0.${n}`, `${n}`, NOW))).toBe(most);
    expect(through(10, (n) => throttle.take(`10.1.${n}`, null, NOW + 10 * MINUTE))).toBe(10);
  });
});

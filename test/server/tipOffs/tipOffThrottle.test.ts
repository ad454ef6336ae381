import { describe, expect, test } from 'vitest';
import { Refusal } from '#core/refusal';
import { makeTipOffThrottle, TIP_OFF_LIMITS } from '#server/tipOffs/tipOffThrottle.ts';
import { NOW } from '#test/support/register.ts';

const MINUTE = 60_000;

const told = (network: string, stamp: string | null = null) => ({ network, stamp, ill: false });
const ill = (network: string, stamp: string | null = null) => ({ network, stamp, ill: true });

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
  test('sends five in ten minutes and sixty in a day, and is told from when it may send again', () => {
    const throttle = makeTipOffThrottle();
    expect(through(50, (n) => throttle.take(told('203.0.113', `stamp-${n}`), NOW))).toBe(5);
    const refused = () => throttle.take(told('203.0.113'), NOW + MINUTE);
    expect(refused).toThrow(expect.objectContaining({ details: { at: '22/11/2026 09:10' } }));
    expect(through(1, () => throttle.take(told('198.51.100'), NOW))).toBe(1);
    let sent = 5;
    for (let round = 1; round < 20; round++) {
      sent += through(10, (n) =>
        throttle.take(told('203.0.113', `s-${round}-${n}`), NOW + round * 10 * MINUTE),
      );
    }
    expect(sent).toBe(60);
    expect(through(1, () => throttle.take(told('203.0.113'), NOW + 24 * 60 * MINUTE))).toBe(1);
  });

  test('sends three of one stamp in a day; another network is not held back', () => {
    const throttle = makeTipOffThrottle();
    expect(through(5, () => throttle.take(told('203.0.113', '010000000001'), NOW))).toBe(3);
    expect(through(1, () => throttle.take(told('203.0.113', '010000000002'), NOW))).toBe(1);
    expect(through(1, () => throttle.take(told('198.51.100', '010000000001'), NOW))).toBe(1);
  });

  test('gets a place back where nothing came of it, but not a photo’s', () => {
    const throttle = makeTipOffThrottle();
    expect(through(40, () => throttle.take(told('203.0.113', 's'), NOW)())).toBe(40);
    expect(through(40, () => throttle.takePhoto('203.0.113', NOW))).toBe(TIP_OFF_LIMITS.photo[0].most);
  });

  test('and ten thousand networks at once send no more than everybody may', () => {
    const throttle = makeTipOffThrottle();
    const [{ most }] = TIP_OFF_LIMITS.everybody;
    expect(through(10_000, (n) => throttle.take(told(`10.0.${n}`, `${n}`), NOW))).toBe(most);
    expect(through(10, (n) => throttle.take(told(`10.1.${n}`), NOW + 10 * MINUTE))).toBe(10);
  });
});

describe('whoever fell ill', () => {
  test('is heard where everybody else together has sent all that may be sent, and takes none of their places', () => {
    const throttle = makeTipOffThrottle();
    const [{ most }] = TIP_OFF_LIMITS.everybody;
    through(10_000, (n) => throttle.take(told(`10.0.${n}`), NOW));
    expect(through(1, () => throttle.take(told('198.51.100'), NOW))).toBe(0);
    expect(through(most, (n) => throttle.take(ill(`198.51.${n}`), NOW))).toBe(most);
    const fresh = makeTipOffThrottle();
    through(most, (n) => fresh.take(ill(`198.51.${n}`), NOW));
    expect(through(1, () => fresh.take(told('203.0.113'), NOW))).toBe(1);
  });

  test('is heard from a network that sent its five, of a stamp that had its three, up to a limit of its own', () => {
    const throttle = makeTipOffThrottle();
    through(50, () => throttle.take(told('203.0.113', 's'), NOW));
    const [{ most }, { most: aDay }] = TIP_OFF_LIMITS.illness;
    expect(through(500, () => throttle.take(ill('203.0.113', 's'), NOW))).toBe(most);
    expect(most).toBeGreaterThan(TIP_OFF_LIMITS.network[0].most);
    expect(aDay).toBeGreaterThan(TIP_OFF_LIMITS.network[1].most);
    expect(through(1, () => throttle.take(ill('203.0.113', 's'), NOW + 10 * MINUTE))).toBe(1);
  });
});

test('what was refused, or of which nothing came, takes nobody’s place', () => {
  const throttle = makeTipOffThrottle();
  const [{ most }] = TIP_OFF_LIMITS.everybody;
  through(5_000, () => throttle.take(told('203.0.113'), NOW));
  through(5_000, (n) => throttle.take(told(`10.0.${n}`), NOW)());
  expect(through(5_000, (n) => throttle.take(told(`10.1.${n}`), NOW))).toBe(
    most - TIP_OFF_LIMITS.network[0].most,
  );
});

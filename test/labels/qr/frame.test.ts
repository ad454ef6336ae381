import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Gtin14 } from '#core/gtin';
import { parseOrigin } from '#core/origin';
import { qrSegments, qrVersion } from '#core/qr';
import { formatSeal } from '#core/seal';
import type { SignedStamp, Stamp } from '#core/stamp';
import type { StampId } from '#core/stampId';
import { qrEncoder } from '#labels/qr/encoder/encode';
import type { EccLevel } from '#labels/qr/encoder/levels';
import { frameOf } from '#labels/qr/frame';

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const signatures = fc.oneof(
  fc.uint8Array({ minLength: 64, maxLength: 64 }),
  fc.constantFrom(0, 1, 255).map((byte) => new Uint8Array(64).fill(byte)),
);

interface Wish {
  readonly gtin: Gtin14 | null;
  readonly id: StampId;
  readonly signature: Uint8Array;
  readonly mac: string;
}

const wishes: fc.Arbitrary<Wish> = fc.record({
  gtin: fc.constantFrom(null, '08930000000019' as Gtin14),
  id: digits(12).map((text) => text as StampId),
  signature: signatures,
  mac: digits(8),
});

const full = ({ gtin, id, signature }: Wish): Stamp => ({
  ...{ form: 'full', gtin, id },
  seal: formatSeal(signature),
});
const mini = ({ gtin, id, mac }: Wish): Stamp => ({ form: 'mini', gtin, id, mac });

const ORIGINS = ['https://ocop.vn', 'https://truyxuat.bacninh.gov.vn', `https://${'a'.repeat(60)}.vn`].map(
  parseOrigin,
);
const LEVELS: readonly EccLevel[] = ['H', 'Q', 'M'];

/** What a stamp's segments come to, at the highest level at which they fit. */
function bySegments(origin: (typeof ORIGINS)[number], stamp: Stamp, version: number): number[] {
  for (const level of LEVELS) {
    const { write, pack } = qrEncoder(version, level);
    try {
      write(qrSegments(origin, stamp));
    } catch {
      continue;
    }
    return [...pack()];
  }
  return [];
}

describe.each([
  ['full', full],
  ['mini', mini],
] as const)('the QR of a %s stamp', (_, stampOf) => {
  test('is bit for bit what its segments come to, whether its seal comes as bytes or as digits', () => {
    fc.assert(
      fc.property(wishes, wishes, fc.constantFrom(...ORIGINS), fc.nat(2), (first, other, origin, larger) => {
        const like = stampOf(first);
        const stamp = { ...stampOf(other), gtin: like.gtin };
        const version = (qrVersion(qrSegments(origin, stamp)) ?? 9) + larger;
        const frame = frameOf(origin, like, Math.min(version, 11));
        const drawn = bySegments(origin, stamp, Math.min(version, 11));
        const signed: SignedStamp = { ...stamp, signature: other.signature };
        expect([...frame.draw(stamp)]).toEqual(drawn);
        expect([...frame.draw(signed)]).toEqual(drawn);
      }),
      { numRuns: 60 },
    );
  });
});

test('stamps of another host, kind or size are none of a frame’s', () => {
  const wish: Wish = {
    gtin: null,
    id: '010000000001' as StampId,
    signature: new Uint8Array(64),
    mac: '12345678',
  };
  const [ocop, other] = ORIGINS as [(typeof ORIGINS)[number], (typeof ORIGINS)[number]];
  const frame = frameOf(ocop, full(wish), 6);
  expect(frame.suits(ocop, full({ ...wish, id: '020000000002' as StampId }), 6)).toBe(true);
  expect(frame.suits(other, full(wish), 6)).toBe(false);
  expect(frame.suits(ocop, mini(wish), 6)).toBe(false);
  expect(frame.suits(ocop, full({ ...wish, gtin: '08930000000019' as Gtin14 }), 6)).toBe(false);
  expect(frame.suits(ocop, full(wish), 7)).toBe(false);
});

import { createPublicKey, randomBytes, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Gtin14 } from '#core/gtin';
import { formatSeal, parseSeal } from '#core/seal';
import { formatStampPath } from '#core/stamp';
import { formatStampId, type KeyNumber, LAST_SERIAL } from '#core/stampId';
import { privateKeyOf } from '#server/keys/privateKey.ts';
import { signerOf } from '#server/keys/signer.ts';
import { nodeSigning, signingOf } from '#server/keys/signing.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

describe('a signature', () => {
  test('is the same bytes from libsodium and from Node, and verifies (RFC 8032)', () => {
    fc.assert(
      fc.property(bytes(32), fc.uint8Array({ maxLength: 200 }), (seed, message) => {
        const signature = signingOf(seed)(message);
        expect(Buffer.from(signature).equals(Buffer.from(nodeSigning(seed)(message)))).toBe(true);
        expect(verify(null, message, createPublicKey(privateKeyOf(seed)), signature)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('of RFC 8032 §7.1, test 2, is the one printed there', () => {
    const seed = Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex');
    expect(Buffer.from(signingOf(seed)(Uint8Array.of(0x72))).toString('hex')).toMatch(/^92a009a9f0d4cab8/);
  });

  test('leaves the seed as it was given', () => {
    const seed = Uint8Array.from(randomBytes(32));
    const before = Uint8Array.from(seed);
    signingOf(seed)(Uint8Array.of(1));
    expect(seed).toEqual(before);
  });

  test('of a stamp is the same in a series, and signs bytes of its own', () => {
    const serials = fc.uniqueArray(fc.integer({ min: 0, max: LAST_SERIAL }), { minLength: 2, maxLength: 5 });
    const gtins = fc.constantFrom(null, '08930000000019' as Gtin14);
    fc.assert(
      fc.property(bytes(32), serials, gtins, fc.constantFrom('full', 'mini'), (seed, wished, gtin, form) => {
        const signer = signerOf({ seed: Uint8Array.from(seed), macSecret: Uint8Array.from(seed) });
        const pathOf = (serial: number) => ({ gtin, id: formatStampId('07' as KeyNumber, serial) });
        const series = signer.series(pathOf(1), form);
        const stamps = wished.map(series);
        const alone = wished.map((serial) => signer.sign(pathOf(serial), form));
        expect(stamps.map(formatStampPath)).toEqual(alone.map(formatStampPath));
      }),
      { numRuns: 30 },
    );
  });

  test('comes to 155 digits as big numbers write it, and back', () => {
    fc.assert(
      fc.property(bytes(64), (signature) => {
        const digits = BigInt(`0x${Buffer.from(signature).toString('hex')}`).toString();
        expect(formatSeal(signature)).toBe(digits.padStart(155, '0'));
        expect(parseSeal(formatSeal(signature))).toEqual(Uint8Array.from(signature));
      }),
    );
  });
});

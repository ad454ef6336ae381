import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isGtin14, parseGtin } from '#core/gtin';
import { formatKeys, parseKeys, type TrustedKey, thumbprint } from '#core/key';
import type { Origin } from '#core/origin';
import { formatSeal, parseSeal, SEAL_DIGITS } from '#core/seal';
import { formatStampPath, LONGEST_PATH, parseStampPath } from '#core/stamp';
import {
  checkCharacter,
  formatPrintedId,
  formatStampId,
  isStampId,
  keyNumberOf,
  parseTypedId,
  serialOf,
} from '#core/stampId';
import {
  anyGtin,
  anyId,
  anyKeyNumber,
  anySerial,
  anySignature,
  anyStamp,
  CASES,
  digits,
} from './arbitraries.ts';
import { refusalOf } from './refusalOf.ts';

describe('a stamp path', () => {
  test('of any stamp is read back as the same stamp and written as the same text', () => {
    const property = fc.property(anyStamp, (stamp) => {
      const path = formatStampPath(stamp);
      expect(path.length).toBeLessThanOrEqual(LONGEST_PATH);
      expect(parseStampPath(path)).toEqual(stamp);
      expect(formatStampPath(parseStampPath(path)!)).toBe(path);
    });
    fc.assert(property, CASES);
  });

  test('that is read at all, whatever the text, is written as the same text', () => {
    const piece = fc.oneof(
      fc.constantFrom('/', '/01/', '/21/', '/s/', '//', '%2f', '/S/', '01', '\n', ' ', '/10/'),
      anyGtin,
      anyId,
      digits(8),
      anySignature.map(formatSeal),
      fc.string({ maxLength: 3 }),
    );
    const texts = fc.oneof(
      fc.array(piece, { maxLength: 8 }).map((all) => all.join('')),
      fc.tuple(anyGtin, anyId).map(([gtin, id]) => `/01/${gtin}/21/${id}`),
    );
    let read = 0;
    const property = fc.property(texts, (text) => {
      const stamp = parseStampPath(text);
      if (stamp) read++;
      expect(stamp === undefined || formatStampPath(stamp) === text).toBe(true);
    });
    fc.assert(property, CASES);
    expect(read).toBeGreaterThan(1000);
  });
});

describe('a stamp ID', () => {
  test('is its key number and its serial, and nothing is lost', () => {
    const property = fc.property(anyKeyNumber, anySerial, (key, serial) => {
      const id = formatStampId(key, serial);
      expect([keyNumberOf(id), serialOf(id)]).toEqual([key, serial]);
      expect(formatStampId(keyNumberOf(id), serialOf(id))).toBe(id);
    });
    fc.assert(property, CASES);
  });

  test('read from its printed form is the same, however a person spaces it', () => {
    const property = fc.property(anyId, fc.constantFrom(' ', '', '-', '.', '–', '\u00a0'), (id, gap) => {
      expect(parseTypedId(formatPrintedId(id))).toBe(id);
      expect(parseTypedId(id.match(/.{3}/g)!.join(gap))).toBe(id);
      expect(parseTypedId(`${id}${checkCharacter(id).toLowerCase()}`)).toBe(id);
    });
    fc.assert(property, CASES);
  });

  test('with one digit mistyped or two neighbours swapped never agrees with its check character', () => {
    const property = fc.property(anyId, fc.nat(11), fc.integer({ min: 1, max: 9 }), (id, at, by) => {
      const check = checkCharacter(id);
      const other = `${id.slice(0, at)}${(Number(id[at]) + by) % 10}${id.slice(at + 1)}`;
      const swapped = at < 11 ? `${id.slice(0, at)}${id[at + 1]}${id[at]}${id.slice(at + 2)}` : id;
      for (const wrong of [other, swapped]) {
        if (wrong === id) continue;
        expect(refusalOf(() => parseTypedId(wrong + check))).toBe('invalid-stamp-id');
      }
    });
    fc.assert(property, CASES);
  });

  test('is refused with another length, another alphabet, key 00 or a serial out of range', () => {
    for (const text of ['', '01000000004', '01000000004212', '000000000042', '01000000004a', '٠١٠٠٠٠٠٠٠٠٤٢'])
      expect(
        refusalOf(() => parseTypedId(text)),
        text,
      ).toBe('invalid-stamp-id');
    for (const serial of [-1, 0.5, 10_000_000_000, Number.NaN, Number.POSITIVE_INFINITY])
      expect(refusalOf(() => formatStampId('01' as never, serial))).toBe('invalid-stamp-id');
    expect(refusalOf(() => formatStampId('00' as never, 1))).toBe('invalid-stamp-id');
    expect(isStampId('010000000042\n')).toBe(false);
  });
});

describe('a seal', () => {
  test('of any 64 bytes is 155 digits and is read back as the same bytes', () => {
    const property = fc.property(anySignature, (signature) => {
      const seal = formatSeal(signature);
      expect(seal).toHaveLength(SEAL_DIGITS);
      expect(parseSeal(seal)).toEqual(Uint8Array.from(signature));
    });
    fc.assert(property, CASES);
  });

  test('of any 155 digits is read only below 2^512, and then written as the same digits', () => {
    const limit = 1n << 512n;
    const property = fc.property(fc.bigInt({ min: 0n, max: 10n ** 155n - 1n }), (value) => {
      const text = value.toString().padStart(155, '0');
      const signature = parseSeal(text);
      expect(signature !== undefined).toBe(value < limit);
      if (signature) expect(formatSeal(signature)).toBe(text);
    });
    fc.assert(property, CASES);
    expect(parseSeal((limit - 1n).toString())).toEqual(new Uint8Array(64).fill(255));
    expect(parseSeal(limit.toString())).toBeUndefined();
  });

  test('is never made of anything but 64 bytes', () => {
    for (const length of [0, 63, 65]) expect(() => formatSeal(new Uint8Array(length))).toThrow(RangeError);
  });
});

describe('a GTIN', () => {
  test('of fourteen digits is read as itself', () => {
    const property = fc.property(anyGtin, (gtin) => {
      expect(parseGtin(gtin)).toBe(gtin);
    });
    fc.assert(property, CASES);
  });

  test('of 8, 12 or 13 digits is padded with zeros, and any other text of digits refused', () => {
    const property = fc.property(anyGtin, fc.nat(16), (gtin, length) => {
      const body = gtin.slice(-length || undefined);
      const allowed = [8, 12, 13, 14].includes(body.length) && isGtin14(body.padStart(14, '0'));
      expect(refusalOf(() => parseGtin(body)) === 'accepted').toBe(allowed);
      if (allowed) expect(parseGtin(body)).toBe(body.padStart(14, '0'));
    });
    fc.assert(property, CASES);
  });

  test('with one digit mistyped is refused', () => {
    const property = fc.property(anyGtin, fc.nat(13), fc.integer({ min: 1, max: 9 }), (gtin, at, by) => {
      const wrong = `${gtin.slice(0, at)}${(Number(gtin[at]) + by) % 10}${gtin.slice(at + 1)}`;
      expect(refusalOf(() => parseGtin(wrong))).toBe('invalid-gtin');
    });
    fc.assert(property, CASES);
  });
});

describe('a published key set', () => {
  const anyInstant = fc.integer({ min: 0, max: 4_102_444_800_000 });
  const anyKey = fc.record({
    number: anyKeyNumber,
    publicKey: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((data) => Uint8Array.from(data)),
    createdAt: anyInstant,
    retiredAt: fc.option(anyInstant, { nil: null }),
    compromisedAt: fc.option(anyInstant, { nil: null }),
  });
  const anyKeys = fc.uniqueArray(anyKey, { selector: ({ number }) => number, maxLength: 3 });

  test('is read back as the same keys and origins, in the order of their numbers', async () => {
    const origins = ['https://ocop.vn', 'http://localhost:8080'] as Origin[];
    const property = fc.asyncProperty(anyKeys, async (bare) => {
      const keys: TrustedKey[] = [];
      for (const key of bare) keys.push({ ...key, kid: await thumbprint(key.publicKey) });
      keys.sort((a, b) => Number(a.number) - Number(b.number));
      const written = formatKeys(keys.toReversed(), origins);
      expect(await parseKeys(JSON.parse(JSON.stringify(written)))).toEqual({ keys, origins });
    });
    await fc.assert(property, CASES);
  });
});

import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computePin, formatPin, isPin, parsePin, pinBatchBytes, pinBytes } from '#core/pin';
import { parseStampPath, signedBytes } from '#core/stamp';
import { bytes, exampleMacSecret, hex } from './vectors.ts';

interface PinVectors {
  readonly batches: readonly {
    readonly id: string;
    readonly batchBytes: string;
    readonly secret: string;
    readonly pins: readonly {
      readonly recordPath: string;
      readonly pinBytes: string;
      readonly hmac: string;
      readonly pin: string;
    }[];
  }[];
}

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const page = read('../../server/core/FORMATS.md');
const { batches } = JSON.parse(read('../vectors/pins.json')) as PinVectors;
const all = batches.flatMap(({ id, secret, pins }) => pins.map((pin) => ({ id, secret, ...pin })));
const [first] = all;

describe('the hidden PIN, byte by byte', () => {
  test.each(batches)('batch $id has these bytes and this secret', ({ id, batchBytes, secret }) => {
    for (const text of [id, batchBytes, secret]) expect(page).toContain(text);
    expect(hex(pinBatchBytes(id))).toBe(batchBytes);
    const made = createHmac('sha256', exampleMacSecret).update(bytes(batchBytes)).digest('hex');
    expect(made).toBe(secret);
  });

  test.each(all)('$recordPath of $id has the PIN $pin', async (example) => {
    const { id, recordPath, secret, hmac, pin } = example;
    for (const text of [recordPath, example.pinBytes, hmac, pin]) expect(page).toContain(text);
    const stamp = parseStampPath(recordPath)!;
    expect(hex(pinBytes(stamp))).toBe(example.pinBytes);
    expect(createHmac('sha256', bytes(secret)).update(pinBytes(stamp)).digest('hex')).toBe(hmac);
    expect(await computePin(exampleMacSecret, id, stamp)).toBe(pin);
  });

  test('is made over bytes that no seal, code or batch secret is made over', () => {
    const stamp = parseStampPath(first!.recordPath)!;
    const labels = [pinBytes(stamp), pinBatchBytes(first!.id), signedBytes(stamp)].map(
      (over) => Buffer.from(over).toString('ascii').split('\n')[0],
    );
    expect(new Set(labels).size).toBe(3);
  });
});

describe('a PIN that is tried', () => {
  const stamp = parseStampPath(first!.recordPath)!;
  const question = { codeSecret: exampleMacSecret, batchId: first!.id, stamp };

  test('is right only where every digit is', async () => {
    expect(await isPin(first!.pin, question)).toBe(true);
    for (let at = 0; at < 8; at++) {
      const other = String((Number(first!.pin[at]) + 1) % 10);
      expect(await isPin(first!.pin.slice(0, at) + other + first!.pin.slice(at + 1), question)).toBe(false);
    }
  });

  test('is never right of another batch, without a batch or without the secret', async () => {
    expect(await isPin(first!.pin, { ...question, batchId: batches[1]!.id })).toBe(false);
    expect(await isPin(first!.pin, { ...question, batchId: null })).toBe(false);
    expect(await isPin(first!.pin, { ...question, codeSecret: null })).toBe(false);
    const ofNobody = await computePin(new Uint8Array(32), '', stamp);
    expect(await isPin(ofNobody, { codeSecret: null, batchId: null, stamp })).toBe(false);
  });

  test('takes the same two HMACs whether there is a PIN to compare with or not', async () => {
    const signs: string[] = [];
    const sign = crypto.subtle.sign.bind(crypto.subtle);
    const counted = Object.assign(Object.create(crypto.subtle) as SubtleCrypto, {
      importKey: crypto.subtle.importKey.bind(crypto.subtle),
      sign: (...given: Parameters<SubtleCrypto['sign']>) => {
        signs.push('hmac');
        return sign(...given);
      },
    });
    const before = Object.getOwnPropertyDescriptor(crypto, 'subtle');
    Object.defineProperty(crypto, 'subtle', { value: counted, configurable: true });
    try {
      const steps: number[] = [];
      for (const asked of [question, { ...question, batchId: null }, { ...question, codeSecret: null }]) {
        signs.length = 0;
        await isPin('00000000', asked);
        steps.push(signs.length);
      }
      expect(steps).toEqual([2, 2, 2]);
    } finally {
      if (before) Object.defineProperty(crypto, 'subtle', before);
      else Reflect.deleteProperty(crypto, 'subtle');
    }
  });

  test('is spread evenly: each digit at each place about as often', async () => {
    const counts = Array.from({ length: 8 }, () => new Array<number>(10).fill(0));
    for (let serial = 0; serial < 4_000; serial++) {
      const path = parseStampPath(`/s/01${String(serial).padStart(10, '0')}`)!;
      const pin = await computePin(exampleMacSecret, first!.id, path);
      for (const [place, digit] of [...pin].entries()) counts[place]![Number(digit)]! += 1;
    }
    // Nine degrees of freedom: beyond 33.7 one place in ten thousand lies; the sample is always the same.
    for (const place of counts) {
      expect(place.reduce((sum, count) => sum + (count - 400) ** 2 / 400, 0)).toBeLessThan(33.7);
    }
  });
});

describe('a typed PIN', () => {
  test('is read in groups, with blanks, dots and hyphens', () => {
    for (const typed of ['90875409', '9087 5409', ' 90-87.54 09 ', '9087\u00a05409', '9087–5409'])
      expect(parsePin(typed)).toBe('90875409');
  });

  test('of other digits, other lengths or other signs is none', () => {
    for (const typed of [
      '',
      '9087540',
      '908754099',
      '9087540a',
      '９０８７５４０９',
      '+90875409',
      '9'.repeat(4000),
    ])
      expect(parsePin(typed)).toBeUndefined();
  });

  test('is eight ASCII digits or nothing, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const pin = parsePin(typed);
        expect(pin === undefined || /^[0-9]{8}$/.test(pin)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (number) => {
        const pin = String(number).padStart(8, '0');
        expect(parsePin(formatPin(pin))).toBe(pin);
      }),
    );
  });
});

import fc from 'fast-check';
import { type Gtin14, gtinCheckDigit } from '#core/gtin';
import { formatSeal } from '#core/seal';
import type { Stamp } from '#core/stamp';
import { formatStampId, type KeyNumber, LAST_SERIAL } from '#core/stampId';

/** How often and from which throw of the dice: the same cases in every run. */
export const CASES = { numRuns: 5000, seed: 148 };

export const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''));

export const anyKeyNumber = fc
  .integer({ min: 1, max: 99 })
  .map((number) => String(number).padStart(2, '0') as KeyNumber);

export const anySerial = fc.oneof(
  fc.integer({ min: 0, max: 9999 }),
  fc.integer({ min: 0, max: LAST_SERIAL }),
  fc.constant(LAST_SERIAL),
);

export const anyId = fc.tuple(anyKeyNumber, anySerial).map(([key, serial]) => formatStampId(key, serial));

export const anyGtin = digits(13)
  .filter((body) => !/^0+$/.test(body))
  .map((body) => `${body}${gtinCheckDigit(body)}` as Gtin14);

export const anySignature = fc.uint8Array({ minLength: 64, maxLength: 64 });

const anyGtinOrNone = fc.option(anyGtin, { nil: null });

export const anyStamp: fc.Arbitrary<Stamp> = fc.oneof(
  fc.record({
    form: fc.constant('full' as const),
    gtin: anyGtinOrNone,
    id: anyId,
    seal: anySignature.map(formatSeal),
  }),
  fc.record({ form: fc.constant('mini' as const), gtin: anyGtinOrNone, id: anyId, mac: digits(8) }),
  fc.record({ form: fc.constant('record' as const), gtin: anyGtinOrNone, id: anyId }),
);

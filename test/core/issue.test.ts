import { describe, expect, test } from 'vitest';
import { type BatchRequest, idsOf, LARGEST_BATCH, lastSerial, planBatch } from '#core/batch';
import { stampsLeft } from '#core/lot';
import { LAST_SERIAL } from '#core/stampId';
import { refusalOf } from './refusalOf.ts';
import { day, homestay, lot, morning, oldTour, recognised, request, tea, withdrawn } from './thanhMai.ts';

const answer = (changes: Partial<BatchRequest>) => refusalOf(() => planBatch({ ...request, ...changes }));
const bigLot = { ...lot, quantity: 50_000_000 };

describe('a batch of 500 stamps for the vermicelli of Thanh Mai', () => {
  test('is one row: its key, its first serial, its quantity, and the star frozen', () => {
    expect(planBatch({ ...request, nextSerial: 42 })).toEqual({
      id: 'dot-1',
      keyNumber: '01',
      first: 42,
      quantity: 500,
      form: 'full',
      gtin: null,
      productId: 'mien',
      lotId: 'lo-1',
      recognitionId: '4-sao-2024-01-10',
      star: 4,
      issuedAt: request.now,
      origin: 'https://ocop.vn',
      pin: false,
    });
  });

  test('has these first and last stamps', () => {
    const batch = planBatch({ ...request, nextSerial: 42 });
    expect(lastSerial(batch)).toBe(541);
    expect(idsOf(batch)).toEqual({ first: '010000000042', last: '010000000541' });
  });

  test('is planned the same twice, and plans nothing by itself', () => {
    expect(planBatch(request)).toEqual(planBatch(structuredClone(request)));
  });
});

describe('issue is refused', () => {
  test('for community tourism: there is nothing to stick a stamp on', () => {
    expect(answer({ product: homestay, lot: { ...lot, productId: 'suoi' } })).toBe('product-is-service');
    expect(answer({ product: oldTour })).toBe('product-is-service');
  });

  test('for a lot of another product', () => {
    expect(answer({ product: tea })).toBe('lot-of-other-product');
    expect(answer({ lot: { ...lot, productId: 'tra' } })).toBe('lot-of-other-product');
  });

  test.each([
    ['without any recognition', []],
    ['before the recognition begins', [recognised(4, '2026-03-02', '2029-03-02')]],
    ['the day after it lapsed', [recognised(4, '2023-02-28', '2026-02-28')]],
    [
      'once it was withdrawn',
      [recognised(4, '2024-01-10', '2027-01-10', { withdrawal: withdrawn('2026-03-01') })],
    ],
    ['on another product’s recognition', [recognised(4, '2024-01-10', '2027-01-10', { productId: 'tra' })]],
    [
      'when the newer recognition was withdrawn and only the older would still run',
      [
        recognised(4, '2024-01-10', '2027-01-10'),
        recognised(5, '2025-01-10', '2028-01-10', { withdrawal: withdrawn('2025-06-01') }),
      ],
    ],
  ])('%s', (_, recognitions) => {
    expect(answer({ recognitions })).toBe('recognition-not-in-force');
  });

  test('from midnight in Viet Nam, not in London', () => {
    const recognitions = [recognised(4, '2023-03-01', '2026-03-01')];
    const lastMoment = Date.UTC(2026, 2, 1, 16, 59, 59, 999);
    expect(answer({ recognitions, now: lastMoment })).toBe('accepted');
    expect(answer({ recognitions, now: lastMoment + 1 })).toBe('recognition-not-in-force');
  });

  test.each([[0], [-1], [0.5], [Number.NaN], [Number.POSITIVE_INFINITY]])('for %d stamps', (quantity) => {
    expect(answer({ quantity })).toBe('invalid-input');
  });

  test('for more than ten million stamps at once', () => {
    expect(answer({ lot: bigLot, quantity: LARGEST_BATCH })).toBe('accepted');
    expect(answer({ lot: bigLot, quantity: LARGEST_BATCH + 1 })).toBe('batch-too-large');
  });

  test('for a lot that is being recalled for a danger in the goods', () => {
    expect(answer({ isLotRecalled: true })).toBe('lot-recalled');
  });

  test('for more stamps than the lot has goods', () => {
    expect(answer({ quantity: 1000 })).toBe('accepted');
    expect(answer({ quantity: 1001 })).toBe('lot-quantity-exceeded');
    expect(answer({ lot: { ...lot, stampsIssued: 600 } })).toBe('lot-quantity-exceeded');
  });

  test('by a key that was retired or compromised, from that moment on', () => {
    const { now, key } = request;
    expect(answer({ key: { ...key, retiredAt: now } })).toBe('key-retired');
    expect(answer({ key: { ...key, retiredAt: now + 1 } })).toBe('accepted');
    expect(answer({ key: { ...key, compromisedAt: now } })).toBe('key-compromised');
    expect(answer({ key: { ...key, retiredAt: now, compromisedAt: now - 1 } })).toBe('key-compromised');
  });

  test('when the key has no serials left for it', () => {
    expect(answer({ nextSerial: LAST_SERIAL - 499 })).toBe('accepted');
    expect(answer({ nextSerial: LAST_SERIAL - 498 })).toBe('key-exhausted');
    expect(answer({ nextSerial: LAST_SERIAL + 1, quantity: 1 })).toBe('key-exhausted');
  });
});

describe('issue goes on', () => {
  test('with four stars for a product of potential five: that is a note, and never a star', () => {
    const note = { ...recognised(4, '2024-01-10', '2027-01-10'), score: 92.5, potentialFive: true };
    expect(planBatch({ ...request, recognitions: [note] }).star).toBe(4);
  });

  test('while an upgrade is pending, with the old star', () => {
    const recognitions = [...request.recognitions, recognised(5, '2026-03-02', '2029-03-02')];
    expect(planBatch({ ...request, recognitions }).star).toBe(4);
    expect(planBatch({ ...request, recognitions, now: morning('2026-03-02') }).star).toBe(5);
  });

  test('on the last day of a recognition', () => {
    expect(answer({ recognitions: [recognised(4, '2023-03-01', '2026-03-01')] })).toBe('accepted');
  });

  test('for one stamp, and for the last serial a key has', () => {
    const batch = planBatch({ ...request, nextSerial: LAST_SERIAL, quantity: 1 });
    expect(idsOf(batch)).toEqual({ first: '019999999999', last: '019999999999' });
  });
});

describe('the stamps a lot of 1,000 still allows', () => {
  test('are fewer by those issued, and void stamps give their place back', () => {
    expect(stampsLeft(lot)).toBe(1000);
    expect(stampsLeft({ ...lot, stampsIssued: 600 })).toBe(400);
    expect(stampsLeft({ ...lot, stampsIssued: 600, stampsVoid: 100 })).toBe(500);
    expect(answer({ lot: { ...lot, stampsIssued: 600, stampsVoid: 100 } })).toBe('accepted');
    expect(answer({ lot: { ...lot, stampsIssued: 600, stampsVoid: 99 } })).toBe('lot-quantity-exceeded');
  });
});

test('the day of issue is the day in Viet Nam', () => {
  const justPastMidnight = Date.UTC(2026, 1, 28, 17, 0, 1);
  const recognitions = [recognised(4, '2026-03-01', '2029-03-01')];
  expect(
    answer({ recognitions, now: justPastMidnight, lot: { ...lot, producedOn: day('2026-02-28') } }),
  ).toBe('accepted');
});

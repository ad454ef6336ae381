import type { Star } from '#core/authority';
import type { BatchRequest } from '#core/batch';
import { type Day, type Instant, startOf } from '#core/day';
import type { Lot } from '#core/lot';
import { parseOrigin } from '#core/origin';
import type { Producer } from '#core/producer';
import type { Product } from '#core/product';
import type { Recognition, Withdrawal } from '#core/recognition';
import { exampleKey } from './vectors.ts';

// Xã Thanh Mai is a commune of fiction (DỮ LIỆU MẪU): none of these producers or products exists.

export const day = (text: string) => text as Day;

/** Ten in the morning of a day in Viet Nam. */
export const morning = (text: string): Instant => startOf(day(text)) + 10 * 3_600_000;

const product = (id: string, producerId: string, name: string, group: string): Product => ({
  id,
  producerId,
  name,
  groupVersion: '2023',
  group,
});

export const cooperative: Producer = {
  id: 'htx',
  name: 'Hợp tác xã Miến dong Thanh Mai',
  kind: 'cooperative',
  taxCode: '0000000001',
  areaId: 'thanh-mai',
};
export const household: Producer = {
  ...cooperative,
  id: 'ho',
  name: 'Hộ bà Lụa',
  kind: 'household',
  taxCode: null,
};

export const vermicelli = product('mien', 'htx', 'Miến dong Thanh Mai', 'food');
export const soySauce = product('tuong', 'ho', 'Tương nếp bà Lụa', 'food');
export const tea = product('tra', 'cty', 'Trà Mai Sơn', 'drinks');
export const homestay = product('suoi', 'dl', 'Du lịch cộng đồng Suối Mai', 'tourism');
export const oldTour = { ...homestay, id: 'tham-quan', groupVersion: '2019' as const, group: 'services' };

/** A recognition of the vermicelli from one day to another, both inclusive. */
export function recognised(
  star: Star,
  validFrom: string,
  validTo: string,
  rest: Partial<Recognition> = {},
): Recognition {
  const id = rest.id ?? `${star}-sao-${validFrom}`;
  return {
    id,
    productId: 'mien',
    star,
    validFrom: day(validFrom),
    validTo: day(validTo),
    withdrawal: null,
    ...rest,
  };
}

export function withdrawn(effectiveOn: string, safety = false): Withdrawal {
  return { effectiveOn: day(effectiveOn), clause: '1', article: '9', reason: 'DỮ LIỆU MẪU', safety };
}

export const lot: Lot = {
  id: 'lo-1',
  productId: 'mien',
  number: 'L01',
  quantity: 1000,
  producedOn: day('2026-02-20'),
  expiresOn: day('2027-02-20'),
  place: 'Thôn Mai Thượng',
  gtin: null,
  stampsIssued: 0,
  stampsVoid: 0,
};

/** A request that is granted: 500 stamps for the vermicelli, four stars in force, on 2026-03-01. */
export const request: BatchRequest = {
  id: 'dot-1',
  product: vermicelli,
  lot,
  recognitions: [recognised(4, '2024-01-10', '2027-01-10')],
  key: exampleKey(),
  nextSerial: 0,
  quantity: 500,
  form: 'full',
  now: morning('2026-03-01'),
  origin: parseOrigin('https://ocop.vn'),
  isLotRecalled: false,
};

import { beforeAll, describe, expect, test } from 'vitest';
import type { Edition } from '#core/bundle';
import { MOST_FOUND, searchProducts } from '#core/bundleSearch';
import type { BundleTables } from '#core/bundleShape';
import { dayNumber } from '#core/bundleShape';
import { packTables, unpackTables } from '#core/bundleTables';
import { day, morning } from './thanhMai.ts';

const NOW = morning('2026-11-22');
let edition: Edition;

/** Four products of two producers in xã Thanh Mai, one of each standing, and one never recognised. */
beforeAll(() => {
  const on = (text: string) => dayNumber(day(text));
  const tables: BundleTables = {
    keys: { number: [], x: [], createdAt: [], retiredAt: [], compromisedAt: [], compromisedFirst: [] },
    origins: { origin: ['https://ocop.vn'] },
    authorities: { name: ['UBND tỉnh Mai Hoà'] },
    decisions: {
      signedOn: [on('2023-01-10'), on('2025-03-15')],
      authority: [0, 0],
      numberText: ['58/QĐ-UBND', '377/QĐ-UBND'],
    },
    areas: { name: ['Xã Thanh Mai, Tỉnh Sông Xanh'] },
    producers: { name: ['HTX Miến dong Thanh Mai', 'Hộ bà Lụa'], area: [0, -1], sample: [1, 1] },
    products: {
      producer: [0, 0, 1, 1],
      name: ['Miến dong Thanh Mai', 'Trà hoà vị', 'Bánh trực hưng', 'Tương nếp bà Lụa'],
      id: ['mie', 'tra', 'ban', 'tuo'],
    },
    gtins: { product: [0], digits: [893_000_000_001] },
    recognitions: {
      product: [0, 1, 2],
      decision: [1, 0, 1],
      star: [4, 3, 3],
      validFrom: [on('2025-03-15'), on('2023-01-10'), on('2025-03-15')],
      validTo: [on('2028-03-15'), on('2026-01-10'), on('2028-03-15')],
      nameCertified: ['', '', ''],
      addressCertified: ['', '', ''],
    },
    withdrawals: {
      recognition: [2],
      effectiveOn: [on('2026-05-01')],
      clause: ['1'],
      article: ['9'],
      document: [''],
      reason: ['DỮ LIỆU MẪU'],
      safety: [0],
      decision: [-1],
    },
    batches: {
      ...{ key: [], quantity: [], first: [], recognition: [], star: [], mini: [], pin: [], gtin: [] },
      ...{ minute: [], lot: [], producedOn: [], expiresOn: [] },
    },
    acts: { key: [], first: [], last: [], act: [], minute: [], reason: [] },
    copies: { key: [], serial: [], level: [] },
  };
  edition = { version: 1, asOf: NOW, until: NOW + 1, tables: unpackTables(packTables(tables)) };
});

const names = (words: string) => searchProducts(edition, words, NOW).map(({ name }) => name);

describe('a product without a stamp', () => {
  test('is found by its name, its producer, the beginning of a word, with accents or without', () => {
    for (const words of ['Miến dong', 'mien dong', 'MIẾN', 'mi d', 'dong miến'])
      expect(names(words)[0]).toBe('Miến dong Thanh Mai');
    expect(names('bà lụa')).toEqual(['Tương nếp bà Lụa', 'Bánh trực hưng']);
    expect(names('ba lua tuong')).toEqual(['Tương nếp bà Lụa']);
  });

  test('is found wherever the tone stands, and whether the kind of producer is written out', () => {
    expect(names('trà hòa vị')).toEqual(['Trà hoà vị']);
    expect(names('hợp tác xã miến')).toContain('Miến dong Thanh Mai');
  });

  test('is not another whose accents differ, where one is spelt so', () => {
    expect(names('trực hưng')).toEqual(['Bánh trực hưng']);
    expect(names('trực hùng')).toEqual(['Bánh trực hưng']);
  });

  test('is found by its GTIN as printed, with its zero or without', () => {
    const [gtin = ''] = searchProducts(edition, 'miến', NOW)[0]!.gtins;
    expect(gtin).toMatch(/^0893000000001\d$/);
    for (const printed of [gtin, gtin.slice(1)]) expect(names(printed)).toEqual(['Miến dong Thanh Mai']);
    expect(names('8930000000999')).toEqual([]);
  });

  test('tells how it stands that day, by which decision', () => {
    const standing = (words: string) => searchProducts(edition, words, NOW)[0];
    expect(standing('miến')).toMatchObject({
      status: 'in-force',
      star: 4,
      decision: { numberText: '377/QĐ-UBND' },
    });
    expect(standing('trà')).toMatchObject({
      status: 'lapsed',
      validTo: '2026-01-10',
      place: 'Xã Thanh Mai, Tỉnh Sông Xanh',
    });
    expect(standing('bánh')).toMatchObject({ status: 'withdrawn', place: null });
    expect(standing('tương')).toMatchObject({ status: 'incomplete', star: null, decision: null });
  });

  test('stands as on the day of the data, however far ahead a clock runs', () => {
    const [miến] = searchProducts(edition, 'miến', NOW + 4000 * 86_400_000);
    expect(miến).toMatchObject({ status: 'in-force' });
  });

  test('is not found by nothing, by blanks, or by what is no word; and never more than fifty are shown', () => {
    for (const words of ['', '   ', '…', '%', '"']) expect(names(words)).toEqual([]);
    const many = { ...edition, tables: { ...edition.tables } };
    const rows = 200;
    many.tables.products = {
      producer: Array(rows).fill(0),
      name: Array.from({ length: rows }, (_, i) => `Miến ${i}`),
      id: Array(rows).fill('x'),
    };
    expect(searchProducts(many, 'miến', NOW)).toHaveLength(MOST_FOUND);
  });
});

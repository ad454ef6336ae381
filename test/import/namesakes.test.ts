import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { csvOf, foundOffice, type Office } from '#test/import/support/office.ts';

// DỮ LIỆU MẪU: persons, firms and their products are fictional.

const HEADINGS = {
  product: 'Tên sản phẩm',
  producer: 'Chủ thể',
  star: 'Hạng sao',
  no: 'Số quyết định',
  signed: 'Ngày ký',
  authority: 'Cơ quan ban hành',
  tax: 'Mã số thuế',
  address: 'Địa chỉ',
  commune: 'Xã',
  district: 'Huyện',
  province: 'Tỉnh',
  communeNow: 'Xã hiện nay',
  provinceNow: 'Tỉnh hiện nay',
} as const;
type Row = Partial<Record<keyof typeof HEADINGS, string>>;

const AWARD = { product: 'Mật ong', star: '3', authority: 'UBND tỉnh Đồi Xanh' };
const FIRST = { ...AWARD, no: '12/QĐ-UBND', signed: '09/12/2021' };
const SECOND = { ...AWARD, no: '34/QĐ-UBND', signed: '20/11/2024' };
const NAM = 'Hộ kinh doanh Nguyễn Văn Nam';
const HTX = 'HTX Ong Mai Khê';
const BAO_SON = { commune: 'Xã Bảo Sơn', district: 'Lục Nam', province: 'Bắc Giang' };
const LAC_VE = { commune: 'Xã Lạc Vệ', district: 'Tiên Du', province: 'Bắc Ninh' };

let office: Office;
beforeEach(async () => {
  office = await foundOffice();
});
afterEach(() => office.close());

function bring(...rows: Row[]) {
  const fields = Object.keys(HEADINGS) as (keyof typeof HEADINGS)[];
  const body = rows.map((row) => fields.map((field) => row[field] ?? ''));
  return office.bring(csvOf([fields.map((field) => HEADINGS[field]), ...body]));
}

/** Brings two rows in one file, and again in two files of another office: one product, or two that are listed. */
async function tellApart(first: Row, second: Row): Promise<'one' | 'two, listed' | 'two'> {
  const together = await bring(first, second);
  const other = await foundOffice();
  try {
    const mine = office;
    office = other;
    await bring(first);
    const apart = await bring(second);
    office = mine;
    expect(apart.possibleMatches.map(({ reason }) => reason)).toEqual(
      together.possibleMatches.map(({ reason }) => reason),
    );
    expect(await other.productNames()).toEqual(await mine.productNames());
  } finally {
    other.close();
  }
  if ((await office.productNames()).length === 1) return 'one';
  return together.possibleMatches.some(({ reason }) => reason === 'same-names-apart') ? 'two, listed' : 'two';
}

describe('Producers of one name and no tax code', () => {
  test.each<[string, Row, Row]>([
    ['households of two communes', { producer: NAM, ...BAO_SON }, { producer: NAM, ...LAC_VE }],
    [
      'households of two communes, in one address',
      { producer: NAM, address: 'Xã Bảo Sơn, Lục Nam, Bắc Giang' },
      { producer: NAM, address: 'Xã Lạc Vệ, Tiên Du, Bắc Ninh' },
    ],
    [
      'households of two provinces that became one',
      { producer: NAM, province: 'Bắc Giang' },
      { producer: NAM, province: 'Bắc Ninh' },
    ],
    [
      'persons of two provinces that became one',
      { producer: 'Nguyễn Văn Nam', province: 'Bắc Giang' },
      { producer: 'Nguyễn Văn Nam', province: 'Bắc Ninh' },
    ],
    [
      'firms of two districts',
      { producer: HTX, ...BAO_SON },
      { producer: HTX, ...BAO_SON, district: 'Tân Yên' },
    ],
    [
      'firms of two communes',
      { producer: HTX, ...BAO_SON },
      { producer: HTX, ...BAO_SON, commune: 'Xã Lạc Vệ' },
    ],
    [
      'firms of two provinces of which neither became the other',
      { producer: HTX, province: 'Vĩnh Phúc' },
      { producer: HTX, province: 'Hòa Bình' },
    ],
  ])('are two and listed: %s', async (_what, first, second) => {
    expect(await tellApart({ ...FIRST, ...first }, { ...SECOND, ...second })).toBe('two, listed');
  });

  test.each<[string, Row, Row]>([
    ['a blank commune', { producer: HTX, ...BAO_SON }, { producer: HTX, ...BAO_SON, commune: '' }],
    ['a household again', { producer: NAM, ...BAO_SON }, { producer: NAM, ...BAO_SON }],
    ['nothing said of the place', { producer: NAM, ...BAO_SON }, { producer: NAM }],
    [
      'a district that became a town',
      { producer: HTX, ...BAO_SON, district: 'huyện Lục Nam' },
      { producer: HTX, ...BAO_SON, district: 'thị xã Lục Nam' },
    ],
    [
      'today’s commune in its own column',
      { producer: NAM, ...BAO_SON },
      { producer: NAM, communeNow: 'Xã Lục Nam', provinceNow: 'Bắc Ninh' },
    ],
    [
      'today’s commune in both columns',
      { producer: NAM, ...BAO_SON },
      {
        ...{ producer: NAM, commune: 'Xã Lục Nam', communeNow: 'Xã Lục Nam' },
        ...{ province: 'Bắc Ninh', provinceNow: 'Bắc Ninh' },
      },
    ],
    [
      'today’s commune known from the first row',
      { producer: HTX, ...BAO_SON, communeNow: 'Xã Lục Nam', provinceNow: 'Bắc Ninh' },
      { producer: HTX, commune: 'Xã Lục Nam', province: 'Bắc Ninh' },
    ],
  ])('are one: %s', async (_what, first, second) => {
    expect(await tellApart({ ...FIRST, ...first }, { ...SECOND, ...second })).toBe('one');
  });

  test('are one by one tax code, wherever they lie', async () => {
    const tax = '0100000001';
    const first = { ...FIRST, producer: NAM, ...BAO_SON, tax };
    expect(await tellApart(first, { ...SECOND, producer: NAM, ...LAC_VE, tax })).toBe('one');
  });

  test('of whom a row could mean several are a third, and that row again is the same', async () => {
    await bring({ ...FIRST, producer: NAM, ...BAO_SON }, { ...FIRST, producer: NAM, ...LAC_VE });
    await bring({ ...SECOND, producer: NAM });
    await bring({ ...SECOND, producer: NAM, no: '99/QĐ-UBND' });
    expect(await office.productNames()).toHaveLength(3);
  });
});

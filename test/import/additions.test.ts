import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { producers, products, variants } from '#db/schema';
import { csvOf, foundOffice, type Office } from '#test/import/support/office.ts';

// DỮ LIỆU MẪU: firms, products and barcodes are fictional.

const HEADINGS = ['Tên sản phẩm', 'Chủ thể', 'Hạng sao', 'Số quyết định', 'Ngày ký', 'Cơ quan ban hành'];
const MORE = ['Mã vạch', 'Mã số thuế', 'Nhóm sản phẩm', 'Loại hình chủ thể', 'Xã hiện nay', 'Tỉnh hiện nay'];
const GOOD = ['Bánh gai', 'Bếp Mai Khê', '4', '12/QĐ-UBND', '15/03/2025', 'UBND tỉnh Đồi Xanh'];
const NONE = ['', '', '', '', '', ''];

let office: Office;
beforeEach(async () => {
  office = await foundOffice();
});
afterEach(() => office.close());

const bring = (...rows: string[][]) =>
  office.bring(csvOf([[...HEADINGS, ...MORE], ...rows.map((row) => [...GOOD, ...row])]));

describe('A row of a recognition on record', () => {
  test('with the barcode of another pack size adds it, in one file or the next', async () => {
    const sizes = ['8938501234568', '8938501234575'].map((gtin) => [gtin, ...NONE.slice(1)]);
    expect(await bring(...sizes)).toMatchObject({ imported: 2, unchanged: 0 });
    expect(await office.deps.db.orm.select().from(variants)).toHaveLength(2);
    expect(await office.told()).toHaveLength(1);
    expect(await bring(...sizes)).toMatchObject({ imported: 0, unchanged: 2 });
    expect(await bring(['8938501234582', ...NONE.slice(1)])).toMatchObject({ imported: 1 });
    expect(await office.deps.db.orm.select().from(variants)).toHaveLength(3);
  });

  test('fills in tax code, group, kind and commune where the record has none', async () => {
    await bring(NONE);
    const full = ['8938501234568', '0100000001', 'Thực phẩm', 'Hợp tác xã', 'Xã Mai Khê', 'Bắc Ninh'];
    expect(await bring(full)).toMatchObject({ imported: 1, unchanged: 0, warnings: [] });
    const [firm, ...others] = await office.deps.db.orm.select().from(producers);
    expect(others).toEqual([]);
    expect(firm).toMatchObject({ taxCode: '0100000001', kind: 'cooperative' });
    expect(firm?.areaId).not.toBeNull();
    expect(await office.deps.db.orm.select().from(products)).toMatchObject([{ group: 'food' }]);
    expect(await bring(full)).toMatchObject({ imported: 0, unchanged: 1 });
    expect(await bring(NONE)).toMatchObject({ unchanged: 1, warnings: [] });
  });

  test('that has group or kind otherwise changes nothing, and is told', async () => {
    await bring(['', '', 'Thực phẩm', 'Hợp tác xã', '', '']);
    const report = await bring(['', '', 'Đồ uống', 'Công ty', '', '']);
    expect(report).toMatchObject({ imported: 0, unchanged: 1 });
    expect(report.warnings.map(({ code }) => code)).toEqual(['fact-differs', 'fact-differs']);
    expect(await office.deps.db.orm.select().from(products)).toMatchObject([{ group: 'food' }]);
  });
});

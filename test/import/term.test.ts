import { afterEach, beforeEach, expect, test } from 'vitest';
import { csvOf, foundOffice, type Office } from '#test/import/support/office.ts';

// DỮ LIỆU MẪU: the firm and its product are fictional.

const HEADINGS = ['Tên sản phẩm', 'Chủ thể', 'Hạng sao', 'Số quyết định', 'Ngày ký', 'Cơ quan ban hành'];
const GOOD = ['Bánh gai', 'HTX Mai Khê', '4', '12/QĐ-UBND', '01/03/2023', 'UBND tỉnh Đồi Xanh'];

let office: Office;
beforeEach(async () => {
  office = await foundOffice();
});
afterEach(() => office.close());

test.each([
  ['01/03/2106', ['term-unusual']],
  ['01/03/2024', ['term-unusual']],
  ['28/02/2026', []],
  ['01/09/2025', []],
  ['01/09/2026', []],
  ['02/09/2026', ['term-unusual']],
])('An award of 01/03/2023 that ends on %s is imported, with %j', async (end, codes) => {
  const report = await office.bring(
    csvOf([
      [...HEADINGS, 'Ngày hết hạn'],
      [...GOOD, end],
    ]),
  );
  expect(report.imported).toBe(1);
  expect(report.warnings.map(({ code }) => code)).toEqual(codes);
});

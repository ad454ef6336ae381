import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readUpload } from '#server/import/readFile.ts';
import { foundOffice, type Office } from '#test/import/support/office.ts';
import { rawZip, sheetXml, workbookEntries } from '#test/import/support/rawZip.ts';

// DỮ LIỆU MẪU: as many fictional rows as one file may hold.

const MOST = 20_000;
/** Bounded means answered, not hung: speed itself is measured by `npm run bench`, for machines are shared. */
const HUNG_MS = 60_000;
const HEADINGS = ['Tên sản phẩm', 'Chủ thể', 'Hạng sao', 'Số quyết định', 'Ngày ký', 'Cơ quan ban hành'];

let office: Office;
beforeEach(async () => {
  office = await foundOffice();
});
afterEach(() => office.close());

function csv(product: (i: number) => string, producer: (i: number) => string): string {
  const rows = Array.from({ length: MOST }, (_, i) =>
    [product(i), producer(i), 3 + (i % 3), `${i % 50}/QĐ-UBND`, '15/03/2025', 'UBND tỉnh Đồi Xanh'].join(','),
  );
  return [HEADINGS.join(','), ...rows].join('\n');
}

describe('A register of 20,000 rows', () => {
  test('is imported in one go, and again for nothing', async () => {
    const text = csv(
      (i) => `Mật ong hoa rừng loại ${i}`,
      (i) => `HTX Thanh Mai ${i % 900}`,
    );
    const start = performance.now();
    expect(await office.bring(text)).toMatchObject({ rows: MOST, imported: MOST, possibleMatches: [] });
    expect(await office.bring(text)).toMatchObject({ unchanged: MOST });
    expect(performance.now() - start).toBeLessThan(HUNG_MS);
  });

  test.each<[string, (i: number) => string, (i: number) => string]>([
    [
      'all of one firm',
      (i) => `Bánh ${i} gai nếp cái hoa vàng xã Thanh Mai loại đặc biệt hộp giấy`,
      () => 'HTX Thanh Mai',
    ],
    [
      'one product of 20,000 firms',
      () => 'Bánh gai',
      (i) => `Công ty TNHH một thành viên ${i} thương mại dịch vụ Thanh Mai`,
    ],
    [
      'names that contain one another',
      (i) => `Bánh gai ${'rất '.repeat(i % 40)}ngon ${i % 500}`,
      (i) => `HTX ${i % 40} Mai`,
    ],
  ])('%s does not take the square of the time', async (_what, product, producer) => {
    const start = performance.now();
    const report = await office.bring(csv(product, producer), { dryRun: true });
    expect(report.rows).toBe(MOST);
    expect(performance.now() - start).toBeLessThan(HUNG_MS);
  });

  test('fits the reader’s heap as XLSX', async () => {
    const long = 'Mật ong hoa rừng xã Thanh Mai đóng chai thuỷ tinh';
    const rows = Array.from({ length: MOST }, (_, i) =>
      Array.from({ length: 12 }, (_, c) => `${long} ${i} ${c}`),
    );
    const bytes = rawZip(workbookEntries(sheetXml([HEADINGS, ...rows])));
    const { sheet } = await readUpload({ bytes, fileName: 'x.xlsx' });
    expect(sheet.rows).toHaveLength(MOST + 1);
  });
});

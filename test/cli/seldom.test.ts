import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cliJson } from '#test/support/cli.ts';
import { environment, temporaryFolder } from '#test/support/register.ts';

// The built program leaves out what pdfkit seldom asks, and brings it when it is asked (server/boot/seldom.mjs).

const GTIN = '2000000000022';
const SHEET = `Tên sản phẩm;Chủ thể;Hạng sao;Số quyết định;Ngày ký;Cơ quan công nhận;Mã GTIN;Có giá trị đến
Coffee filter C\u031b;HTX Thanh Mai (DỮ LIỆU MẪU);4;1/QĐ-UBND;2026-10-01;UBND tỉnh Mai Sơn;${GTIN};2099-09-30
`;
let folder: ReturnType<typeof temporaryFolder>;
let env: Record<string, string>;
const path = (name: string) => join(folder.path, name);

beforeAll(async () => {
  folder = temporaryFolder();
  env = environment(join(folder.path, 'data'));
  await cliJson(['init'], env);
  writeFileSync(path('so.csv'), SHEET);
  await cliJson(['register', 'import', path('so.csv')], env);
  await cliJson(['lot', 'open', '--product', GTIN, '--number', 'L1', '--quantity', '10'], env);
});
afterAll(() => folder.remove());

test('a name with ligatures, and with a mark that the typeface cannot place, is printed in every format', async () => {
  const asked = ['--product', GTIN, '--lot', 'L1', '--quantity', '2'];
  const { batch } = await cliJson<{ batch: string }>(['batch', 'issue', ...asked], env);
  const papers = { pdf: 'a4-65', zpl: 'roll-50x30-2', png: 'roll-50x30-2' };
  for (const [format, stock] of Object.entries(papers)) {
    const how = ['--stock', stock, '--format', format, '--out', path(`tem.${format}`)];
    expect(await cliJson(['batch', 'print', batch, ...how], env)).toMatchObject({ stamps: 2 });
  }
});

test('an office paper breaks its lines', async () => {
  await cliJson(['product', 'extract', GTIN, '--out', path('trich-luc.pdf')], env);
  expect(readFileSync(path('trich-luc.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
});

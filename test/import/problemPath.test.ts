import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { csvOf } from '#test/import/support/office.ts';
import { cli, cliJson } from '#test/support/cli.ts';
import { environment, temporaryFolder } from '#test/support/register.ts';

// DỮ LIỆU MẪU: the firm and its product are fictional.

const folder = temporaryFolder();
const env = environment(join(folder.path, 'so'));
const sheet = join(folder.path, 'so.csv');
const csv = csvOf([
  ['Tên sản phẩm', 'Chủ thể'],
  ['Bánh gai', 'HTX Mai Khê'],
]);
beforeAll(async () => {
  writeFileSync(sheet, csv);
  await cliJson(['init'], env);
});
afterAll(folder.remove);

test('A problem file that cannot be written, or is the sheet itself, stops the import before it begins', async () => {
  for (const out of [join(folder.path, 'không có', 'x.csv'), folder.path, sheet]) {
    const { status: ended } = await cli(['register', 'import', sheet, '--problems', out], env);
    expect(ended).toBe(1);
  }
  expect(readFileSync(sheet, 'utf8')).toBe(csv);
  const { stdout } = await cli(['register', 'problems'], env);
  expect(stdout).not.toContain('Bánh gai');
});

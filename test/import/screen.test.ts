import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvOf } from '#test/import/support/office.ts';
import { cli, cliJson } from '#test/support/cli.ts';
import { environment, temporaryFolder } from '#test/support/register.ts';

// DỮ LIỆU MẪU: firms and products are fictional.

const HEADINGS = ['Tên sản phẩm', 'Chủ thể', 'Hạng sao', 'QĐ số', 'Ngày ký', 'Nơi cấp', 'Điểm', 'Zalo'];
const DECISION = ['12/QĐ-UBND', '15/03/2025', 'UBND tỉnh Đồi Xanh'];

describe('The screen of an import', () => {
  const folder = temporaryFolder();
  const env = environment(join(folder.path, 'so'));
  const sheet = join(folder.path, 'so.csv');
  beforeAll(async () => {
    const odd = Array.from({ length: 22 }, (_, i) => [
      `Bánh số ${i}`,
      'HTX Mai',
      '4',
      ...DECISION,
      '95',
      '1',
    ]);
    const open = ['Bánh khảo', 'HTX Mai', '4', '', ...DECISION.slice(1), '', ''];
    writeFileSync(sheet, csvOf([HEADINGS, ...odd, open]));
    await cliJson(['init'], env);
  });
  afterAll(folder.remove);

  test('tells notes, unread columns and offered ends, the first 20 of each kind', async () => {
    const { stdout } = await cli(['register', 'import', sheet, '--dry-run'], env);
    expect(stdout).toContain('Lưu ý: Không đọc cột “Zalo”');
    expect(stdout).toContain('Lưu ý, dòng 2, cột Điểm: Điểm 95 không khớp hạng sao');
    expect(stdout).toContain('22 ngày hết hạn do hệ thống đề nghị (36 tháng)');
    expect(stdout.match(/Lưu ý/g)).toHaveLength(20);
    expect(stdout).toContain('… và 3 dòng nữa');
  });

  test('tells again what is incomplete still, and `register problems` from the register alone', async () => {
    await cliJson(['register', 'import', sheet], env);
    const { stdout } = await cli(['register', 'import', sheet], env);
    expect(stdout).toContain('Dòng 24 (đã có trong sổ), Bánh khảo: Chưa đủ: số quyết định');
    const out = join(folder.path, 'con-thieu.csv');
    const found = await cliJson<{ incomplete: object[]; possibleMatches: object[] }>(
      ['register', 'problems', '--out', out],
      env,
    );
    expect(found).toMatchObject({
      incomplete: [{ file: 'so.csv', row: 24, product: { name: 'Bánh khảo' }, missing: ['decisionNumber'] }],
      possibleMatches: [],
    });
    expect(readFileSync(out, 'utf8')).toContain('so.csv,24,,chưa đủ');
    const said = await cli(['register', 'problems'], env);
    expect(said.stdout).toContain('so.csv, dòng 24: Bánh khảo (HTX Mai). Chưa đủ: số quyết định');
  });
});

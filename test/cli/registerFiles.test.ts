import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cliJson, cliRefused } from '#test/support/cli.ts';
import { environment, temporaryFolder } from '#test/support/register.ts';

const SHEET = `Tên sản phẩm;Chủ thể;Hạng sao;Số quyết định;Ngày ký;Cơ quan công nhận;Có giá trị đến
Mật ong (DỮ LIỆU MẪU);HTX Thanh Mai;4;120/QĐ-UBND;15/03/2025;UBND tỉnh Đồi Xanh;31/12/2190
Bánh gai (DỮ LIỆU MẪU);HTX Trực Hùng;3;121/QĐ-UBND;15/03/2021;UBND tỉnh Đồi Xanh;15/03/2024
`;

describe('the command line, for the register’s files and areas', () => {
  const folder = temporaryFolder();
  const file = (name: string) => join(folder.path, name);
  const env = environment(join(folder.path, 'data'));
  beforeAll(async () => {
    writeFileSync(file('so.csv'), SHEET);
    await cliJson(['init'], env);
    await cliJson(['register', 'import', file('so.csv')], env);
  });
  afterAll(() => folder.remove());

  test('exports what a query finds, as of a day', async () => {
    const out = file('ra.csv');
    const args = ['register', 'export', '--as-of', '01/01/2023', '--status', 'in-force', '--out', out];
    expect(await cliJson(args, env)).toMatchObject({ rows: 1, asOf: '2023-01-01', file: out });
    const text = readFileSync(out, 'utf8');
    expect(text).toContain('Tại ngày 01/01/2023');
    expect(text).toContain('Bánh gai');
    expect(text).not.toContain('Mật ong');
  });

  test('writes XLSX too', async () => {
    const out = file('ra.xlsx');
    expect(await cliJson(['register', 'export', '--format', 'xlsx', '--out', out], env)).toMatchObject({
      rows: 2,
    });
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
  });

  test('refuses what nobody offers, and its own files, and leaves nothing behind', async () => {
    const out = file('khong.csv');
    for (const more of [
      ['--star', '9'],
      ['--format', 'pdf'],
      ['--as-of', '31/02/2026'],
      ['--status', 'x'],
    ]) {
      const { status } = await cliRefused(['register', 'export', '--out', out, ...more], env);
      expect({ more, status }).toEqual({ more, status: 1 });
    }
    expect(existsSync(out)).toBe(false);
    const own = join(folder.path, 'data', 'temgoc.db');
    expect((await cliRefused(['register', 'export', '--out', own], env)).problem.code).toBe('output-is-ours');
  });

  test('loads the communes of one province, once', async () => {
    const first = await cliJson<{ areas: number }>(['area', 'load', '--province', '24'], env);
    expect(first).toMatchObject({ counts: { communes: 99, strangeProvinces: 0 } });
    expect(first.areas).toBeGreaterThan(99);
    expect(await cliJson(['area', 'load', '--province', '24'], env)).toMatchObject({ areas: 0, links: 0 });
    expect((await cliRefused(['area', 'load', '--province', '99'], env)).problem.code).toBe('invalid-input');
  });
});

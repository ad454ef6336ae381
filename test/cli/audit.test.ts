import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { cli, cliJson } from '#test/support/cli.ts';
import { environment, openOffice, recognise, temporaryFolder } from '#test/support/register.ts';

const folder = temporaryFolder();
const data = join(folder.path, 'data');
const env = environment(data);
afterAll(() => folder.remove());

test('audit verify ends with 0 while the register agrees with itself, and with 1 and what differs when it does not', async () => {
  const deps = await openOffice(data);
  await recognise(deps, { product: 'Mật ong bạc hà' });
  deps.db.close();
  const product = ['--product', 'Mật ong bạc hà'];
  await cliJson(['lot', 'open', ...product, '--number', 'L-1', '--quantity', '50'], env);
  const { batch } = await cliJson(['batch', 'issue', ...product, '--lot', 'L-1', '--quantity', '20'], env);
  await cliJson(['limit', 'set', '--per-lot', '1000', '--per-30-days', '2000'], env);

  expect(await cliJson(['audit', 'verify'], env)).toMatchObject({ agrees: true, batches: 1, findings: [] });
  expect(await cliJson(['limit', 'list'], env)).toEqual([
    { producer: '*', name: null, perLot: 1000, per30Days: 2000 },
  ]);
  const [issued] = await cliJson<Record<string, unknown>[]>(['event', 'list', '--verb', 'issue'], env);
  expect(issued).toMatchObject({ noun: 'batch', nounId: batch });

  const sqlite = new Database(deps.db.path);
  sqlite.exec('update batches set quantity = 2000');
  sqlite.close();
  const { status, stdout } = await cli(['audit', 'verify', '--json'], env);
  expect(status).toBe(1);
  const { findings } = JSON.parse(stdout) as {
    findings: { field?: string; told?: string; found?: string }[];
  };
  expect(findings).toContainEqual({
    ...{ code: 'row-differs', noun: 'batch', nounId: batch, field: 'quantity', told: '20', found: '2000' },
  });
  expect((await cli(['audit', 'verify'], env)).stdout).toContain('nhật ký ghi “20”, sổ có “2000”');
});

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cliJson, cliRefused } from '#test/support/cli.ts';
import { environment, temporaryFolder } from '#test/support/register.ts';

const folder = temporaryFolder();
const file = join(folder.path, 'root.jwk');
const env = environment(join(folder.path, 'data'));
const safe = { ...env, TEMGOC_ROOT_PASSPHRASE: 'mat-khau-cua-khoa-goc' };

beforeAll(async () => {
  await cliJson(['init'], env);
});
afterAll(folder.remove);

test('a root is made into one encrypted file that only its owner reads, and never over another', async () => {
  expect(await cliJson(['root', 'show'], env)).toEqual({ root: null });
  expect((await cliRefused(['root', 'make', '--out', file], env)).problem).toMatchObject({
    code: 'secret-missing',
  });
  const { kid } = await cliJson(['root', 'make', '--out', file], safe);
  expect(kid).toMatch(/^[\w-]{43}$/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8').split('.')).toHaveLength(5);
  const again = await cliRefused(['root', 'make', '--out', file], safe);
  expect(again.problem).toMatchObject({ code: 'output-not-writable' });
});

test('it delegates for 90 days, and another root does not without being told to', async () => {
  const delegated = await cliJson(['root', 'delegate', '--root', file], safe);
  const shown = await cliJson(['root', 'show'], env);
  expect(shown).toMatchObject({ root: delegated.root, kid: delegated.kid, days: 89 });
  const other = `${file}.2`;
  await cliJson(['root', 'make', '--out', other], safe);
  const refused = await cliRefused(['root', 'delegate', '--root', other], safe);
  expect(refused.problem).toMatchObject({ code: 'root-exists' });
  const replaced = await cliJson(['root', 'delegate', '--root', other, '--replace'], safe);
  expect(replaced.root).not.toBe(delegated.root);
});

test.each([
  [['--days', '401'], 'invalid-input'],
  [['--days', '0'], 'invalid-input'],
  [['--root', '/khong-co.jwk'], 'root-file-wrong'],
] as const)('a delegation with %j is refused: %s', async (args, code) => {
  const refused = await cliRefused(['root', 'delegate', '--root', file, ...args], safe);
  expect(refused.problem).toMatchObject({ code });
});

test('a wrong passphrase opens nothing', async () => {
  const wrong = { ...env, TEMGOC_ROOT_PASSPHRASE: 'mot-mat-khau-khac-han' };
  const refused = await cliRefused(['root', 'delegate', '--root', file], wrong);
  expect(refused.problem).toMatchObject({ code: 'root-file-wrong' });
});

test('a demonstration has a trial root at once', async () => {
  const demo = environment(join(folder.path, 'demo'), { TEMGOC_ORIGIN: 'http://localhost:8080' });
  await cliJson(['init', '--demo'], demo);
  expect(await cliJson(['root', 'show'], demo)).toMatchObject({ days: 89 });
  expect(existsSync(join(folder.path, 'demo', 'trial-root.jwk'))).toBe(true);
});

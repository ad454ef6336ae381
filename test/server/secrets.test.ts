import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { compactDecrypt } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cli, cliJson, ended, startCli } from '#test/support/cli.ts';
import { environment, SECRET, temporaryFolder } from '#test/support/register.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

/** The secret parts of the office's key, opened as only whoever has the secret can. */
async function canaries(data: string): Promise<string[]> {
  const sqlite = new Database(join(data, 'temgoc.db'), { readonly: true });
  const sealed = sqlite.prepare('select sealed from keys').pluck().get() as string;
  sqlite.close();
  const { plaintext } = await compactDecrypt(sealed, new TextEncoder().encode(SECRET), {
    keyManagementAlgorithms: ['PBES2-HS512+A256KW'],
    maxPBES2Count: 1e6,
  });
  const { seed, mac } = JSON.parse(new TextDecoder().decode(plaintext)) as { seed: string; mac: string };
  const spellings = [seed, mac].flatMap((part) => {
    const bytes = Buffer.from(part, 'base64url');
    return [
      bytes.toString('base64url'),
      bytes.toString('base64'),
      bytes.toString('hex'),
      bytes.toString('latin1'),
    ];
  });
  return [SECRET, ...spellings];
}

it('no secret is in any file, log, answer or refusal of a whole demonstration', async () => {
  const data = join(folder.path, 'data');
  const env = environment(data, { TEMGOC_LOG: 'trace' });
  const said: string[] = [];
  const say = async (...args: string[]) => {
    const { stdout, stderr } = await cli(args, env);
    said.push(stdout, stderr);
  };
  await say('init', '--demo', '--json');
  await say('key', 'list', '--json');
  await say('product', 'show', 'Mật ong hoa rừng Thanh Mai', '--json');
  const products = await cliJson<{ name: string; id: string }[]>(['product', 'list'], env);
  const first = products.find(({ name }) => name === 'Bánh gai Thanh Mai')!;
  const { batches } = await cliJson<{ batches: { batch: string }[] }>(['product', 'show', first.id], env);
  const { batch } = batches[0]!;
  await say('batch', 'export', batch, '--out', join(data, 'x.csv'), '--json');
  await say('batch', 'print', batch, '--stock', 'a4-65', '--out', join(data, 'x.pdf'), '--json');
  const server = startCli(['serve', '--port', '0', '--json'], env);
  const closing = ended(server);
  const { port } = JSON.parse(
    String(await new Promise((resolve) => server.stdout!.once('data', resolve))),
  ) as { port: number };
  for (const path of [
    '/',
    '/.well-known/jwks.json',
    '/healthz',
    '/readyz',
    `/${'9'.repeat(155)}/s/010000000001`,
    '/?x=y',
  ]) {
    said.push(await (await fetch(`http://127.0.0.1:${port}${path}`)).text());
  }
  server.kill('SIGTERM');
  const { stdout, stderr } = await closing;
  said.push(stdout, stderr);

  const found = readdirSync(data, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const files = found.map(({ parentPath, name }) => readFileSync(join(parentPath, name)).toString('latin1'));
  expect(files.length).toBeGreaterThan(3);
  for (const canary of await canaries(data)) {
    for (const text of [...said, ...files]) expect(text.includes(canary)).toBe(false);
  }
  expect(stderr).not.toMatch(/127\.0\.0\.1|remoteAddress/);
});

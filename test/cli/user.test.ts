import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cliJson, cliRefused } from '#test/support/cli.ts';
import { environment, temporaryFolder } from '#test/support/register.ts';

let folder: ReturnType<typeof temporaryFolder>;
let env: Record<string, string>;

beforeAll(async () => {
  folder = temporaryFolder();
  env = environment(join(folder.path, 'data'));
  await cliJson(['init'], env);
});
afterAll(() => folder.remove());

const LAN = ['--email', 'Lan@Van-Phong.example', '--name', 'Trần Thị Lan'];

test('the first administrator is invited by a link that the register does not hold', async () => {
  expect(await cliJson(['user', 'list'], env)).toEqual([]);
  const invited = await cliJson(['user', 'invite', ...LAN, '--role', 'administrator'], env);
  expect(invited).toMatchObject({ email: 'lan@van-phong.example', role: 'administrator' });
  expect(invited.link).toMatch(/^https:\/\/ocop\.vn\/invitation\/[\w-]{43}$/);
});

test.each([
  [['user', 'invite', ...LAN, '--role', 'mayor'], 'invalid-input'],
  [['user', 'invite', '--email', 'lan', '--name', 'Lan', '--role', 'clerk'], 'invalid-input'],
  [['user', 'invite', ...LAN, '--role', 'producer'], 'place-unknown'],
  [['user', 'invite', ...LAN, '--role', 'clerk', '--area', 'xã không có'], 'place-unknown'],
  [['user', 'suspend', 'ai@van-phong.example'], 'user-not-found'],
  [['user', 'return', 'ai@van-phong.example'], 'user-not-found'],
] as const)('%j is refused: %s', async (args, code) => {
  expect((await cliRefused([...args], env)).problem).toMatchObject({ code });
});

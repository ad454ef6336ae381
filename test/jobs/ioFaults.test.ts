import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fsp, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Deps } from '#server/deps.ts';
import { printFile } from '#server/jobs/printFile.ts';
import { honeyBatch, honeyLot } from '#test/support/printOffice.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';

type Call = (...given: never[]) => Promise<unknown>;
type Calls = Record<string, Call>;

const OF_MODULE = ['open', 'rename', 'unlink', 'readdir', 'lstat', 'realpath', 'mkdir'];
const OF_FILE = ['appendFile', 'sync', 'close'];

const folder = temporaryFolder();
let deps: Deps;
let batch: string;
let calls: number;
let failing: number;
let restore: () => void;

/** The n-th call to the disk fails as a broken disk does, and every other one does what it is asked. */
function counted(real: Call): Call {
  return function (this: unknown, ...given) {
    calls++;
    if (calls === failing) return Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }));
    return real.apply(this, given);
  };
}

function replace(target: Calls, names: readonly string[]): () => void {
  const real = names.map((name) => [name, target[name]!] as const);
  for (const [name, call] of real) target[name] = counted(call);
  return () => Object.assign(target, Object.fromEntries(real));
}

beforeAll(async () => {
  deps = await openOffice(folder.path);
  batch = (await honeyBatch(deps, await honeyLot(deps), 65)).id;
  const handle: FileHandle = await fsp.open(import.meta.filename);
  const files = replace(Object.getPrototypeOf(handle) as Calls, OF_FILE);
  const module = replace(fsp as unknown as Calls, OF_MODULE);
  syncBuiltinESMExports();
  restore = () => {
    files();
    module();
    syncBuiltinESMExports();
  };
  failing = 0;
  await handle.close();
});

afterAll(() => {
  restore();
  deps.db.close();
  folder.remove();
});

const prints = join(folder.path, 'prints');
const shaOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

function print(name: string, at: number) {
  calls = 0;
  failing = at;
  const input = { batch, stock: 'a4-65', dpi: 300, start: 1, part: 1 };
  const watch = { onProgress: () => undefined, signal: new AbortController().signal };
  return printFile(deps, input, join(prints, name), watch).then(
    ({ sha256 }) => sha256,
    () => 'failed',
  );
}

test('whichever call to the disk fails, a print is whole or is not there, and nothing of it is left lying', async () => {
  const whole = await print('whole.pdf', 0);
  expect(shaOf(join(prints, 'whole.pdf'))).toBe(whole);
  const total = calls;
  expect(total).toBeGreaterThan(8);
  let failures = 0;
  for (let n = 1; n <= total; n++) {
    const name = `${n}.pdf`;
    const answer = await print(name, n);
    if (answer === 'failed') failures++;
    else expect(answer).toBe(whole);
    if (existsSync(join(prints, name))) expect(shaOf(join(prints, name))).toBe(whole);
  }
  expect(failures).toBeGreaterThan(total / 2);
  expect(await print('whole.pdf', 0)).toBe(whole);
  expect(readdirSync(prints).filter((one) => one.startsWith('.'))).toEqual([]);
});

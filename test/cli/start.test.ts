import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ended } from '#test/support/cli.ts';
import { temporaryFolder } from '#test/support/register.ts';

const START = join(import.meta.dirname, '..', '..', 'server', 'boot', 'start.mjs');

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** `npm start` until it serves; then `look`, then Ctrl-C. */
async function start(look: (said: string) => Promise<void>): Promise<number | null> {
  const env = {
    PATH: process.env.PATH ?? '',
    TEMGOC_DATA: folder.path,
    PORT: String(await freePort()),
    TEMGOC_LOG: 'silent',
  };
  const child = spawn(process.execPath, [START], { env, stdio: 'pipe' });
  let said = '';
  const closing = ended(child);
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.includes('Ctrl-C')) resolve();
    });
  });
  try {
    await look(said);
  } finally {
    child.kill('SIGINT');
  }
  return (await closing).status;
}

/** The stamps to look at; the door of the portals is no stamp. */
function links(said: string): string[] {
  const all = [...said.matchAll(/http:\/\/localhost:\d+\/\S+/g)].map(([url]) => url);
  return all.filter((url) => !url.endsWith('/sign-in'));
}

async function headline(url: string): Promise<unknown> {
  const response = await fetch(url.replace('localhost', '127.0.0.1'), {
    headers: { accept: 'application/json' },
  });
  const { origin, headline: shown } = (await response.json()) as Record<string, unknown>;
  return `${origin} ${shown}`;
}

it('npm start shows one address for each kind of answer, and starting again changes nothing', async () => {
  const status = await start(async (said) => {
    expect(said).toContain('BẢN DÙNG THỬ');
    expect(said).toContain('DỮ LIỆU MẪU');
    expect(said).toMatch(/http:\/\/localhost:\d+\/sign-in\n/);
    const shown = [];
    for (const url of links(said)) shown.push(await headline(url));
    expect(shown).toEqual([
      'signed in-force',
      'signed ending',
      'signed lapsed',
      'signed superseded',
      'signed withdrawn',
      'signed recalled',
      'signed void',
      'signed copies-alarm',
      'forged forged',
      'record record',
      'mac in-force',
      'signed unknown-batch',
      'signed in-force',
    ]);
    const sheet = /\/\S+\.pdf/.exec(said)?.[0] ?? '';
    expect(statSync(sheet).size).toBeGreaterThan(10_000);
  });
  expect(status).toBe(0);

  const { mtimeMs } = statSync(join(folder.path, 'tem-mau.pdf'));
  await start(async (said) => {
    expect(await headline(links(said)[0]!)).toBe('signed in-force');
  });
  expect(statSync(join(folder.path, 'tem-mau.pdf')).mtimeMs).toBe(mtimeMs);
}, 120_000);

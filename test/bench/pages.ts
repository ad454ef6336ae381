import { brotliCompressSync } from 'node:zlib';
import type { Role } from '#core/permission';
import { DOORS } from '#server/portal/doors.ts';
import { DOOR_TABLE } from '#test/routes/doors.table.ts';
import { type PortalServer, startPortalServer } from '#test/support/portalServer.ts';

// Every door with who may come in and, for pages, what its first load weighs: page, style, script and font, compressed.

const LETTERS: Readonly<Record<string, Role>> = {
  C: 'clerk',
  A: 'approver',
  M: 'administrator',
  P: 'producer',
  D: 'delegate',
};

async function weigh(
  portals: PortalServer,
  path: string,
  who: string,
): Promise<[page: number, load: number] | null> {
  const role = LETTERS[who[0] ?? ''] ?? (who === 'signed-in' ? 'producer' : undefined);
  const cookie = role ? await portals.signIn(role) : undefined;
  const headers = { accept: 'text/html', ...(cookie ? { cookie: `${cookie.name}=${cookie.value}` } : {}) };
  const ids = portals.ids();
  const url = portals.origin + path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? 'khong-co');
  const answer = await fetch(url, { headers, redirect: 'manual' });
  if (answer.status !== 200 || !answer.headers.get('content-type')?.startsWith('text/html')) return null;
  const html = await answer.text();
  const page = brotliCompressSync(html).length;
  let load = page;
  for (const [, file] of html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)) {
    const bytes = Buffer.from(await (await fetch(portals.origin + file)).arrayBuffer());
    load += file?.endsWith('.woff2') ? bytes.length : brotliCompressSync(bytes).length;
  }
  return [page, load];
}

const portals = await startPortalServer();
process.stdout.write('| door | who | page, bytes | first load, bytes |\n|---|---|---|---|\n');
for (const [method, path, who] of DOOR_TABLE) {
  const door = DOORS.find((one) => one.method === method && one.path === path);
  const weight = method === 'GET' && door ? await weigh(portals, path, who) : null;
  const [page, load] = weight ?? ['', ''];
  process.stdout.write(`| ${method} ${path} | ${who} | ${page} | ${load} |\n`);
}
await portals.close();

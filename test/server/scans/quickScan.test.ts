import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { type RunningServer, startServer } from '#server/edge/http.ts';
import { startScanServer } from '#test/support/scanServer.ts';
import { stampSite } from '#test/support/stampSite.ts';
import { samplePaths } from '#test/support/stampWorld.ts';

// The commonest question is answered before any route is looked for. An address ending in `?` goes by the route.

interface Told {
  readonly status: number | undefined;
  readonly headers: Record<string, unknown>;
  readonly text: string;
  readonly size: number;
}

function tell(port: number, path: string, headers: Record<string, string>): Promise<Told> {
  return new Promise((resolve, reject) => {
    const sending = request({ port, path, agent: false, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const packed = response.headers['content-encoding'] === 'gzip';
        const { date: _, 'content-length': __, ...told } = response.headers;
        const text = (packed ? gunzipSync(bytes) : bytes).toString();
        resolve({ status: response.statusCode, headers: told, text, size: bytes.length });
      });
    });
    sending.on('error', reject).end();
  });
}

const ASKING = { accept: 'text/html,*/*;q=0.8', 'accept-encoding': 'gzip' };
const PHONES = [
  { ...ASKING, 'accept-language': 'vi-VN,vi;q=0.9' },
  { ...ASKING, 'accept-language': 'en' },
  { ...ASKING, 'accept-encoding': 'identity' },
];

describe('every kind of answer', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer((await stampSite()).site, { port: 0 });
  });
  afterAll(() => server.close());

  test('is told to the byte as the route tells it, with the same headers, the first time and again', async () => {
    const whole = Object.entries(await samplePaths()).filter(([, path]) => /^\/[0-9]{155}\//.test(path));
    expect(whole.length).toBeGreaterThanOrEqual(15);
    for (const [name, path] of [...whole, ...whole.reverse()]) {
      for (const headers of PHONES) {
        const quick = await tell(server.port, path, headers);
        const route = await tell(server.port, `${path}?`, headers);
        expect(quick.headers, name).toEqual(route.headers);
        expect(quick.status).toBe(route.status);
        expect(quick.text === route.text, name).toBe(true);
        if (headers['accept-encoding'] === 'gzip') expect(quick.size, name).toBeLessThanOrEqual(6_000);
      }
    }
  });

  test('a program that names JSON is told JSON', async () => {
    const path = (await samplePaths())['in-force'];
    const { text } = await tell(server.port, path, { accept: 'application/json' });
    expect(JSON.parse(text)).toMatchObject({ headline: 'in-force' });
  });

  test('who takes brotli alone is told in brotli', async () => {
    const path = (await samplePaths())['in-force'];
    const { headers } = await tell(server.port, path, { ...ASKING, 'accept-encoding': 'br' });
    expect(headers['content-encoding']).toBe('br');
  });
});

describe('in an office', () => {
  let world: Awaited<ReturnType<typeof startScanServer>>;
  beforeAll(async () => {
    world = await startScanServer();
  });
  afterAll(() => world.stop());

  test('stamps share a page but for what is their own: looks, lot, instant and path', async () => {
    for (const serial of [1, 2, 3, 1]) {
      world.clock.now += 11 * 60_000;
      const path = world.stamp(serial);
      const headers = { ...ASKING, 'x-forwarded-for': '203.0.113.9' };
      const quick = await tell(world.port, path, headers);
      await world.written(1);
      const route = await tell(world.port, `${path}?`, headers);
      expect(quick.text.replaceAll(/<section id="looks">.*?<\/p>/g, '')).toBe(
        route.text.replaceAll(/<section id="looks">.*?<\/p>/g, ''),
      );
      expect(quick.text).toContain(path);
    }
  });

  test('hundreds that come at once are each told of their own stamp, and each is one look', async () => {
    const paths = Array.from({ length: 260 }, (_, n) => world.stamp(21 + (n % 20)));
    const counted = 'select count(*) as n from scans where serial between 21 and 40';
    const told = await Promise.all(paths.map((path) => tell(world.port, path, ASKING)));
    expect(told.every(({ status, text }, n) => status === 200 && text.includes(paths[n] ?? ''))).toBe(true);
    const looked = () => expect(world.query(counted)).toEqual([{ n: 260 }]);
    await vi.waitFor(looked, { timeout: 20_000, interval: 50 });
  });

  test('an act is told from the next scan on', async () => {
    const path = world.stamp(7);
    const before = await tell(world.port, path, ASKING);
    world.query(`update producers set name = 'Hợp tác xã Tên Mới' where 1 = 1 returning id`);
    await commit(world.deps.db, [
      writeEvent({ at: world.clock.now, actor: 'lan', verb: 'amend', noun: 'producer', nounId: 'pdr-1' }),
    ]);
    const after = await tell(world.port, path, ASKING);
    expect(before.text).not.toContain('Tên Mới');
    expect(after.text).toContain('Hợp tác xã Tên Mới');
  });
});

import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, dayOf, startOf } from '#core/day';
import { verify } from '#core/verify';
import type { Edge } from '#server/edge/edge.ts';
import { networkOf } from '#server/guessThrottle.ts';
import { forgetScans, KEPT_DAYS } from '#server/jobs/forgetScans.ts';
import { trustOf } from '#server/keys/trust.ts';
import { makeMetrics } from '#server/metrics.ts';
import { recordInThread } from '#server/scans/lookThread.ts';
import { deriveMarksKey } from '#server/scans/marks.ts';
import { openScanLog } from '#server/scans/scanLog.ts';
import { recordScan } from '#server/scans/scanRecorder.ts';
import { dice } from '#test/support/register.ts';
import { startScanServer } from '#test/support/scanServer.ts';
import { stampSite } from '#test/support/stampSite.ts';

const SCANS = 10_000;
/** Every tenth comes over the wire, for a whole answer; the others come in where looks are noted. */
const WHOLE = 10;
/** Looks before those that were sent are waited for. */
const AT_ONCE = 500;

let server: Awaited<ReturnType<typeof startScanServer>>;
const addresses: string[] = [];
const agents: string[] = [];

beforeAll(async () => {
  server = await startScanServer();
});
afterAll(() => server.stop());

function people(): void {
  const roll = dice('người mua');
  for (let n = 0; n < SCANS; n++) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = roll(6);
    const v6 = [a, b, c].map((part) => (part + 0x1000).toString(16)).join(':');
    addresses.push(n % 3 === 0 ? `2405:${v6}:${d}:${e}:${f}:7:8` : `${1 + (a % 222)}.${b}.${c}.${d}`);
    agents.push(
      `Mozilla/5.0 (Linux; Android 15; Máy ${n % 97} bản ${e}) Chrome/1${f}.0`
        .normalize('NFD')
        .replace(/[^ -~]/g, ''),
    );
  }
}

/** The edge's own noting of looks over the server's database, without what an answer costs. */
async function openNoting({ deps, clock }: typeof server, paths: readonly string[]) {
  const trust = await trustOf(deps.db, deps.origin, deps.secret, deps.now)();
  const verdicts = await Promise.all(paths.map((path) => verify(deps.origin + path, trust, deps.now())));
  const marksKey = deriveMarksKey(deps.secret);
  const task = { databasePath: deps.db.path, marksKey, networks: null, seed: new Uint8Array(32) };
  let lost = 0;
  const onLost = (_: unknown, count: number) => {
    lost += count;
  };
  const log = openScanLog(
    recordInThread(() => task),
    { metrics: makeMetrics(), onLost },
  );
  const { site } = await stampSite({ behindProxy: true, origin: deps.origin, recordLook: log.record });
  const app = new Hono<Edge>();
  app.get('/:stamp', (c) => {
    c.set('site', site);
    recordScan(c, clock.now, verdicts[Number(c.req.param('stamp'))]!);
    return c.body(null, 204);
  });
  return {
    look: async (stamp: number, headers: Record<string, string>) => {
      expect((await app.request(`/${stamp}`, { headers })).status).toBe(204);
    },
    close: () => log.close(),
    lost: () => lost,
  };
}

/** Everything the database files hold, as bytes; and every cell of every table, as text. */
function dump(): { bytes: string; cells: string } {
  const sqlite = new Database(server.office.db.path, { readonly: true });
  const tables = sqlite
    .prepare("select name from sqlite_schema where type = 'table'")
    .pluck()
    .all() as string[];
  const cells = tables.flatMap((name) => sqlite.prepare(`select * from "${name}"`).raw().all().flat());
  sqlite.close();
  const files = ['', '-wal'].map((end) => readFileSync(`${server.office.db.path}${end}`).toString('latin1'));
  return { bytes: files.join('\n'), cells: cells.map(String).join('\n') };
}

/** What stands in a text, of many; whole words only, since any digits stand somewhere. */
function found(text: string, wanted: readonly string[]): string[] {
  const words = new Set(text.split(/[^0-9a-zA-Z.:]+/));
  return [...new Set(wanted)].filter((one) => words.has(one));
}

describe(`after ${SCANS} scans and answers from as many addresses`, () => {
  test('the database holds no address, no prefix, no coordinate and no browser’s name', {
    timeout: 120_000,
  }, async () => {
    people();
    const paths = Array.from({ length: 50 }, (_, n) => server.stamp(n + 1));
    const noting = await openNoting(server, paths);
    const askWhole = async (n: number, headers: Record<string, string>) => {
      const path = paths[n % 50] ?? '';
      const asking = { from: addresses[n] ?? '', headers: { ...headers, accept: 'application/json' } };
      expect((await server.ask(path, asking)).status).toBe(200);
      const fields = { stamp: path, answer: 'photo' };
      if (n % 20 === 0) await server.ask('/scan/answers', { ...asking, fields });
    };
    for (let n = 0; n < SCANS; n++) {
      const headers = { 'user-agent': agents[n] ?? '' };
      if (n % WHOLE === 0) await askWhole(n, headers);
      else await noting.look(n % 50, { ...headers, 'x-forwarded-for': addresses[n] ?? '' });
      server.clock.now += 5_000;
      if (n % AT_ONCE === 0) await server.written(n + 1);
    }
    await server.written(SCANS);
    await noting.close();
    expect(noting.lost()).toBe(0);

    const { bytes, cells } = dump();
    const prefixes = addresses.map(networkOf);
    for (const text of [bytes, cells]) {
      expect(found(text, addresses)).toEqual([]);
      expect(found(text, prefixes)).toEqual([]);
      expect(text).not.toMatch(/Mozilla|Android|Chrome\//);
      expect(text.match(/\b(?:\d{1,3}\.){3}\d{1,3}\b/g) ?? []).toEqual([]);
    }
    // A position within Viet Nam, as a telephone would write one.
    expect(cells).not.toMatch(/\b(?:8|9|1\d|2[0-3])\.\d{4,}|\b10\d\.\d{4,}/);
    const columns = server.query<{ name: string }>("select name from pragma_table_info('scans')");
    expect(columns.map(({ name }) => name)).toEqual([
      'id',
      'at',
      'key_number',
      'serial',
      'origin',
      'headline',
      'kind',
      'network',
      'agent',
    ]);
    const marks = server.query<{ network: string; agent: string }>(
      'select distinct network, agent from scans',
    );
    for (const { network, agent } of marks) expect(`${network}${agent}`).toMatch(/^[\w-]{32}$/);
  });

  test('the log of requests, no cookie and no answer names who asked', async () => {
    const told = await server.ask(server.stamp(1), { from: addresses[0] ?? '' });
    await server.written(SCANS + 1);
    expect(told.body).not.toContain(addresses[0]);
    expect(told.headers['set-cookie']).toBeUndefined();
  });

  test('sixty days later nothing of them is left but counts', async () => {
    const counts = server.query('select * from stamp_days order by 1, 2, 3');
    const later = startOf(addDays(dayOf(server.clock.now), KEPT_DAYS + 1));
    await forgetScans({ db: server.office.db, now: () => later });
    for (const table of ['scans', 'scan_answers']) expect(server.query(`select 1 from ${table}`)).toEqual([]);
    expect(server.query('select 1 from stamp_sights where state like \'%"network"%\'')).toEqual([]);
    expect(server.query('select * from stamp_days order by 1, 2, 3')).toEqual(counts);
  });
});

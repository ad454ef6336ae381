import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openLot } from '#server/actions/openLot.ts';
import { cli, cliJson, cliRefused, ended, startCli } from '#test/support/cli.ts';
import { environment, openOffice, recognise, temporaryFolder } from '#test/support/register.ts';

const HONEY = 'Mật ong hoa rừng Thanh Mai';
const ISSUE = ['batch', 'issue', '--product', HONEY, '--lot', 'L-1', '--quantity', '500', '--json'];

interface Row {
  id: string;
  first: number;
  quantity: number;
}

let folder: ReturnType<typeof temporaryFolder>;
let template: string;

beforeAll(async () => {
  folder = temporaryFolder();
  template = join(folder.path, 'template');
  const office = await openOffice(template);
  await recognise(office, { product: HONEY, until: '31/12/2190' });
  await openLot(office, { product: HONEY, number: 'L-1', quantity: 100_000_000 });
  office.db.orm.run('pragma wal_checkpoint(truncate)');
  office.db.close();
});
afterAll(() => folder.remove());

/** A small disk is a mounted one: root's to make, and in CI never left out. */
const mayMount = Boolean(process.env.CI) || (process.platform === 'linux' && process.getuid?.() === 0);

let count = 0;

/** A copy of the office, for one test alone. */
function newOffice(): string {
  const data = join(folder.path, `office-${count++}`);
  mkdirSync(data);
  copyOffice(data);
  return data;
}

/** The office as the template has it, in a folder, with its high-water mark beside the folder. */
function copyOffice(path: string): void {
  copyFileSync(join(template, 'temgoc.db'), join(path, 'temgoc.db'));
  copyFileSync(`${template}.high-water`, `${path}.high-water`);
}

/** The oracle: what the file says after the storm, read by nothing of ours. */
function audit(path: string) {
  const sqlite = new Database(join(path, 'temgoc.db'));
  const batches = sqlite.prepare('select id, first, quantity from batches order by first').all() as Row[];
  const issued = sqlite.prepare('select stamps_issued from lots').pluck().get() as number;
  const next = sqlite.prepare('select next_serial from keys').pluck().get() as number;
  const events = sqlite.prepare("select count(*) from events where verb = 'issue'").pluck().get() as number;
  const integrity = sqlite.pragma('integrity_check', { simple: true });
  sqlite.close();
  const overlaps = batches.filter((batch, i) => {
    const before = batches[i - 1];
    return before !== undefined && before.first + before.quantity > batch.first;
  });
  return { batches, issued, next, events, integrity, overlaps };
}

function expectWhole(state: ReturnType<typeof audit>): void {
  const total = state.batches.reduce((sum, { quantity }) => sum + quantity, 0);
  expect(state.integrity).toBe('ok');
  expect(state.overlaps).toEqual([]);
  expect(state.issued).toBe(total);
  expect(state.events).toBe(state.batches.length);
}

const METRICS_TOKEN = 'chi-nguoi-theo-doi-may-biet';

/** Serves an office, and gives what `look` saw; the server is stopped afterwards and must end well. */
async function served<Seen>(path: string, look: (port: number) => Promise<Seen>): Promise<Seen> {
  const more = { TEMGOC_LOG: 'silent', TEMGOC_METRICS_TOKEN: METRICS_TOKEN };
  const server = startCli(['serve', '--port', '0', '--json'], environment(path, more));
  const closing = ended(server);
  const { port } = JSON.parse(
    String(await new Promise((resolve) => server.stdout!.once('data', resolve))),
  ) as { port: number };
  const seen = await look(port).finally(() => server.kill('SIGTERM'));
  expect((await closing).status).toBe(0);
  return seen;
}

/** A stamp of the office, in this server's words: its path, and the headline it is answered with. */
async function pathOf(env: Record<string, string>, id: string): Promise<string> {
  return new URL((await cliJson<{ url: string }>(['stamp', 'url', id], env)).url).pathname;
}

async function headlineAt(port: number, path: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: { accept: 'application/json' },
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { headline: string }).headline;
}

/** One figure of the server about itself. */
async function metricAt(port: number, name: string): Promise<number> {
  const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`, { headers })).text();
  return Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length),
  );
}

const SOON = { timeout: 20_000, interval: 100 };
const RECORDED = 'temgoc_scans_recorded_total{kind="shopper"}';
const lostFor = (reason: string) => `temgoc_scans_lost_total{reason="${reason}"}`;

// Each on an office of its own, at once: most of their time is somebody's waiting.
describe.concurrent('when things go wrong while shoppers scan', () => {
  it.skipIf(!mayMount)('a full disk loses scans, never answers', async () => {
    const small = join(folder.path, 'small-served');
    mkdirSync(small);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1600k', 'tmpfs', small]);
    try {
      copyOffice(small);
      await cliJson(ISSUE.slice(0, -1), environment(small));
      const path = await pathOf(environment(small), '010000000001');
      await served(small, async (port) => {
        expect(await headlineAt(port, path)).toBe('in-force');
        const fill = `head -c 4000000 /dev/zero > ${join(small, 'ballast')} || true`;
        execFileSync('sh', ['-c', fill], { stdio: 'ignore' });
        for (let n = 0; n < 40; n++) expect(await headlineAt(port, path)).toBe('in-force');
        const lost = () => metricAt(port, lostFor('storage-full'));
        await vi.waitFor(async () => expect(await lost()).toBeGreaterThan(0), SOON);
        execFileSync('rm', [join(small, 'ballast')]);
        const before = await metricAt(port, RECORDED);
        expect(await headlineAt(port, path)).toBe('in-force');
        await vi.waitFor(async () => expect(await metricAt(port, RECORDED)).toBeGreaterThan(before), SOON);
      });
    } finally {
      execFileSync('umount', [small]);
    }
  });

  it('a lock held by another process holds up scans, never answers, and the scans are kept afterwards', async () => {
    const data = newOffice();
    await cliJson(ISSUE.slice(0, -1), environment(data));
    const path = await pathOf(environment(data), '010000000001');
    await served(data, async (port) => {
      const sqlite = new Database(join(data, 'temgoc.db'));
      sqlite.exec('begin immediate');
      for (let n = 0; n < 20; n++) expect(await headlineAt(port, path)).toBe('in-force');
      expect(await metricAt(port, 'temgoc_scans_waiting')).toBeGreaterThan(0);
      sqlite.exec('rollback');
      sqlite.close();
      await vi.waitFor(async () => expect(await metricAt(port, RECORDED)).toBe(20), SOON);
      expect(await metricAt(port, lostFor('database-busy'))).toBe(0);
    });
    const sqlite = new Database(join(data, 'temgoc.db'), { readonly: true });
    expect(sqlite.prepare('select count(*) from scans').pluck().get()).toBe(20);
    sqlite.close();
  });

  it('a database that is gone from its place loses scans, never answers, and is found again', async () => {
    const data = newOffice();
    await cliJson(ISSUE.slice(0, -1), environment(data));
    const path = await pathOf(environment(data), '010000000001');
    const [place, elsewhere] = ['temgoc.db', 'elsewhere.db'].map((name) => join(data, name)) as [
      string,
      string,
    ];
    await served(data, async (port) => {
      // Whoever answers holds the file open; whoever records opens it with the first scan.
      renameSync(place, elsewhere);
      for (let n = 0; n < 20; n++) expect(await headlineAt(port, path)).toBe('in-force');
      await vi.waitFor(async () => expect(await metricAt(port, lostFor('other'))).toBe(20), SOON);
      renameSync(elsewhere, place);
      expect(await headlineAt(port, path)).toBe('in-force');
      await vi.waitFor(async () => expect(await metricAt(port, RECORDED)).toBe(1), SOON);
    });
  });

  it('a server told to stop writes the scans that wait', async () => {
    const data = newOffice();
    await cliJson(ISSUE.slice(0, -1), environment(data));
    const path = await pathOf(environment(data), '010000000001');
    await served(data, async (port) => {
      await Promise.all(Array.from({ length: 60 }, () => headlineAt(port, path)));
    });
    const sqlite = new Database(join(data, 'temgoc.db'), { readonly: true });
    expect(sqlite.prepare('select count(*) from scans').pluck().get()).toBe(60);
    sqlite.close();
  });
});

describe('when things go wrong while stamps are issued', () => {
  it('two processes at once never overlap serials', async () => {
    const data = newOffice();
    const lane = async () => {
      const first: string[] = [];
      for (let i = 0; i < 12; i++)
        first.push((await cliJson<{ batch: string }>(ISSUE.slice(0, -1), environment(data))).batch);
      return first;
    };
    const lanes = await Promise.all([lane(), lane(), lane()]);
    const state = audit(data);
    expectWhole(state);
    expect(state.batches.map(({ id }) => id).sort()).toEqual(lanes.flat().sort());
    expect(state.next).toBe(36 * 500 + 1);
  });

  it('kill -9 at any moment loses no acknowledged batch, tears none, repeats no serial', async () => {
    const data = newOffice();
    const acknowledged: string[] = [];
    let killed = 0;
    const issueAndKill = async (delay: number) => {
      const child = startCli(ISSUE, environment(data));
      const killing = setTimeout(() => child.kill('SIGKILL'), delay);
      const { status, stdout } = await ended(child);
      clearTimeout(killing);
      if (status === null) killed += 1;
      if (stdout.trim().endsWith('}')) acknowledged.push((JSON.parse(stdout) as { batch: string }).batch);
    };
    // However fast the machine is: from the first third of a whole run, beside another as below, to well past its end.
    const began = performance.now();
    await Promise.all([issueAndKill(600_000), issueAndKill(600_000)]);
    const whole = performance.now() - began;
    const lane = async (offset: number) => {
      for (let i = 0; i < 50; i++) await issueAndKill(whole * (0.35 + 2 * (((i * 37 + offset) % 50) / 50)));
    };
    await Promise.all([lane(0), lane(19)]);
    const after = await cliJson<{ batch: string }>(ISSUE.slice(0, -1), environment(data));
    const state = audit(data);
    expectWhole(state);
    const ids = new Set(state.batches.map(({ id }) => id));
    expect([...acknowledged, after.batch].filter((id) => !ids.has(id))).toEqual([]);
    expect(killed).toBeGreaterThan(10);
    expect(acknowledged.length).toBeGreaterThan(2);
  }, 180_000);

  it.skipIf(!mayMount)(
    'a full disk is refused in words, nothing is half written, and it goes on once there is room',
    async () => {
      const small = join(folder.path, 'small');
      mkdirSync(small);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1200k', 'tmpfs', small]);
      try {
        copyOffice(small);
        execFileSync('sh', ['-c', `head -c 4000000 /dev/zero > ${join(small, 'ballast')} || true`], {
          stdio: 'ignore',
        });
        const { status, problem } = await cliRefused(ISSUE.slice(0, -1), environment(small));
        expect({ status, code: problem.code, http: problem.status }).toEqual({
          status: 1,
          code: 'storage-full',
          http: 507,
        });
        execFileSync('rm', [join(small, 'ballast')]);
        await cliJson(ISSUE.slice(0, -1), environment(small));
        const state = audit(small);
        expectWhole(state);
        expect(state.batches).toHaveLength(1);
      } finally {
        execFileSync('umount', [small]);
      }
    },
  );
});

describe.concurrent('when somebody else writes while stamps are issued', () => {
  it('a lock held by another process is refused as busy, with when to try again, and never as a fault', async () => {
    const data = newOffice();
    const sqlite = new Database(join(data, 'temgoc.db'));
    sqlite.exec('begin immediate');
    const { status, problem } = await cliRefused(ISSUE.slice(0, -1), environment(data));
    expect({ status, code: problem.code, http: problem.status }).toEqual({
      status: 1,
      code: 'database-busy',
      http: 503,
    });
    sqlite.exec('rollback');
    sqlite.close();
    await cliJson(ISSUE.slice(0, -1), environment(data));
    expectWhole(audit(data));
  });

  it('a lock that is let go in time only costs time', async () => {
    const data = newOffice();
    const sqlite = new Database(join(data, 'temgoc.db'));
    sqlite.exec('begin immediate');
    const waiting = cli(ISSUE, environment(data));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    sqlite.exec('rollback');
    sqlite.close();
    expect((await waiting).status).toBe(0);
  });
});

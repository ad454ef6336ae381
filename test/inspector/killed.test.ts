import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ended, startCli } from '#test/support/cli.ts';
import { addPerson } from '#test/support/people.ts';
import { addPhone, delegateRoot, newReport, type Sealed, type TestPhone } from '#test/support/phone.ts';
import { environment, openOffice, temporaryFolder } from '#test/support/register.ts';

const REPORTS = 500;
const AT_ONCE = 20;
/** So many requests are answered before the server is killed, each time. */
const KILLED_AFTER = [7, 11, 17];

const folder = temporaryFolder();
const phones: { readonly phone: TestPhone; readonly sealed: readonly Sealed[] }[] = [];

beforeAll(async () => {
  const deps = await openOffice(folder.path);
  await delegateRoot(deps);
  for (const name of ['bao', 'yen']) {
    const { id } = await addPerson(deps, `${name}@quan-ly-thi-truong.example`, 'inspector');
    const phone = await addPhone(deps, id);
    const sealed = await Promise.all(Array.from({ length: REPORTS }, () => phone.seal(newReport())));
    phones.push({ phone, sealed });
  }
  deps.db.close();
});
afterAll(folder.remove);

async function startServer() {
  const env = { ...environment(folder.path), TEMGOC_LOG: 'silent' };
  const child = startCli(['serve', '--port', '0', '--json'], env);
  const closed = ended(child);
  const told = await new Promise((resolve) => child.stdout?.once('data', resolve));
  const { port } = JSON.parse(String(told)) as { port: number };
  return { child, closed, port };
}

type Server = Awaited<ReturnType<typeof startServer>>;

/** Sends some reports; the ids accepted, none where no whole answer came. */
async function send(port: number, token: string, reports: readonly Sealed[]): Promise<string[]> {
  const body = new FormData();
  body.set('reports', JSON.stringify(reports));
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/inspector/api/reports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, origin: 'https://ocop.vn' },
      body,
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    const { accepted, refused } = (await answer.json()) as { accepted: string[]; refused: unknown[] };
    expect(refused).toEqual([]);
    return accepted;
  } catch (error) {
    if (error instanceof TypeError) return [];
    throw error;
  }
}

/** A phone that sends all it has, each twice, and what was not accepted again, until all is. */
async function sendAll(
  at: () => Promise<Server>,
  { phone, sealed }: (typeof phones)[number],
  answered: () => void,
): Promise<void> {
  const waiting = new Map(sealed.map((one) => [one.id, one]));
  while (waiting.size > 0) {
    const { port } = await at();
    const some = [...waiting.values()].slice(0, AT_ONCE);
    const [first, again] = await Promise.all([send(port, phone.token, some), send(port, phone.token, some)]);
    for (const id of [...first, ...again]) waiting.delete(id);
    if (first.length > 0) answered();
  }
}

test('500 reports of two phones, each sent twice, the server killed in the middle: exactly 500 each', async () => {
  let server = startServer();
  let answers = 0;
  let kills = 0;
  const answered = () => {
    answers += 1;
    if (answers !== KILLED_AFTER[kills]) return;
    kills += 1;
    const dying = server;
    server = (async () => {
      const { child, closed } = await dying;
      child.kill('SIGKILL');
      await closed;
      return startServer();
    })();
  };
  await Promise.all(phones.map((one) => sendAll(() => server, one, answered)));
  const last = await server;
  last.child.kill('SIGTERM');
  await last.closed;
  expect(kills).toBe(KILLED_AFTER.length);

  const sqlite = new Database(join(folder.path, 'temgoc.db'), { readonly: true });
  const perPhone = sqlite.prepare('select count(*) from inspections group by device_id').pluck().all();
  const events = sqlite
    .prepare("select count(*) from events where verb = 'receive' and noun = 'inspection'")
    .pluck()
    .get();
  const stored = sqlite.prepare('select id, report from inspections').all() as {
    id: string;
    report: string;
  }[];
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
  sqlite.close();
  expect(perPhone).toEqual([REPORTS, REPORTS]);
  expect(events).toBe(2 * REPORTS);
  const sent = new Map(phones.flatMap(({ sealed }) => sealed.map(({ id, report }) => [id, report])));
  expect(stored.every(({ id, report }) => sent.get(id) === report)).toBe(true);
}, 60_000);

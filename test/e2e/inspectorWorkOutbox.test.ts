import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grantDevice } from '#server/actions/grantDevice.ts';
import { initOffice } from '#server/actions/initOffice.ts';
import { provisionDevice } from '#server/actions/provisionDevice.ts';
import { readConfig } from '#server/config.ts';
import type { Deps } from '#server/deps.ts';
import { openDeps } from '#server/openDeps.ts';
import { openBrowser } from '#test/support/browser.ts';
import { ended, startCli } from '#test/support/cli.ts';
import { sampleReport } from '#test/support/inspections.ts';
import { addPerson } from '#test/support/people.ts';
import { delegateRoot, tokenIn, WHOLE } from '#test/support/phone.ts';
import { dice, environment, NOW, temporaryFolder } from '#test/support/register.ts';
import { benchIn, buildBench, openBench } from './inspectorWorkBench.ts';

const REPORTS = 500;
const AT_ONCE = 20;
const BATCHES = REPORTS / AT_ONCE;
/** The server is killed in the middle of these batches of either phone. */
const KILLED_IN = [3, 11, 19];

const folder = temporaryFolder();
let browser: Browser;
let built: string;
let port: number;
let origin: string;
let env: Record<string, string>;

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port: found } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return found;
}

async function startServer() {
  const child = startCli(['serve', '--port', String(port), '--json'], { ...env, TEMGOC_LOG: 'silent' });
  const closed = ended(child);
  await new Promise((resolve) => child.stdout?.once('data', resolve));
  return { child, closed };
}

let server: ReturnType<typeof startServer>;

function killServer(): void {
  const dying = server;
  server = (async () => {
    const { child, closed } = await dying;
    child.kill('SIGKILL');
    await closed;
    return startServer();
  })();
}

interface Phone {
  readonly context: BrowserContext;
  readonly device: string;
}

/** A phone as the office set it up, 500 inspections in its outbox; of an old browser where it knows no locks. */
async function addPhone(deps: Deps, name: string, isOld = false): Promise<Phone> {
  const context = await browser.newContext({ locale: 'vi-VN' });
  if (isOld)
    await context.addInitScript(() => Object.defineProperty(navigator, 'locks', { value: undefined }));
  await benchIn(context, built);
  const page = await openBench(context, origin);
  const publicKey = await page.evaluate(() => bench.makeKey());
  const { id: inspector } = await addPerson(deps, `${name}@quan-ly-thi-truong.example`, 'inspector');
  const { link } = await grantDevice(deps, WHOLE, { inspector, name });
  const { device, deviceToken } = await provisionDevice(deps, { token: tokenIn(link), publicKey });
  await page.evaluate(([id, token]) => bench.setUp(id, token), [device, deviceToken] as const);
  const reports = Array.from({ length: REPORTS }, () => sampleReport({ id: randomUUID() }));
  await page.evaluate((all) => bench.fill(all), reports);
  await page.close();
  return { context, device };
}

beforeAll(async () => {
  built = await buildBench();
  browser = await openBrowser();
  port = await freePort();
  origin = `http://localhost:${port}`;
  env = environment(folder.path, { TEMGOC_ORIGIN: origin });
});
afterAll(async () => {
  await browser.close();
  const { child, closed } = await server;
  child.kill('SIGTERM');
  await closed;
  folder.remove();
});

const isReports = (url: string) => url.endsWith('/inspector/api/reports');

/** Cuts one sending off: the app closed as it leaves or as it is answered, or the server killed; then it is opened anew. */
async function sendAndBreak(page: Page, batch: number): Promise<void> {
  const left = page.waitForRequest((request) => isReports(request.url()), { timeout: 10_000 });
  const answered = page.waitForResponse((answer) => isReports(answer.url()), { timeout: 10_000 });
  answered.catch(() => {});
  void page.evaluate(() => bench.send()).catch(() => {});
  await left;
  if (KILLED_IN.includes(batch)) killServer();
  else if (batch % 2 === 1) await answered.catch(() => {});
  await page.reload();
  await page.waitForFunction(() => 'bench' in globalThis);
  await server;
}

/** Without locks a window that was closed at its work holds the others off until its lease ran out. */
async function letLeaseEnd(page: Page, turn: number): Promise<void> {
  await page.evaluate((minutes) => {
    bench.clock.at += minutes * 120_000;
  }, turn);
}

async function breakEveryBatch({ context }: Phone): Promise<void> {
  const page = await openBench(context, origin);
  for (let batch = 0; batch < BATCHES && (await statesOn(page)).includes('waiting'); batch++) {
    await letLeaseEnd(page, batch);
    await sendAndBreak(page, batch);
  }
  await page.close();
}

const statesOn = (page: Page) => page.evaluate(() => bench.states());

/** Opens the app and leaves it in peace until everything is with the office; twice at once, as two windows would. */
async function sendInPeace({ context }: Phone): Promise<readonly string[]> {
  const [page, other] = [await openBench(context, origin), await openBench(context, origin)];
  const requests: string[] = [];
  for (const one of [page, other]) {
    one.on('request', (request) => isReports(request.url()) && requests.push(request.url()));
  }
  for (let turn = 0; turn < 5 && (await statesOn(page)).some((state) => state !== 'sent'); turn++) {
    for (const one of [page, other]) await letLeaseEnd(one, turn === 0 ? BATCHES + 1 : 1);
    await Promise.all([page, other].map((one) => one.evaluate(() => bench.send())));
  }
  const states = await statesOn(page);
  await Promise.all([page.close(), other.close()]);
  expect(states).toEqual(Array.from({ length: REPORTS }, () => 'sent'));
  return requests;
}

/** As if the office's answers had never come: everything waits again. */
async function forgetAnswers({ context }: Phone): Promise<void> {
  const page = await openBench(context, origin);
  await page.evaluate(async () => {
    const all = await bench.store.getAll('outbox');
    for (const one of all) await bench.store.put('outbox', { ...one, state: 'waiting', sentAt: null });
  });
  await page.close();
}

async function textsOn({ context }: Phone): Promise<readonly string[]> {
  const page = await openBench(context, origin);
  const texts = await page.evaluate(async () =>
    (await bench.store.getAll('outbox')).map(({ report }) => report),
  );
  await page.close();
  return texts.sort();
}

test('500 inspections on each of two phones, every batch cut off, sent twice, the server killed: exactly 500 each', async () => {
  const world = { now: () => NOW, randomBytes: dice('hai máy'), actor: 'lan' };
  const deps = await openDeps(world, readConfig(env), { create: true });
  await initOffice(deps, { trial: false });
  await delegateRoot(deps);
  const phones = [await addPhone(deps, 'bao'), await addPhone(deps, 'yen', true)];
  deps.db.close();
  server = startServer();
  await server;

  await Promise.all(phones.map(breakEveryBatch));
  await Promise.all(phones.map(sendInPeace));
  await Promise.all(phones.map(forgetAnswers));
  const again = await Promise.all(phones.map(sendInPeace));
  expect(again.map(({ length }) => length)).toEqual([BATCHES, BATCHES]);

  const sqlite = new Database(join(folder.path, 'temgoc.db'), { readonly: true });
  const stored = phones.map(({ device }) =>
    sqlite.prepare('select report from inspections where device_id = ?').pluck().all(device),
  );
  const refused = sqlite.prepare("select count(*) from events where verb = 'refuse'").pluck().get();
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
  sqlite.close();
  expect(refused).toBe(0);
  for (const [index, phone] of phones.entries()) expect(stored[index]?.sort()).toEqual(await textsOn(phone));
}, 180_000);

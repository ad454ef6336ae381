import { once } from 'node:events';
import { cpus, loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { setImmediate as breathe } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { formatStampPath } from '#core/stamp';
import { formatStampId, type KeyNumber } from '#core/stampId';
import { listKeys } from '#db/keys';
import { openDatabase } from '#db/open';
import { type Deps, newId } from '#server/deps.ts';
import { startServer } from '#server/edge/http.ts';
import { openKey } from '#server/keys/vault.ts';
import { makeMetrics } from '#server/metrics.ts';
import { portalOf, siteOf } from '#server/openSite.ts';
import type { Look } from '#server/scans/look.ts';
import { recordLooks } from '#server/scans/lookRecording.ts';
import { type LookCarrier, recordInThread } from '#server/scans/lookThread.ts';
import { deriveMarksKey, marksUnder } from '#server/scans/marks.ts';
import { NO_NETWORKS } from '#server/scans/networks.ts';
import { openScanLog } from '#server/scans/scanLog.ts';
import type { Counting } from '#server/scans/sightings.ts';
import { look } from '#test/support/looks.ts';
import { honeyBatch, honeyLot } from '#test/support/printOffice.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';

// What recording a look costs, and what it costs those who wait for answers: `npm run bench -- recording`.

const LOOKS = 4_000;
const STAMPS = 20_000;
const ROUNDS = 12;
const ASKED = 300;
const LANES = 8;

type Office = Deps & { readonly key: KeyNumber };

async function openBench(path: string): Promise<Office> {
  const office = await openOffice(path);
  const batch = await honeyBatch(office, await honeyLot(office), STAMPS);
  const config = { ...office.config, behindProxy: true, logLevel: 'silent' };
  return { ...office, config, key: batch.keyNumber };
}

function countingOf(office: Office): Counting {
  const db = openDatabase(office.db.path, { synchronous: 'normal' });
  const marks = marksUnder(deriveMarksKey(office.secret));
  return { db, marks, networks: NO_NETWORKS, newId: (prefix) => newId(office, prefix) };
}

/** Shoppers of whom every third looks again, at one of a shop's few hundred stamps. */
function looksFrom(office: Office, round: number): Look[] {
  const at = office.now() + round * 3_600_000;
  return Array.from({ length: LOOKS }, (_, n) => {
    const who = Math.floor((n * 2) / 3) + round * LOOKS;
    const agent = `Mozilla/5.0 (Linux; Android 15; ${who % 5_003})`;
    const asker = { network: `198.51.${who % 250}`, agent };
    return look(at + n * 40, 1 + ((n * 7) % 600), { keyNumber: office.key, asker });
  });
}

/** The time that a part of all did not exceed, ms. */
const at = (times: number[], part: number) =>
  times.sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))]?.toFixed(1);

/** CPU of one look, by how many are written together; and how long a load takes, for part of which the lock is held. */
async function benchCost(office: Office): Promise<void> {
  const counting = countingOf(office);
  await recordLooks(counting, looksFrom(office, 0).slice(0, 400));
  process.stdout.write(
    '| looks a commit | CPU a look, ms | a load, ms | the longest, ms |\n|---|---|---|---|\n',
  );
  for (const [index, size] of [5, 50, 200, 500].entries()) {
    const looks = looksFrom(office, index + 1);
    const loads: number[] = [];
    const before = process.cpuUsage();
    for (let n = 0; n < looks.length; n += size) {
      const began = performance.now();
      await recordLooks(counting, looks.slice(n, n + size));
      loads.push(performance.now() - began);
    }
    const { user, system } = process.cpuUsage(before);
    const each = ((user + system) / 1000 / looks.length).toFixed(3);
    process.stdout.write(`| ${size} | ${each} | ${at(loads, 0.5)} | ${at(loads, 1)} |\n`);
  }
  counting.db.close();
}

/** Recording between the answers, five looks at a time. */
function recordBetween(counting: Counting): LookCarrier {
  return {
    async record(looks) {
      for (let n = 0; n < looks.length; n += 5) {
        await recordLooks(counting, looks.slice(n, n + 5));
        await breathe();
      }
      return new Map();
    },
    close: async () => counting.db.close(),
  };
}

function recordBeside(office: Office): LookCarrier {
  const task = { databasePath: office.db.path, networks: null, seed: office.randomBytes(32) };
  return recordInThread(() => ({ ...task, marksKey: deriveMarksKey(office.secret) }));
}

/** A server of the office whose looks go where they are carried, or nowhere. */
async function serveWith(office: Office, carrier: LookCarrier | null) {
  const metrics = makeMetrics();
  const lose = (error: unknown, count: number) => console.error(count, 'lost', error);
  const log = carrier && openScanLog(carrier, { metrics, onLost: lose });
  const marks = marksUnder(deriveMarksKey(office.secret));
  const watching = { recordLook: (one: Look) => log?.record(one), marks, metrics };
  const quiet = { info: () => undefined, warn: console.warn, error: console.error };
  const site = await siteOf(office, watching, quiet, await portalOf(office));
  const server = await startServer(site, { port: 0 });
  const times: number[] = [];
  const close = async () => {
    await server.close();
    await log?.close();
  };
  return { port: server.port, times, ms: 0, busy: 0, close };
}

async function pathsOf(office: Office): Promise<string[]> {
  const [key] = await listKeys(office.db);
  if (!key) throw new Error('no key');
  const signer = await openKey(key, office.secret);
  const gtin = null;
  return Array.from({ length: 600 }, (_, n) =>
    formatStampPath(signer.sign({ gtin, id: formatStampId(office.key, n + 1) }, 'full')),
  );
}

/** Answers' times with each way of recording, in turn, so that a slow moment of the machine falls on all. */
async function benchAnswers(office: Office): Promise<void> {
  const ways = {
    'not at all': await serveWith(office, null),
    'in a thread of its own': await serveWith(office, recordBeside(office)),
    'between the answers': await serveWith(office, recordBetween(countingOf(office))),
  };
  const load = new Worker(new URL('recordingLoad.mjs', import.meta.url));
  const paths = await pathsOf(office);
  const servers = Object.values(ways);
  for (let round = -2; round < ROUNDS; round++) {
    for (let turn = 0; turn < servers.length; turn++) {
      const server = servers[(turn + round + 3) % servers.length];
      if (!server) continue;
      load.postMessage({ port: server.port, paths, first: (round + 2) * ASKED, count: ASKED, lanes: LANES });
      const before = performance.eventLoopUtilization();
      const [told] = (await once(load, 'message')) as [{ times: number[]; ms: number }];
      if (round < 0) continue;
      server.times.push(...told.times);
      server.ms += told.ms;
      server.busy += performance.eventLoopUtilization(before).active;
    }
  }
  process.stdout.write(
    '\n| looks are recorded | p50, ms | p95, ms | answers a second | thread busy, ms an answer |\n|---|---|---|---|---|\n',
  );
  for (const [way, { times, ms, busy }] of Object.entries(ways)) {
    const rate = Math.round((times.length * 1000) / ms);
    process.stdout.write(
      `| ${way} | ${at(times, 0.5)} | ${at(times, 0.95)} | ${rate} | ${(busy / times.length).toFixed(2)} |\n`,
    );
  }
  await load.terminate();
  for (const { close } of servers) await close();
}

const folder = temporaryFolder();
const office = await openBench(folder.path);
await benchCost(office);
await benchAnswers(office);
const average = loadavg().map((one) => one.toFixed(1));
process.stdout.write(
  `\n${ROUNDS * ASKED} answers each, ${LANES} at once, one machine for all, ${cpus().length} processors, load average ${average.join(' ')}\n`,
);
office.db.close();
folder.remove();

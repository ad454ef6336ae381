import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PinContent } from '#core/pin';
import { commit } from '#db/commit';
import { findFreeJob, findJob, findJobSeen, insertJob, type Job, listJobsSeen, takeJob } from '#db/jobs';
import { listPrints } from '#db/prints';
import { events } from '#db/stampSchema';
import { jobs as jobRows } from '#db/workSchema';
import { issueBatch } from '#server/actions/issueBatch.ts';
import { queuePrint } from '#server/actions/queuePrint.ts';
import { stopJob } from '#server/actions/stopJob.ts';
import type { Deps } from '#server/deps.ts';
import { clearOldResults, KEPT_MS } from '#server/jobs/oldResults.ts';
import { type Jobs, startJobs } from '#server/jobs/runner.ts';
import { honeyBatch, honeyLot } from '#test/support/printOffice.ts';
import { at, NOW, openOffice, temporaryFolder } from '#test/support/register.ts';

const quiet = { error: (facts: object) => void faults.push(facts), info: () => undefined };
const quick = { log: quiet, leaseMs: 1_200, pollMs: 10, choresMs: 60_000 };
const PAPER = { stock: 'a4-65', dpi: 300, start: 1, part: 1 } as const;

let folder: ReturnType<typeof temporaryFolder>;
let deps: Deps;
let faults: object[];
let running: Jobs[];
let began: number;

/** The office's clock goes on from its day, so that leases run out. */
function ticking(): Deps {
  return { ...deps, now: () => NOW + Math.round(performance.now() - began) };
}

function start(): Jobs {
  const jobs = startJobs(ticking(), quick);
  running.push(jobs);
  return jobs;
}

async function until(id: string, holds: (job: Job) => boolean, ms = 40_000): Promise<Job> {
  for (let waited = 0; waited < ms; waited += 20) {
    const job = await findJob(deps.db, id);
    if (job && holds(job)) return job;
    await pause(20);
  }
  throw new Error(`waited in vain: ${JSON.stringify(await findJob(deps.db, id))}`);
}

const ended = (job: Job) => job.state === 'done' || job.state === 'failed' || job.state === 'stopped';
const shaOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
const fileOf = (job: Job) => join(folder.path, job.file!);
const visible = () => readdirSync(join(folder.path, 'prints')).filter((name) => !name.startsWith('.'));
const hidden = () => readdirSync(join(folder.path, 'prints')).filter((name) => name.startsWith('.'));

beforeEach(async () => {
  folder = temporaryFolder();
  faults = [];
  running = [];
  began = performance.now();
  deps = await openOffice(folder.path);
});

afterEach(async () => {
  await Promise.all(running.map((jobs) => jobs.stop()));
  deps.db.close();
  folder.remove();
  expect(faults).toEqual([]);
});

describe('a print in the background', () => {
  test('is made, recorded with its hash, and made again byte for byte, which is told', async () => {
    const batch = await honeyBatch(deps, await honeyLot(deps), 200);
    start();
    const first = await queuePrint(deps, { batch: batch.id, ...PAPER });
    const done = await until(first.job, ended);
    expect(done).toMatchObject({ state: 'done', done: 200, of: 200, file: `prints/${first.job}.pdf` });
    expect(shaOf(fileOf(done))).toBe(done.sha256);
    const again = await until((await queuePrint(deps, { batch: batch.id, ...PAPER })).job, ended);
    expect(again.id).not.toBe(done.id);
    expect(again.sha256).toBe(done.sha256);
    const prints = await listPrints(deps.db, [batch.id]);
    expect(prints.map(({ sha256, pages, actor }) => ({ sha256, pages, actor }))).toEqual(
      Array(2).fill({ sha256: done.sha256, pages: 4, actor: 'lan' }),
    );
    const told = (await deps.db.orm.select().from(events)).filter(({ verb }) => /print$/.test(verb));
    expect(told.map(({ verb, actor }) => `${actor} ${verb}`)).toEqual([
      'lan queue-print',
      'lan print',
      'lan queue-print',
      'lan reprint',
    ]);
    expect(JSON.parse(told.at(-1)!.after!)).toMatchObject({ same: true, sha256: done.sha256 });
  });

  test('asked for twice while it waits is one; a fourth of one producer is refused', async () => {
    const batch = await honeyBatch(deps, await honeyLot(deps), 200);
    const ask = (startLabel: number) => queuePrint(deps, { batch: batch.id, ...PAPER, start: startLabel });
    const first = await ask(1);
    expect(await ask(1)).toEqual(first);
    await ask(2);
    await ask(3);
    await expect(ask(4)).rejects.toMatchObject({ code: 'too-many-jobs', details: { most: 3 } });
    await stopJob(deps, first.job);
    await stopJob(deps, first.job);
    await ask(4);
  });

  test('of more stamps than one file holds is made in parts that follow each other', async () => {
    const batch = await honeyBatch(deps, await honeyLot(deps), 60_000);
    const { job, parts } = await queuePrint(deps, { batch: batch.id, ...PAPER });
    expect(parts).toBe(2);
    expect(await findJob(deps.db, job)).toMatchObject({ of: 49_985 });
    const second = await queuePrint(deps, { batch: batch.id, ...PAPER, part: 2 });
    expect(await findJob(deps.db, second.job)).toMatchObject({ of: 10_015 });
    await expect(queuePrint(deps, { batch: batch.id, ...PAPER, part: 3 })).rejects.toMatchObject({
      code: 'print-too-large',
    });
  });

  test('is found by its own producer alone', async () => {
    const lot = await honeyLot(deps);
    const batch = await honeyBatch(deps, lot, 200);
    const { job } = await queuePrint(deps, { batch: batch.id, ...PAPER });
    const own = { all: false, areaIds: [], producerIds: [lot.producer] };
    const other = { all: false, areaIds: [], producerIds: ['p-other'] };
    expect((await findJobSeen(deps.db, own, job))?.id).toBe(job);
    expect(await findJobSeen(deps.db, other, job)).toBeUndefined();
    expect(await listJobsSeen(deps.db, own, 'open')).toHaveLength(1);
    expect(await listJobsSeen(deps.db, other, 'open')).toEqual([]);
  });

  test('that cannot be made says why, and the next one runs', async () => {
    const batch = await honeyBatch(deps, await honeyLot(deps), 200);
    start();
    const small = 'page=210x297,label=9x9,grid=2x2,margin=10x10,pitch=20x20';
    const asked = { batch: batch.id, ...PAPER, stock: small };
    await expect(queuePrint(deps, asked)).rejects.toMatchObject({ code: 'stock-too-small' });
    // As an earlier program might have left it waiting.
    const about = { kind: 'print', noun: 'batch', nounId: batch.id, producerId: 'pr-1', of: 200 } as const;
    const made = { id: 'job-left', actor: deps.actor, createdAt: deps.now(), input: JSON.stringify(asked) };
    await commit(deps.db, [insertJob({ ...about, ...made }, 9)]);
    const failed = await until('job-left', ended);
    expect(failed).toMatchObject({ state: 'failed', problem: { code: expect.stringMatching(/^st/) } });
    const next = await until((await queuePrint(deps, { batch: batch.id, ...PAPER })).job, ended);
    expect(next.state).toBe('done');
  });

  test('is stopped by its producer, and leaves no file', async () => {
    const batch = await honeyBatch(deps, await honeyLot(deps), 40_000);
    const { job } = await queuePrint(deps, { batch: batch.id, ...PAPER });
    start();
    await until(job, ({ done }) => done > 0);
    expect(visible()).toEqual([]);
    await stopJob(deps, job);
    await pause(1_500);
    expect(await findJob(deps.db, job)).toMatchObject({ state: 'stopped', file: null });
    expect([...visible(), ...hidden()]).toEqual([]);
  });

  test('is given back when the house closes, and goes on when it opens', async () => {
    const batch = await honeyBatch(deps, await honeyLot(deps), 20_000);
    const { job } = await queuePrint(deps, { batch: batch.id, ...PAPER });
    const house = start();
    await until(job, ({ done }) => done > 0);
    await house.stop();
    expect(await findJob(deps.db, job)).toMatchObject({ state: 'queued', done: 0 });
    expect([...visible(), ...hidden()]).toEqual([]);
    start();
    expect((await until(job, ended)).state).toBe('done');
  });
});

describe('after thirty days', () => {
  test('a PDF is cleared away, and made again with the same bytes', async () => {
    const batch = await honeyBatch(deps, await honeyLot(deps), 200);
    start();
    const done = await until((await queuePrint(deps, { batch: batch.id, ...PAPER })).job, ended);
    expect(await clearOldResults(at(deps, NOW + KEPT_MS - 60_000))).toBe(0);
    expect(await clearOldResults(at(deps, NOW + KEPT_MS + 60_000))).toBe(1);
    expect(visible()).toEqual([]);
    expect(await findJob(deps.db, done.id)).toMatchObject({ state: 'done', file: null, sha256: done.sha256 });
    const again = await until((await queuePrint(deps, { batch: batch.id, ...PAPER })).job, ended);
    expect(shaOf(fileOf(again))).toBe(done.sha256);
  });
});

describe('a PDF with PINs', () => {
  test('is for its owner only, and within a day it is gone; without, it lies its thirty days', async () => {
    const { product, lot } = await honeyLot(deps);
    const { batch } = await issueBatch(deps, { product, lot, quantity: 20, form: 'full', pin: true });
    start();
    const printed = async (content: PinContent) => {
      const asked = { ...PAPER, batch: batch.id, stock: 'a4-24', content };
      return until((await queuePrint(deps, asked)).job, ended);
    };
    const [stamps, pins, both] = [await printed('stamps'), await printed('pins'), await printed('both')];
    for (const job of [pins, both]) expect(statSync(fileOf(job)).mode & 0o777).toBe(0o600);
    const later = NOW + 86_400_000 - 3_600_000;
    expect(await clearOldResults(at(deps, later - 600_000))).toBe(0);
    expect(await clearOldResults(at(deps, later + 60_000))).toBe(2);
    expect(visible()).toEqual([`${stamps.id}.pdf`]);
    expect(await findJob(deps.db, pins.id)).toMatchObject({ file: null, sha256: pins.sha256 });
  });
});

/** How many times the runner is killed: a few in the suite, 50 by `TEMGOC_KILLS=50`. */
const KILLS = Number(process.env.TEMGOC_KILLS ?? 5);

describe('with another server beside it', () => {
  let child: ChildProcess | undefined;

  async function startChild(): Promise<void> {
    const now = String(NOW + Math.round(performance.now() - began));
    const program = ['test/support/runTs.mjs', 'test/support/runJobs.ts', folder.path, now];
    child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout!, 'data');
  }

  async function kill(): Promise<void> {
    const gone = once(child!, 'exit');
    child!.kill('SIGKILL');
    await gone;
  }

  test('two servers look for work, and each print is made once', async () => {
    const lot = await honeyLot(deps);
    const ids: string[] = [];
    const batches = await Promise.all([1, 2, 3].map(() => honeyBatch(deps, lot, 700)));
    await startChild();
    start();
    for (const batch of batches) ids.push((await queuePrint(deps, { batch: batch.id, ...PAPER })).job);
    for (const id of ids) expect((await until(id, ended)).state).toBe('done');
    await kill();
    const prints = await listPrints(
      deps.db,
      batches.map(({ id }) => id),
    );
    expect(prints).toHaveLength(3);
  });

  test(
    `killed ${KILLS} times while it prints, no partial file is shown, and the job ends with the same bytes`,
    async () => {
      const lot = await honeyLot(deps);
      const batch = await honeyBatch(deps, lot, 40_000);
      const unhurt = await queuePrint(deps, { batch: batch.id, ...PAPER });
      const house = start();
      const expected = await until(unhurt.job, ended);
      await house.stop();
      const { job } = await queuePrint(deps, { batch: batch.id, ...PAPER });
      const name = `${job}.pdf`;
      let hurt = 0;
      for (let i = 0; i < KILLS; i++) {
        await startChild();
        await until(
          job,
          ({ state, done }) => (state === 'running' && done > (i % 5) * 5_000) || state === 'done',
        );
        await kill();
        if ((await findJob(deps.db, job))?.state === 'running') hurt++;
        if (existsSync(join(folder.path, 'prints', name))) {
          expect(shaOf(join(folder.path, 'prints', name))).toBe(expected.sha256);
        }
      }
      expect(hurt).toBeGreaterThan(0);
      await startChild();
      const done = await until(job, ended);
      await kill();
      expect(done).toMatchObject({ state: 'done', sha256: expected.sha256 });
      expect(shaOf(fileOf(done))).toBe(expected.sha256);
      expect(hidden()).toEqual([]);
    },
    60_000 + KILLS * 20_000,
  );
});

describe('a job that cannot end', () => {
  test('fails for good where its form does not read', async () => {
    const batch = await honeyBatch(deps, await honeyLot(deps), 20);
    const { job } = await queuePrint(deps, { batch: batch.id, ...PAPER });
    await deps.db.orm.update(jobRows).set({ input: '{"stock":' });
    start();
    expect(await until(job, ended)).toMatchObject({ state: 'failed', problem: { code: 'unexpected' } });
  });

  test('is not taken up for ever where every runner goes down with it', async () => {
    const batch = await honeyBatch(deps, await honeyLot(deps), 20);
    const { job: id } = await queuePrint(deps, { batch: batch.id, ...PAPER });
    for (const runner of ['1', '2', '3', '4', '5', '6', '7', '8']) {
      const job = await findFreeJob(deps.db, NOW);
      await commit(deps.db, [takeJob(job!, { runner, now: NOW, aliveUntil: NOW - 1 })]);
    }
    start();
    const failed = await until(id, ended);
    expect(failed).toMatchObject({ state: 'failed', problem: { code: 'unexpected' }, tries: 0 });
    const told = (await deps.db.orm.select().from(events)).filter(({ noun }) => noun === 'job');
    expect(told.map(({ verb }) => verb)).toContain('fail');
  });
});

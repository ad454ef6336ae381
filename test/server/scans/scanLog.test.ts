import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeMetrics } from '#server/metrics.ts';
import type { Look } from '#server/scans/look.ts';
import { recordInThread } from '#server/scans/lookThread.ts';
import { deriveMarksKey } from '#server/scans/marks.ts';
import { openScanLog, type ScanLog } from '#server/scans/scanLog.ts';
import { openLookOffice } from '#test/support/lookOffice.ts';
import { look } from '#test/support/looks.ts';
import { SECRET } from '#test/support/register.ts';

const SOON = { timeout: 15_000, interval: 20 };

let office: Awaited<ReturnType<typeof openLookOffice>>;
let metrics: ReturnType<typeof makeMetrics>;
let log: ScanLog;
let lost: unknown[];

beforeEach(async () => {
  office = await openLookOffice();
  metrics = makeMetrics();
  lost = [];
  const task = {
    databasePath: office.office.db.path,
    marksKey: deriveMarksKey(SECRET),
    networks: null,
    seed: new Uint8Array(32),
  };
  log = openScanLog(
    recordInThread(() => task),
    { metrics, onLost: (error) => lost.push(error) },
  );
});
afterEach(async () => {
  await log.close();
  office.close();
});

const scansWritten = () => office.query<{ n: number }>('select count(*) as n from scans')[0]?.n;

/** A figure as whoever watches reads it. */
async function figure(name: string): Promise<number> {
  const lines = (await metrics.text()).split('\n');
  return Number(lines.find((line) => line.startsWith(`temgoc_${name} `))?.split(' ')[1]);
}

const shoppers = () => figure('scans_recorded_total{kind="shopper"}');
const lostFor = (reason: string) => figure(`scans_lost_total{reason="${reason}"}`);

/** Some looks of as many shoppers at the batch's stamps. */
function looks(count: number): Look[] {
  const at = office.office.now();
  return Array.from({ length: count }, (_, n) =>
    look(at + n, 1 + (n % 50), { asker: { network: '198.51.100', agent: `Trình duyệt ${n}` } }),
  );
}

/** Another process in the middle of a write, until it is told to stop. */
function lockDatabase(): () => void {
  const other = new Database(office.office.db.path);
  other.exec('begin immediate');
  return () => {
    other.exec('rollback');
    other.close();
  };
}

describe('looks recorded in a thread', () => {
  test('are written as they are without one, to the last mark', async () => {
    const some = looks(30);
    for (const one of some) log.record(one);
    await vi.waitFor(async () => expect(await shoppers()).toBe(30), SOON);
    const rows = office.query('select at, serial, kind, network, agent from scans order by at');
    const states = office.query('select serial, scans, state from stamp_sights order by serial');
    office.office.db.orm.run('delete from scans');
    office.office.db.orm.run('delete from stamp_sights');
    await office.record(...some);
    expect(office.query('select at, serial, kind, network, agent from scans order by at')).toEqual(rows);
    expect(office.query('select serial, scans, state from stamp_sights order by serial')).toEqual(states);
  });

  test('that end the thread are lost and counted, and the next are written by a fresh one', async () => {
    const [first, second] = looks(2) as [Look, Look];
    log.record(first);
    await vi.waitFor(async () => expect(await shoppers()).toBe(1), SOON);
    log.record({ ...second, asker: null } as unknown as Look);
    await vi.waitFor(async () => expect(await lostFor('other')).toBe(1), SOON);
    expect(lost).toEqual([expect.any(TypeError)]);
    log.record(second);
    await vi.waitFor(async () => expect(await shoppers()).toBe(2), SOON);
    expect(scansWritten()).toBe(2);
  });

  test('wait in memory while another process writes, 10,000 at most', async () => {
    const unlock = lockDatabase();
    for (const one of looks(10_003)) log.record(one);
    expect(await lostFor('queue-full')).toBe(3);
    expect(await figure('scans_waiting')).toBe(10_000);
    unlock();
    await vi.waitFor(async () => expect(await shoppers()).toBe(10_000), { ...SOON, timeout: 50_000 });
    expect(await figure('scans_waiting')).toBe(0);
    expect(scansWritten()).toBe(10_000);
  });

  test('are written when the log is closed', async () => {
    for (const one of looks(450)) log.record(one);
    await log.close();
    expect(await shoppers()).toBe(450);
    expect(scansWritten()).toBe(450);
  });

  test('are lost and counted where they cannot be written by then, and nobody waits for long', async () => {
    const unlock = lockDatabase();
    for (const one of looks(10)) log.record(one);
    const began = performance.now();
    await log.close();
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(await lostFor('database-busy')).toBe(10);
    unlock();
    expect(scansWritten()).toBe(0);
  });
});

import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { pdfFormat } from '#labels/pdf/format';
import { writeWhole } from '#server/files/wholeFile.ts';
import { Crew } from '#server/printing/crew.ts';
import { runPrint } from '#server/printing/run.ts';
import { stampRunOf } from '#server/printing/runStamps.ts';
import { refusalCode } from '#test/support/people.ts';
import { type RunWish, SIGNER, testRun } from '#test/support/printRuns.ts';
import { runHere } from '#test/support/runHere.ts';
import { temporaryFolder } from '#test/support/sheets.ts';
import { testSigner } from '#test/support/signer.ts';

const folder = temporaryFolder();

/** What is written, its hash, and how much of it waits for a slow reader. */
function sink({ slow = false } = {}) {
  const hash = createHash('sha256');
  const state = { written: 0 };
  const out = new Writable({
    highWaterMark: 16 * 1024,
    write(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      state.written += chunk.length;
      if (slow) setImmediate(done);
      else done();
    },
  });
  return { out, state, digest: () => hash.digest('hex') };
}

async function digestOf(wish: RunWish): Promise<string> {
  const { out, digest } = sink();
  await runPrint(testRun(wish, out));
  return digest();
}

describe('a run', () => {
  test('is the same bytes from one thread, two or three, and signed by libsodium or by Node', async () => {
    const alone = await digestOf({ count: 700, threads: 1 });
    expect(await digestOf({ count: 700, threads: 2 })).toBe(alone);
    expect(await digestOf({ count: 700, threads: 3 })).toBe(alone);
    const signer = await testSigner();
    const stamps = Array.from({ length: 700 }, (_, n) => ({ stamp: signer.full(n + 1) }));
    const { out, digest } = sink();
    await runHere(pdfFormat, testRun({ count: 700 }, out).spec, stamps, out);
    expect(digest()).toBe(alone);
  });

  test.each([
    ['mini stamps', { form: 'mini' }],
    ['PINs', { pins: 'pins', stock: 'a4-24' }],
    ['stamps and PINs', { pins: 'both', stock: 'a4-24', start: 7 }],
    ['vectors', { rendering: 'vector' }],
    ['a list', { format: 'csv' }],
    ['lines of JSON', { format: 'ndjson' }],
  ] as const)('of %s is the same bytes from two threads', async (_, wish) => {
    expect(await digestOf({ ...wish, count: 200, threads: 2 })).toBe(
      await digestOf({ ...wish, count: 200, threads: 1 }),
    );
  });

  test('beside another of the same stamps is the same bytes, and a file is whole whoever comes last', async () => {
    const target = join(folder.path, 'twice.pdf');
    const print = () => writeWhole(target, (out) => runPrint(testRun({ count: 300, threads: 2 }, out)));
    await Promise.all([print(), print(), print()]);
    const alone = await digestOf({ count: 300, threads: 1 });
    expect(
      createHash('sha256')
        .update(await readFile(target))
        .digest('hex'),
    ).toBe(alone);
    expect(await readdir(folder.path)).toEqual(['twice.pdf']);
  });

  test.each([1, 2])('on %i threads tells how far it is, in order, its whole count last', async (threads) => {
    const seen: number[] = [];
    const { out } = sink();
    const report = await runPrint(
      testRun({ count: 331, start: 60, threads, onProgress: (done) => seen.push(done) }, out),
    );
    expect(report).toMatchObject({ pages: 6, stamps: 331, shortened: [] });
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(331);
    expect(seen.length).toBeGreaterThan(3);
  });

  test.each([
    1, 2,
  ])('on %i threads waits for a slow reader: little is made that is not taken', async (threads) => {
    const { out, state } = sink({ slow: true });
    const ahead: number[] = [];
    const onProgress = (done: number) => ahead.push(done * 200 - state.written);
    await runPrint(testRun({ count: 3_250, threads, onProgress }, out));
    expect(state.written).toBeGreaterThan(650_000);
    expect(Math.max(...ahead)).toBeLessThan(300_000);
  });
});

describe('a run is refused', () => {
  test.each([0, -1, 1.5])('where it has %d stamps', async (count) => {
    expect(await refusalCode(runPrint(testRun({ count }, sink().out)))).toBe('invalid-input');
  });

  test.each([299.5, 202, 1201])('for a printer of %d dots an inch', async (dpi) => {
    expect(await refusalCode(runPrint(testRun({ count: 1, dpi }, sink().out)))).toBe('dpi-out-of-range');
  });

  test('where the printer’s miss draws a label off the page, and no file is left', async () => {
    const calibration = { offsetX: 19, offsetY: 0, scaleX: 1, scaleY: 1 };
    const target = join(folder.path, 'off.pdf');
    const work = writeWhole(target, (out) => runPrint(testRun({ count: 65, calibration }, out)));
    expect(await refusalCode(work)).toBe('label-off-page');
    expect(await readdir(folder.path)).not.toContain('off.pdf');
  });

  test.each([1, 2])('on %i threads when it is stopped, before or in the middle', async (threads) => {
    const early = testRun({ count: 200, threads, signal: AbortSignal.abort() }, sink().out);
    expect(await refusalCode(runPrint(early))).toBe('interrupted');
    const stop = new AbortController();
    const onProgress = (done: number) => done >= 130 && stop.abort();
    const wish = { count: 5_000, threads, signal: stop.signal, onProgress };
    expect(await refusalCode(runPrint(testRun(wish, sink().out)))).toBe('interrupted');
  });

  test('when it is stopped while its reader takes nothing at all', async () => {
    const stop = new AbortController();
    const stuck = new Writable({ highWaterMark: 1024, write: () => undefined });
    const work = refusalCode(runPrint(testRun({ count: 3_000, threads: 2, signal: stop.signal }, stuck)));
    await pause(300);
    stop.abort();
    expect(await work).toBe('interrupted');
  });

  test.each([1, 2])('on %i threads where the disk refuses, with what the disk said', async (threads) => {
    const full = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('no space'), { code: 'ENOSPC' })),
    });
    await expect(runPrint(testRun({ count: 1_300, threads }, full))).rejects.toMatchObject({
      code: 'ENOSPC',
    });
    const target = createWriteStream(join(folder.path, 'no such folder', 'x.pdf'));
    await expect(runPrint(testRun({ count: 1_300, threads }, target))).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });
});

describe('a thread', () => {
  const spec = testRun({ count: 130 }, sink().out).spec;
  const order = { format: 'pdf', run: stampRunOf(spec, 'bat-1'), halves: SIGNER.lend() } as const;
  const chunks = [{ index: 0, from: 0, count: 65 }];

  test('that is gone refuses what it was asked, and says nothing of why', async () => {
    const crew = new Crew(1, 'pdf');
    crew.begin({ ...order, setting: pdfFormat.prepare(spec).setting });
    const asked = crew.make({ chunks });
    await crew.stop();
    expect(await refusalCode(asked)).toBe('unexpected');
    expect(await refusalCode(crew.make({ chunks }))).toBe('unexpected');
  });

  test('whose work fails refuses it, and what comes after', async () => {
    const crew = new Crew(1, 'pdf');
    crew.begin({ ...order, setting: null });
    expect(await refusalCode(crew.make({ chunks }))).toBe('unexpected');
    expect(await refusalCode(crew.make({ chunks }))).toBe('unexpected');
    await crew.stop();
  });
});

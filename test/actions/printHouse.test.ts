import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import type { Batch } from '#core/batch';
import { idsOf } from '#core/batch';
import { parseManifest } from '#core/manifest';
import { listPrints } from '#db/prints';
import { events } from '#db/stampSchema';
import { countPrint } from '#server/actions/countPrint.ts';
import { exportBatch } from '#server/actions/exportBatch.ts';
import type { Deps } from '#server/deps.ts';
import { writeHouseFolder } from '#server/printing/houseFiles.ts';
import { houseRun } from '#server/printing/houseRun.ts';
import { checkFiles } from '#server/printing/manifestCheck.ts';
import { refusalCode } from '#test/support/people.ts';
import { honeyBatch, honeyLot } from '#test/support/printOffice.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';
import { hasTool } from '#test/support/tools.ts';

const folder = temporaryFolder();
let deps: Deps;
let batch: Batch;

beforeAll(async () => {
  deps = await openOffice(folder.path);
  batch = await honeyBatch(deps, await honeyLot(deps), 420);
});

afterAll(() => {
  deps.db.close();
  folder.remove();
});

const EVERY = { all: true, areaIds: [], producerIds: [] } as const;
const out = (name: string) => join(folder.path, name);
const sha = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
const filesOf = (path: string) => readdirSync(path).sort();
const bytesOf = (path: string) =>
  Object.fromEntries(filesOf(path).map((name) => [name, sha(join(path, name))]));
const lastEvent = async () => (await deps.db.orm.select().from(events)).at(-1);
const SVG = { format: 'svg', stock: 'a4-65', dpi: 300, start: 1, bleed: 0 } as const;

/** In parts of 65 stamps: one sheet each. */
async function inParts(path: string, signal?: AbortSignal, onProgress?: (done: number) => void) {
  const house = await houseRun(deps, { ...SVG, batch: batch.id, out: path });
  const watch = { ...(signal ? { signal } : {}), ...(onProgress ? { onProgress } : {}) };
  return writeHouseFolder(house, path, { secret: false, most: 65, ...watch });
}

describe('an export for a print house', () => {
  test('with a paper says where every stamp lies, has a manifest, and is a print on record', async () => {
    const file = out('tem.csv');
    const done = await exportBatch(deps, {
      batch: batch.id,
      out: file,
      stock: 'a4-65',
      start: 6,
      manifest: true,
    });
    const rows = parse(readFileSync(file), { columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(420);
    expect(rows[0]).toMatchObject({ id: idsOf(batch).first, sheet: '1', row: '2', column: '1' });
    const manifest = parseManifest(readFileSync(done.manifest!, 'utf8'))!;
    expect(manifest).toMatchObject({
      batch: batch.id,
      count: 420,
      ...idsOf(batch),
      stock: 'a4-65',
      start: 6,
    });
    expect(manifest.files).toMatchObject([{ name: 'tem.csv', size: statSync(file).size, sha256: sha(file) }]);
    const [print] = await listPrints(deps.db, [batch.id]);
    expect(print).toMatchObject({
      id: done.print,
      format: 'csv',
      from: 1,
      count: 420,
      pages: 7,
      sha256: sha(file),
    });
    expect(JSON.parse((await lastEvent())!.after!)).toMatchObject({
      format: 'csv',
      stock: 'a4-65',
      start: 6,
    });
  });

  test('without one is the plain list it always was, and no print', async () => {
    const before = (await listPrints(deps.db, [batch.id])).length;
    const done = await exportBatch(deps, { batch: batch.id, out: out('plain.csv') });
    expect(readFileSync(out('plain.csv'), 'utf8').split('\r\n')[0]).toBe('id,url');
    expect(done).toEqual({ file: out('plain.csv'), stamps: 420, notices: [] });
    expect(await listPrints(deps.db, [batch.id])).toHaveLength(before);
  });

  test('as NDJSON holds the same as its CSV', async () => {
    await exportBatch(deps, {
      batch: batch.id,
      out: out('tem.ndjson'),
      format: 'ndjson',
      stock: 'a4-65',
      start: 6,
    });
    const lines = readFileSync(out('tem.ndjson'), 'utf8').trimEnd().split('\n');
    const rows = parse(readFileSync(out('tem.csv')), { columns: true }) as Record<string, string>[];
    const asText = (line: string) =>
      Object.fromEntries(
        Object.entries(JSON.parse(line) as object).map(([name, value]) => [name, String(value)]),
      );
    expect(lines.map(asText)).toEqual(rows);
  });

  test('in parts numbers its sheets on, so that all parts one after the other are the whole list', async () => {
    const path = out('parts');
    const list = { format: 'csv', stock: 'a4-65', dpi: 300, start: 6, bleed: 0 } as const;
    const house = await houseRun(deps, { ...list, batch: batch.id, out: path });
    await writeHouseFolder(house, path, { secret: false, most: 130 });
    const parts = filesOf(path).filter((name) => name.endsWith('.csv'));
    expect(parts.length).toBeGreaterThan(3);
    const linesOf = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\r\n').slice(1);
    expect(parts.flatMap((name) => linesOf(join(path, name)))).toEqual(linesOf(out('tem.csv')));
  });

  test('as SVGs is a folder of zips, which hold every stamp once', async () => {
    const path = out('svg');
    const done = await exportBatch(deps, { batch: batch.id, out: path, format: 'svg', stock: 'a4-65' });
    expect(filesOf(path)).toEqual([
      `bang-ke-${batch.id}-a4-65-svg.json`,
      `tem-${batch.id}-a4-65-svg-001.zip`,
    ]);
    expect(done).toMatchObject({ files: 1, kept: 0, stamps: 420 });
    const zip = await fromBufferPromise(readFileSync(join(path, `tem-${batch.id}-a4-65-svg-001.zip`)));
    expect(zip.entryCount).toBe(420);
  });

  test('wants a paper to draw stamps for', async () => {
    const code = await refusalCode(exportBatch(deps, { batch: batch.id, out: out('none'), format: 'svg' }));
    expect(code).toBe('invalid-input');
    expect(filesOf(folder.path)).not.toContain('none');
  });
});

describe('a run in parts', () => {
  test('is the same bytes again, and what is there whole is not made again', async () => {
    const [one, other] = [out('one'), out('other')];
    expect((await inParts(one)).kept).toBe(0);
    await inParts(other);
    expect(bytesOf(other)).toEqual(bytesOf(one));
    const times = filesOf(one).map((name) => statSync(join(one, name)).mtimeMs);
    expect((await inParts(one)).kept).toBe(7);
    const again = filesOf(one).map((name) => statSync(join(one, name)).mtimeMs);
    expect(again.filter((time, i) => time !== times[i])).toHaveLength(1);
  });

  test('goes on where it was stopped, with nothing half made left lying', async () => {
    const path = out('stopped');
    const stop = new AbortController();
    const work = inParts(path, stop.signal, (done) => done > 150 && stop.abort());
    expect(await refusalCode(work)).toBe('interrupted');
    expect(filesOf(path)).toEqual([
      `.bang-ke-${batch.id}-a4-65-svg.json`,
      `tem-${batch.id}-a4-65-svg-001.zip`,
      `tem-${batch.id}-a4-65-svg-002.zip`,
    ]);
    expect((await inParts(path)).kept).toBe(2);
    expect(bytesOf(path)).toEqual(bytesOf(out('one')));
  });

  test('makes again a part that was cut, changed or taken away, and no other', async () => {
    const path = out('harmed');
    await inParts(path);
    const [, first, second, third] = filesOf(path).map((name) => join(path, name));
    appendFileSync(first!, 'x');
    const bytes = readFileSync(second!);
    bytes[500]! ^= 1;
    writeFileSync(second!, bytes);
    unlinkSync(third!);
    expect((await inParts(path)).kept).toBe(4);
    expect(bytesOf(path)).toEqual(bytesOf(out('one')));
  });

  test('written twice at once into one folder is whole', async () => {
    const path = out('twice');
    await Promise.all([inParts(path), inParts(path)]);
    expect(bytesOf(path)).toEqual(bytesOf(out('one')));
  });

  test('keeps nothing of another run, or of one cut otherwise', async () => {
    const path = out('moved');
    await inParts(path);
    const house = await houseRun(deps, { ...SVG, start: 2, batch: batch.id, out: path });
    expect((await writeHouseFolder(house, path, { secret: false, most: 65 })).kept).toBe(0);
    const same = await houseRun(deps, { ...SVG, start: 2, batch: batch.id, out: path });
    expect((await writeHouseFolder(same, path, { secret: false, most: 130 })).kept).toBe(0);
  });
});

/** Starts the run in a process of its own, perhaps where no file may be longer than so many bytes. */
function elsewhere(path: string, limit?: number) {
  const program = [process.execPath, 'test/support/runTs.mjs', 'test/support/exportInParts.ts'];
  const line = [...program, folder.path, batch.id, path];
  const [command = '', ...args] = limit ? ['prlimit', `--fsize=${limit}`, ...line] : line;
  return spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
}

describe('a run whose process or disk gives up', () => {
  test('goes on after a kill without warning, and is the same bytes', async () => {
    const path = out('killed');
    for (const least of [1, 100, 250]) {
      const child = elsewhere(path);
      const gone = new Promise((done) => child.once('exit', (_, signal) => done(signal)));
      child.stdout.on('data', (said: Buffer) => {
        if (Number(String(said).trim().split('\n').at(-1)) >= least) child.kill('SIGKILL');
      });
      expect(await gone).toBe('SIGKILL');
      const whole = filesOf(path).filter((name) => !name.startsWith('.'));
      for (const name of whole) expect(sha(join(path, name))).toBe(sha(join(out('one'), name)));
    }
    expect((await inParts(path)).kept).toBeGreaterThan(0);
    expect(bytesOf(path)).toEqual(bytesOf(out('one')));
  });

  test.skipIf(!hasTool('prlimit'))(
    'says that the disk is full, leaves no half file, and goes on later',
    async () => {
      const path = out('full');
      const child = elsewhere(path, 100_000);
      let said = '';
      child.stdout.on('data', (text: Buffer) => {
        said += String(text);
      });
      await new Promise((done) => child.once('exit', done));
      expect(said.trim().split('\n').at(-1)).toBe('storage-full');
      expect(filesOf(path)).toEqual([]);
      await inParts(path);
      expect(bytesOf(path)).toEqual(bytesOf(out('one')));
    },
  );
});

describe('files held against their manifest', () => {
  const manifestIn = (path: string) =>
    parseManifest(readFileSync(join(path, `bang-ke-${batch.id}-a4-65-svg.json`), 'utf8'))!;

  test('agree where they came over whole', async () => {
    const findings = await checkFiles(manifestIn(out('one')), out('one'));
    expect(findings.map(({ what }) => what)).toEqual(Array(7).fill('ok'));
  });

  test('are told missing, cut, changed or extra, each by its name', async () => {
    const path = out('sent');
    mkdirSync(path);
    for (const name of filesOf(out('one'))) copyFileSync(join(out('one'), name), join(path, name));
    const names = filesOf(path);
    unlinkSync(join(path, names[1]!));
    appendFileSync(join(path, names[2]!), 'x');
    const bytes = readFileSync(join(path, names[3]!));
    bytes[700]! ^= 1;
    writeFileSync(join(path, names[3]!), bytes);
    writeFileSync(join(path, 'more.zip'), 'x');
    const findings = await checkFiles(manifestIn(path), path);
    const wrong = findings.filter(({ what }) => what !== 'ok');
    expect(wrong).toMatchObject([
      { what: 'missing', name: names[1] },
      { what: 'size', name: names[2] },
      { what: 'hash', name: names[3] },
      { what: 'extra', name: 'more.zip' },
    ]);
  });
});

describe('what a print house says it printed', () => {
  const count = async (said: object) => {
    const print = (await listPrints(deps.db, [batch.id])).find(({ format }) => format === 'csv')!;
    return countPrint(deps, EVERY, {
      print: print.id,
      counted: 420,
      ...{ sure: (said as { counted?: number }).counted },
      ...said,
    });
  };

  test('is held against the print and kept, and the journal tells of a surplus', async () => {
    expect((await count({})).differences).toEqual([]);
    expect((await count({ ...idsOf(batch), sha256: sha(out('tem.csv')) })).differences).toEqual([]);
    const { differences, count: kept } = await count({ counted: 460 });
    expect(differences).toEqual([{ what: 'surplus', count: 40 }]);
    expect(kept.agrees).toBe(false);
    expect(JSON.parse((await lastEvent())!.after!)).toMatchObject({ counted: 460, surplus: 40, missing: 0 });
  });

  test('said twice is put down once, and is not found outside of a scope', async () => {
    const before = (await deps.db.orm.select().from(events)).length;
    const [one, other] = [await count({ counted: 460 }), await count({ counted: 460 })];
    expect(other.count.id).toBe(one.count.id);
    expect(await deps.db.orm.select().from(events)).toHaveLength(before);
    const none = { all: false, areaIds: [], producerIds: [] };
    expect(await refusalCode(countPrint(deps, none, { print: 'prt-nobody', counted: 1 }))).toBe(
      'print-not-found',
    );
    const [print] = await listPrints(deps.db, [batch.id]);
    expect(await refusalCode(countPrint(deps, none, { print: print!.id, counted: 1 }))).toBe(
      'print-not-found',
    );
  });
});

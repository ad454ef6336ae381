import { readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Batch } from '#core/batch';
import { listPrints } from '#db/prints';
import { printAgain } from '#server/actions/printAgain.ts';
import { printBatch } from '#server/actions/printBatch.ts';
import type { Deps } from '#server/deps.ts';
import { printBatchForm } from '#server/forms/batch.ts';
import { honeyBatch, honeyLot } from '#test/support/printOffice.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';

const folder = temporaryFolder();
let deps: Deps;
let batch: Batch;

beforeAll(async () => {
  deps = await openOffice(folder.path);
  batch = await honeyBatch(deps, await honeyLot(deps), 50_100);
});

afterAll(() => {
  deps.db.close();
  folder.remove();
});

const out = (name: string) => join(folder.path, name);
const lists = () =>
  readdirSync(folder.path)
    .filter((name) => name.endsWith('.csv'))
    .sort();
const ask = (more: object = {}) =>
  printBatchForm.parse({ batch: batch.id, stock: 'a4-65', format: 'csv', out: out('tem.csv'), ...more });
const partsOf = async (wish = ask(), signal?: AbortSignal, onProgress?: (done: number) => void) =>
  (await printBatch(deps, wish, { ...(signal ? { signal } : {}), ...(onProgress ? { onProgress } : {}) }))
    .files;

describe('a print of more stamps than one file holds', () => {
  test('is a file a part; broken off and asked for again it goes on where it was', async () => {
    const stop = new AbortController();
    const broken = partsOf(ask(), stop.signal, (done) => done >= 49_985 && stop.abort());
    await expect(broken).rejects.toMatchObject({ code: 'interrupted' });
    expect(lists()).toEqual(['tem-001.csv']);
    const files = await partsOf();
    expect(files?.map(({ kept = false, stamps, pages }) => [kept, stamps, pages])).toEqual([
      [true, 49_985, 769],
      [false, 115, 2],
    ]);
    expect(lists()).toEqual(['tem-001.csv', 'tem-002.csv']);
    expect(await listPrints(deps.db, [batch.id])).toHaveLength(2);
    expect(readFileSync(out('tem-002.csv'), 'utf8').split('\r\n')[1]).toMatch(/,770,1,1$/);
  });

  test('makes a part again that is gone or was changed, and only that one', async () => {
    const before = readFileSync(out('tem-002.csv'));
    writeFileSync(out('tem-002.csv'), 'x');
    expect((await partsOf())?.map(({ kept = false }) => kept)).toEqual([true, false]);
    expect(readFileSync(out('tem-002.csv')).equals(before)).toBe(true);
    unlinkSync(out('tem-002.csv'));
    const [, second] = (await partsOf()) ?? [];
    const again = await printAgain(deps, { again: second!.print, out: out('again.csv') });
    expect(again.same).toBe(true);
    expect(readFileSync(out('again.csv')).equals(before)).toBe(true);
  });

  test('is one file where that is asked for, which is all its parts', async () => {
    const whole = await printBatch(deps, ask({ out: out('whole.csv'), oneFile: true }));
    expect(whole).toMatchObject({ file: out('whole.csv'), stamps: 50_100, pages: 771 });
    expect(whole.files).toBeUndefined();
    const lines = (name: string) => readFileSync(out(name), 'utf8').split('\r\n').slice(1, -1);
    expect([...lines('tem-001.csv'), ...lines('tem-002.csv')]).toEqual(lines('whole.csv'));
  });
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commit } from '#db/commit';
import { listEvents } from '#db/events';
import { insertPrint, listPrints } from '#db/prints';
import { printAgain } from '#server/actions/printAgain.ts';
import { printBatch } from '#server/actions/printBatch.ts';
import { saveLook } from '#server/actions/saveLook.ts';
import type { Deps } from '#server/deps.ts';
import { printBatchForm } from '#server/forms/batch.ts';
import { parseForm } from '#server/forms/form.ts';
import { honeyBatch, honeyLot } from '#test/support/printOffice.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';

const folder = temporaryFolder();
let office: Deps;
let batch: string;
let producer: string;

const place = (name: string) => join(folder.path, name);
const all = { all: true, areaIds: [], producerIds: [] };
const say = (story: string) => saveLook(office, all, { producer, mark: null, story, colours: 'black' });

async function print(name: string, options: Record<string, string> = {}) {
  const out = place(name);
  const made = await printBatch(
    office,
    parseForm(printBatchForm, { batch, stock: 'a4-24', out, ...options }),
  );
  return { ...made, bytes: await readFile(out) };
}

beforeAll(async () => {
  office = await openOffice(folder.path);
  const lot = await honeyLot(office);
  producer = lot.producer;
  batch = (await honeyBatch(office, lot, 30)).id;
});
afterAll(() => {
  office.db.close();
  folder.remove();
});

test.each([
  ['a sheet', {}],
  [
    'a part, put right, on a curve',
    { from: '7', count: '20', calibrate: '0.5,-0.4,0.998,1.002', surface: 'curved' },
  ],
  ['a roll in ZPL', { format: 'zpl', stock: 'roll-50x30-2', dpi: '203' }],
  ['SVGs with bleed', { format: 'svg', bleed: '2', start: '3' }],
] as const)('%s is made again as it was, whatever the producer says by now', async (_, options) => {
  await say('Mật ong hoa rừng');
  const first = await print('truoc', options);
  await say('Quay hai vụ một năm');
  expect((await print('sau', options)).bytes.equals(first.bytes)).toBe(false);
  const again = await printAgain(office, { again: first.print!, out: place('lai') });
  expect(again).toMatchObject({ same: true, stamps: first.stamps, pages: first.pages });
  expect((await readFile(place('lai'))).equals(first.bytes)).toBe(true);
  const third = await printAgain(office, { again: again.print, out: place('lai nua') });
  expect(third.same).toBe(true);
});

test('is on record as a print again, with what it was printed after', async () => {
  const first = await print('mot');
  const { print: id } = await printAgain(office, { again: first.print!, out: place('hai') });
  const prints = await listPrints(office.db, [batch]);
  const of = (one: string | undefined) => prints.find((row) => row.id === one);
  expect(of(id)).toMatchObject({ sha256: of(first.print)!.sha256, from: 1, count: 30, stock: 'a4-24' });
  const [event] = await listEvents(office.db, [{ noun: 'batch', nounId: batch }]);
  expect(event).toMatchObject({ verb: 'reprint', after: { same: true, first: first.print } });
});

test('of which too little was kept is not made again, nor one that is not there', async () => {
  const [known] = await listPrints(office.db, [batch]);
  for (const input of [null, '{}', 'x']) {
    const id = `prt-${String(input).length}`;
    await commit(office.db, [insertPrint({ ...known!, id, input })]);
    const old = printAgain(office, { again: id, out: place('khong') });
    await expect(old).rejects.toMatchObject({ code: 'print-not-kept' });
  }
  const none = printAgain(office, { again: 'prt-none', out: place('khong') });
  await expect(none).rejects.toMatchObject({ code: 'print-not-found' });
  await expect(readFile(place('khong'))).rejects.toMatchObject({ code: 'ENOENT' });
});

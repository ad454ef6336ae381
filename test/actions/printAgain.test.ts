import { readdirSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tallyPrints } from '#core/printTally';
import { commit } from '#db/commit';
import { listEvents } from '#db/events';
import { insertPrint, listPrints } from '#db/prints';
import { exportBatch } from '#server/actions/exportBatch.ts';
import { issueBatch } from '#server/actions/issueBatch.ts';
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
let scratched: string;
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
  const withPins = { product: lot.product, lot: lot.lot, quantity: 30, form: 'full', pin: true } as const;
  scratched = (await issueBatch(office, withPins)).batch.id;
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

describe('an export on record', () => {
  const bytesIn = (path: string) =>
    Object.fromEntries(
      (path.endsWith('/') ? readdirSync(path).map((name) => join(path, name)) : [path]).map((file) => [
        basename(file),
        readFileSync(file, 'base64'),
      ]),
    );

  test.each([
    ['a list with places', { stock: 'a4-65', start: 6 }, 'csv'],
    ['a plain list with its manifest', { manifest: true }, 'csv'],
    ['lines for a program, in a folder', { format: 'ndjson', stock: 'a4-24' }, 'nd/'],
    ['a folder of SVGs', { format: 'svg', stock: 'a4-24', bleed: 2 }, 'svg/'],
    ['a list with its PINs', { pins: 'with', stock: 'a4-24' }, 'pin.csv'],
    ['PINs alone', { pins: 'only', manifest: true }, 'chi-pin.csv'],
    ['PINs alone for a paper, in a folder', { pins: 'only', stock: 'a4-24' }, 'chi-pin/'],
  ] as const)('that was %s is the same bytes, whatever the producer says by now', async (_, wish, name) => {
    await say('Mật ong hoa rừng');
    const of = 'pins' in wish ? scratched : batch;
    const first = await exportBatch(office, { batch: of, ...wish, out: place(`truoc-${name}`) });
    await say('Quay hai vụ một năm');
    const out = place(`sau-${name}`);
    const again = await printAgain(office, { again: first.print!, out });
    expect(again).toMatchObject({ same: true, stamps: first.stamps });
    const [before, after] = [bytesIn(place(`truoc-${name}`)), bytesIn(out)];
    expect(Object.values(after)).toEqual(Object.values(before));
    if ('pins' in wish && !name.endsWith('/')) expect(statSync(out).mode & 0o777).toBe(0o600);
    const third = await printAgain(office, { again: again.print, out: place(`nua-${name}`) });
    expect(third.same).toBe(true);
    const [row] = (await listPrints(office.db, [of])).filter(({ id }) => id === again.print);
    const kept = (await listPrints(office.db, [of])).find(({ id }) => id === first.print)!;
    const { stock, start, pages, format, content } = kept;
    expect(row).toMatchObject({ stock, start, pages, format, content });
  });
});

test('a sheet of PINs is made again, as secret as it was, and is no stamp printed', async () => {
  const paper = { batch: scratched, stock: 'a4-24', dpi: 300, start: 1, content: 'pins' } as const;
  const first = await printBatch(office, { ...paper, out: place('pin.pdf') });
  const again = await printAgain(office, { again: first.print, out: place('pin-lai.pdf') });
  expect(again.same).toBe(true);
  expect(readFileSync(place('pin-lai.pdf')).equals(readFileSync(place('pin.pdf')))).toBe(true);
  expect(statSync(place('pin-lai.pdf')).mode & 0o777).toBe(0o600);
  const pins = (await listPrints(office.db, [scratched])).filter(({ content }) => content === 'pins');
  expect(pins.length).toBeGreaterThan(1);
  expect(tallyPrints(30, pins)).toEqual({ printed: 0, files: 0, again: 0 });
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

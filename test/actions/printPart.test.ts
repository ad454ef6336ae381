import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idsOf } from '#core/batch';
import { formatPrintedId, type StampId } from '#core/stampId';
import { listEvents } from '#db/events';
import { listProfilesSeen } from '#db/printers';
import { listPrints } from '#db/prints';
import { listAccounts } from '#db/stampAccount';
import { issueBatch } from '#server/actions/issueBatch.ts';
import { openLot } from '#server/actions/openLot.ts';
import { printBatch } from '#server/actions/printBatch.ts';
import { printTestGrid } from '#server/actions/printTestGrid.ts';
import { savePrinterProfile } from '#server/actions/savePrinterProfile.ts';
import type { Deps } from '#server/deps.ts';
import { productGiven } from '#server/finding.ts';
import { printBatchForm } from '#server/forms/batch.ts';
import { parseForm } from '#server/forms/form.ts';
import { openOffice, recognise, temporaryFolder } from '#test/support/register.ts';
import { hasTools, runTool } from '#test/support/tools.ts';

const HONEY = 'Mật ong hoa rừng Thanh Mai';
const folder = temporaryFolder();
let office: Deps;
let batch: string;
let first: StampId;

beforeAll(async () => {
  office = await openOffice(folder.path);
  await recognise(office, { product: HONEY });
  await openLot(office, { product: HONEY, number: 'L-1', quantity: 200 });
  const issued = await issueBatch(office, { product: HONEY, lot: 'L-1', quantity: 100, form: 'full' });
  batch = issued.batch.id;
  first = idsOf(issued.batch).first;
});
afterAll(() => {
  office.db.close();
  folder.remove();
});

async function print(name: string, options: Record<string, string> = {}) {
  const out = join(folder.path, name);
  const input = parseForm(printBatchForm, { batch, stock: 'a4-24', out, ...options });
  return { out, ...(await printBatch(office, input)), bytes: async () => readFile(out) };
}

async function idsIn(file: string): Promise<string[]> {
  const text = await runTool('pdftotext', [file, '-']);
  return [...text.matchAll(/\d{4} \d{4} \d{4}-[\dX]/g)].map(([id]) => id).sort();
}

const idAt = (place: number) =>
  formatPrintedId(String(BigInt(first) + BigInt(place - 1)).padStart(12, '0') as StampId);

describe.skipIf(!hasTools('pdftotext'))('a part of a batch', () => {
  test('holds exactly its stamps; the parts together are the whole', async () => {
    const whole = await print('ca.pdf');
    const one = await print('mot.pdf', { from: '1', count: '48' });
    const two = await print('hai.pdf', { from: '49' });
    expect([one.stamps, two.stamps, one.pages + two.pages]).toEqual([48, 52, whole.pages]);
    expect((await idsIn(one.out))[0]).toBe(idAt(1));
    expect((await idsIn(two.out))[0]).toBe(idAt(49));
    expect([...(await idsIn(one.out)), ...(await idsIn(two.out))]).toEqual(await idsIn(whole.out));
  });

  test('is the same however it is said: by places, by how many, or by printed IDs', async () => {
    const said = [
      { from: '41', to: '60' },
      { from: '41', count: '20' },
      { from: idAt(41), to: idAt(60) },
    ];
    const files = await Promise.all(
      said.map(async (one, i) => (await print(`noi-${i}.pdf`, one as Record<string, string>)).bytes()),
    );
    expect(files.every((bytes) => bytes.equals(files[0]!))).toBe(true);
  });

  test.each([
    [{ from: '101' }, 'range-outside-batch'],
    [{ from: '0' }, 'range-outside-batch'],
    [{ to: '1000000000' }, 'range-outside-batch'],
    [{ from: 'mười' }, 'range-outside-batch'],
    [{ from: '0200 0000 0001' }, 'range-outside-batch'],
    [{ from: '90', count: '12' }, 'range-too-long'],
    [{ from: '20', to: '19' }, 'range-backwards'],
    [{ from: '20', to: '40', count: '20' }, 'range-ends-differ'],
    [{ profile: 'Máy không có' }, 'invalid-input'],
    [{ calibrate: '1,2,3' }, 'invalid-input'],
    [{ calibrate: '1,2,0.5,1' }, 'calibration-too-far'],
    [{ calibrate: '40,0,1,1' }, 'calibration-too-far'],
    [{ dpi: '299' }, 'dpi-out-of-range'],
    [{ format: 'svg', rendering: 'vector' }, 'option-not-for-format'],
    [{ format: 'csv', colours: 'two' }, 'option-not-for-format'],
    [{ format: 'zpl', stock: 'roll-50x30-2', bleed: '2' }, 'option-not-for-format'],
  ])('%j is refused, and leaves no file', async (options, code) => {
    await expect(print('khong.pdf', options as Record<string, string>)).rejects.toMatchObject({ code });
    await expect(readFile(join(folder.path, 'khong.pdf'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a printer’s miss', () => {
  test('is the same by the producer’s profile, by its id, and in figures; none at all is as before', async () => {
    const { producerId } = await productGiven(office.db, HONEY);
    const scope = { all: false, areaIds: [], producerIds: [producerId] };
    const measured = { left: 20.5, top: 19.5, across: 149.5, down: 250.5 };
    const paper = { stock: 'a4-65', dpi: 300, language: 'pdf' } as const;
    const printer = { producer: producerId, name: 'Máy ở kho', ...paper, ...measured };
    const profile = await savePrinterProfile(office, scope, printer);
    const figures = await (await print('so.pdf', { calibrate: '0.57,-0.54,0.9967,1.002' })).bytes();
    expect((await (await print('ten.pdf', { profile: 'Máy ở kho' })).bytes()).equals(figures)).toBe(true);
    expect((await (await print('ma.pdf', { profile: profile.id })).bytes()).equals(figures)).toBe(true);
    const plain = await (await print('thuong.pdf')).bytes();
    expect(plain.equals(figures)).toBe(false);
    expect((await (await print('dung.pdf', { calibrate: '0,0,1,1' })).bytes()).equals(plain)).toBe(true);
  });

  test('is measured on a test page, which never writes over the register', async () => {
    const out = join(folder.path, 'thu.pdf');
    const grid = await printTestGrid(office.config, { stock: 'a4-40', out });
    expect(grid.meant).toEqual({ left: 20, top: 20, across: 150, down: 250 });
    expect((await readFile(out)).subarray(0, 5).toString()).toBe('%PDF-');
    await printTestGrid(office.config, { stock: 'roll-40x30', format: 'zpl', out });
    expect((await readFile(out, 'latin1')).startsWith('^XA')).toBe(true);
    const sheet = printTestGrid(office.config, { stock: 'a4-40', format: 'tspl', out });
    await expect(sheet).rejects.toMatchObject({ code: 'format-not-for-stock' });
    const ours = printTestGrid(office.config, { stock: 'a4-40', out: office.config.databasePath });
    await expect(ours).rejects.toMatchObject({ code: 'output-is-ours' });
  });
});

describe('a print on record', () => {
  test('is the file’s own hash, paper and printer, once per file and with its event', async () => {
    const { producerId } = await productGiven(office.db, HONEY);
    const before = await listPrints(office.db, [batch]);
    const { bytes, pages } = await print('so-sach.pdf', { profile: 'Máy ở kho', start: '3', dpi: '203' });
    const added = (await listPrints(office.db, [batch])).filter(
      ({ id }) => !before.some((one) => one.id === id),
    );
    const [profile] = await listProfilesSeen(office.db, {
      all: false,
      areaIds: [],
      producerIds: [producerId],
    });
    const sha256 = createHash('sha256')
      .update(await bytes())
      .digest('hex');
    const paper = { batchId: batch, stock: 'a4-24', dpi: 203, start: 3, profileId: profile?.id };
    expect(added).toMatchObject([{ ...paper, pages, sha256, at: office.now(), actor: office.actor }]);
    const [event] = await listEvents(office.db, [{ noun: 'batch', nounId: batch }]);
    expect(event).toMatchObject({ verb: 'reprint', after: { sha256, pages, again: 100 } });
  });

  test('counts the batch’s stamps as printed once, however often it was printed', async () => {
    expect((await listAccounts(office.db, [batch])).get(batch)).toMatchObject({ issued: 100, printed: 100 });
  });
});

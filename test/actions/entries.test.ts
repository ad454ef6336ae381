import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '#core/day';
import { findEntrySeen, listIncompleteSeen } from '#db/entries';
import { listRecognitions } from '#db/recognitions';
import { completeEntry } from '#server/actions/completeEntry.ts';
import { importRegister } from '#server/actions/importRegister.ts';
import { issueBatch } from '#server/actions/issueBatch.ts';
import { openLot } from '#server/actions/openLot.ts';
import { setEntryAside } from '#server/actions/setEntryAside.ts';
import type { Deps } from '#server/deps.ts';
import { askedOf } from '#server/import/completedRow.ts';
import { NOW, openOffice, temporaryFolder } from '#test/support/register.ts';

const ALL = { all: true, areaIds: [], producerIds: [] };
const folder = temporaryFolder();
let office: Deps;

const SHEET = [
  'Tên sản phẩm,Chủ thể,Hạng sao,Số quyết định,Ngày ký,Cơ quan công nhận,Tình trạng',
  'Mật ong hoa rừng,HTX Mật ong Thanh Mai,4,,,UBND tỉnh Đồi Xanh,',
  'Trà lá sen,HTX Trà Thanh Mai,,,,,đề nghị 4 sao',
  'Nón lá,Cơ sở Nón Thanh Mai,3,,,,thu hồi',
].join('\n');

async function bring(sheet: string): Promise<void> {
  await importRegister(office, { bytes: new TextEncoder().encode(sheet), fileName: 'so.csv', dryRun: false });
}

async function entryOf(product: string) {
  const found = (await listIncompleteSeen(office.db, ALL)).find((one) => one.product === product);
  if (!found) throw new Error(`no row of ${product}`);
  return found;
}

const AWARD = {
  decisionNumber: '120/QĐ-UBND',
  signedOn: '15/03/2025',
  star: '4',
  authority: 'UBND tỉnh Đồi Xanh',
};

beforeAll(async () => {
  office = await openOffice(folder.path);
  await bring(SHEET);
});
afterAll(() => {
  office.db.close();
  folder.remove();
});

describe('An incomplete row', () => {
  test('is asked for what it lacks, and for nothing it says', async () => {
    const today = dayOf(NOW);
    expect(askedOf(await entryOf('Mật ong hoa rừng'), today)).toEqual([
      'decisionNumber',
      'signedOn',
      'validTo',
    ]);
    expect(askedOf(await entryOf('Trà lá sen'), today)).toContain('recordKind');
  });

  test.each([
    [{ signedOn: '15/03/2025' }, 'decisionNumber'],
    [{ decisionNumber: '120/QĐ-UBND' }, 'signedOn'],
    [{ decisionNumber: '120/QĐ-UBND', signedOn: '31/02/2025' }, 'signedOn'],
    [{ decisionNumber: '120/QĐ-UBND', signedOn: '15/03/2025', validTo: '01/01/2020' }, 'validTo'],
    [{ decisionNumber: '=1+1', signedOn: '15/03/2025' }, 'decisionNumber'],
  ])('with %o is refused at its field %s, and nothing is written', async (typed, field) => {
    const entry = await entryOf('Mật ong hoa rừng');
    const refused = completeEntry(office, entry, { entry: entry.id, ...typed });
    await expect(refused).rejects.toMatchObject({ code: 'invalid-input', details: { field } });
    expect(await listRecognitions(office.db, entry.productId)).toEqual([]);
  });

  test('signed tomorrow is refused', async () => {
    const entry = await entryOf('Mật ong hoa rừng');
    const typed = { entry: entry.id, ...AWARD, signedOn: '23/11/2026' };
    await expect(completeEntry(office, entry, typed)).rejects.toMatchObject({ code: 'invalid-day' });
  });

  test('lets nothing be issued before it is completed, and then it does', async () => {
    const entry = await entryOf('Mật ong hoa rừng');
    await openLot(office, { product: entry.productId, number: 'L1', quantity: 10 });
    const order = { product: entry.productId, lot: 'L1', quantity: 5, form: 'full' } as const;
    await expect(issueBatch(office, order)).rejects.toMatchObject({ code: 'recognition-not-in-force' });

    const done = await completeEntry(office, entry, { entry: entry.id, ...AWARD, star: '5' });
    expect(done.isNew).toBe(true);
    const [recognition] = await listRecognitions(office.db, entry.productId);
    // The row says four stars: what is typed over it does not count.
    expect(recognition).toMatchObject({ id: done.recognitionId, star: 4, validTo: '2028-03-15' });
    await expect(issueBatch(office, order)).resolves.toBeDefined();
    expect((await findEntrySeen(office.db, ALL, entry.id))?.state).toBe('complete');
  });

  test('is completed once: the second person is told so', async () => {
    const entry = await entryOf('Trà lá sen');
    const typed = { entry: entry.id, recordKind: 'công nhận', ...AWARD };
    const both = await Promise.allSettled([
      completeEntry(office, entry, typed),
      completeEntry(office, entry, typed),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'entry-not-open' },
    });
    expect(await listRecognitions(office.db, entry.productId)).toHaveLength(1);
  });

  test('brought again whole in a sheet afterwards adds nothing', async () => {
    const heading = SHEET.split('\n')[0];
    const row = 'Mật ong hoa rừng,HTX Mật ong Thanh Mai,4,120/QĐ-UBND,15/03/2025,UBND tỉnh Đồi Xanh,';
    const { productId } = (await findEntrySeen(office.db, ALL, await idOf('Mật ong hoa rừng'))) ?? {
      productId: '',
    };
    await bring([heading, row].join('\n'));
    expect(await listRecognitions(office.db, productId)).toHaveLength(1);
  });

  test('of a withdrawal is set aside with a reason, once, and asked about no more', async () => {
    const entry = await entryOf('Nón lá');
    await setEntryAside(office, entry, { entry: entry.id, reason: 'Ghi ở quyết định thu hồi' });
    const again = setEntryAside(office, entry, { entry: entry.id, reason: 'lần hai' });
    await expect(again).rejects.toMatchObject({ code: 'entry-not-open' });
    expect(await listIncompleteSeen(office.db, ALL)).toEqual([]);
    await bring(SHEET);
    expect(await listIncompleteSeen(office.db, ALL)).toEqual([]);
  });

  test('of another producer is not found', async () => {
    const own = { all: false, areaIds: [], producerIds: ['prc-another'] };
    expect(await listIncompleteSeen(office.db, own)).toEqual([]);
    expect(await findEntrySeen(office.db, own, await idOf('Nón lá'))).toBeUndefined();
  });
});

async function idOf(product: string): Promise<string> {
  const { entries, products } = await import('#db/schema');
  const rows = await office.db.orm.select().from(entries);
  const named = await office.db.orm.select().from(products);
  const wanted = named.find(({ name }) => name === product)?.id;
  return rows.find(({ productId }) => productId === wanted)?.id ?? '';
}

import { afterAll, beforeAll, expect, test } from 'vitest';
import { listIncompleteSeen } from '#db/entries';
import { listRecognitions } from '#db/recognitions';
import { auditRegister } from '#server/actions/auditRegister.ts';
import { importRegister } from '#server/actions/importRegister.ts';
import type { Deps } from '#server/deps.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';

const ALL = { all: true, areaIds: [], producerIds: [] };
const SHEET = [
  'Tên sản phẩm,Chủ thể,Hạng sao,Số quyết định,Ngày ký,Cơ quan công nhận',
  'Mật ong hoa rừng,HTX Mật ong Thanh Mai,4,,,UBND tỉnh Đồi Xanh',
  'Trà lá sen,HTX Trà Thanh Mai,3,12/QĐ-UBND,15/03/2062,UBND tỉnh Đồi Xanh',
].join('\n');

const folder = temporaryFolder();
let office: Deps;
let lan: Browsing;
let minh: Browsing;

beforeAll(async () => {
  office = await openOffice(folder.path);
  await importRegister(office, { bytes: new TextEncoder().encode(SHEET), fileName: 'so.csv', dryRun: false });
  const site = await portalSite(office);
  lan = await site.signIn({ name: 'Trần Thị Lan', role: 'clerk' });
  minh = await site.signIn({ name: 'Phạm Văn Minh', role: 'approver' });
});
afterAll(() => {
  office.db.close();
  folder.remove();
});

async function entryOf(product: string) {
  return (await listIncompleteSeen(office.db, ALL)).find((one) => one.product === product)!;
}

async function approve(who: Browsing, path: string): Promise<Response> {
  const html = await (await who.open(path)).text();
  const seen = /name="seen" value="(\w+)"/.exec(html)?.[1] ?? '';
  return who.send(`${path}/approval`, { revision: '1', read: '1', ...(seen && { seen }) });
}

test('a row that a clerk completed begins no recognition before another person approves it', async () => {
  const entry = await entryOf('Mật ong hoa rừng');
  const typed = { decisionNumber: '120/QĐ-UBND', signedOn: '15/03/2025' };
  const sent = await lan.send(`/office/entries/${entry.id}`, typed);
  expect(sent.headers.get('location')).toContain('done=submitted');
  const path = sent.headers.get('location')!.split('?')[0]!;
  expect(await (await lan.open(`/office/entries/${entry.id}`)).text()).toContain('đang chờ người duyệt');
  const again = await lan.send(`/office/entries/${entry.id}`, typed);
  expect(again.headers.get('location')).toBe(`${path}?done=already-done`);
  expect((await approve(lan, path)).status).toBe(403);
  expect(await listRecognitions(office.db, entry.productId)).toEqual([]);

  const html = await (await minh.open(path)).text();
  expect(html).toContain('Dòng 2 của so.csv, như đã nhập: Tên sản phẩm: Mật ong hoa rừng');
  expect(html).toContain('120/QĐ-UBND');
  expect(html).toContain('được công nhận 4 sao từ ngày 15/03/2025');
  expect((await approve(minh, path)).headers.get('location')).toContain('done=approved');
  expect(await listRecognitions(office.db, entry.productId)).toMatchObject([{ star: 4 }]);
  expect((await auditRegister(office)).findings).toEqual([]);
});

test('what cannot be read is said beside its field, and nothing waits', async () => {
  const entry = await entryOf('Trà lá sen');
  const sent = await lan.send(`/office/entries/${entry.id}`, { signedOn: '31/02/2025' });
  expect(sent.status).toBe(400);
  expect(await (await lan.open(`/office/entries/${entry.id}`)).text()).not.toContain('đang chờ người duyệt');
});

test('a day to come in the sheet is asked for again, and put right by a person', async () => {
  const entry = await entryOf('Trà lá sen');
  expect(entry.missing).toEqual(['signedOn']);
  const sent = await lan.send(`/office/entries/${entry.id}`, { signedOn: '15/03/2026' });
  expect(sent.headers.get('location')).toContain('done=submitted');
  await approve(minh, sent.headers.get('location')!.split('?')[0]!);
  expect(await listRecognitions(office.db, entry.productId)).toMatchObject([{ validFrom: '2026-03-15' }]);
});

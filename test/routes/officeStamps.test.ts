import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Batch, idsOf } from '#core/batch';
import { formatStampId } from '#core/stampId';
import { commit } from '#db/commit';
import { listEvents } from '#db/events';
import { listKeys } from '#db/keys';
import { findLimit } from '#db/limits';
import { listProducts, type ProductRow } from '#db/products';
import { areas, producers } from '#db/schema';
import { listActsOfBatch } from '#db/stampActs';
import { issueBatch } from '#server/actions/issueBatch.ts';
import { openLot } from '#server/actions/openLot.ts';
import type { Deps } from '#server/deps.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { openOffice, recognise, temporaryFolder } from '#test/support/register.ts';

const HONEY = 'Mật ong bạc hà';
const TEA = 'Trà Shan tuyết';
const WHOLE = { all: true, areaIds: [], producerIds: [] };

let folder: ReturnType<typeof temporaryFolder>;
let deps: Deps;
let lan: Browsing;
let minh: Browsing;
let chi: Browsing;
let elsewhere: Browsing;
let honey: Batch;
let tea: Batch;
let honeyProduct: ProductRow;

beforeAll(async () => {
  folder = temporaryFolder();
  deps = await openOffice(folder.path);
  await recognise(deps, { product: HONEY }, { product: TEA, producer: 'HTX Chè Thanh Mai' });
  const lot = async (product: string, number: string) => {
    await openLot(deps, { product, number, quantity: 500 });
    return (await issueBatch(deps, { product, lot: number, quantity: 100, form: 'full' })).batch;
  };
  honey = await lot(HONEY, 'L-1');
  tea = await lot(TEA, 'T-1');
  honeyProduct = (await listProducts(deps.db)).find(({ name }) => name === HONEY) as ProductRow;
  await commit(deps.db, [
    {
      statement: (tx) =>
        tx.insert(areas).values({
          id: 'xa-khac',
          level: 'commune',
          name: 'xã Khác',
          nameKey: 'xã khác',
          validFrom: '2025-07-01',
        }),
    },
    { statement: (tx) => tx.update(producers).set({ areaId: null }) },
  ]);
  const site = await portalSite(deps);
  lan = await site.signIn({ name: 'Lan', role: 'clerk' });
  minh = await site.signIn({ name: 'Minh', role: 'approver' });
  chi = await site.signIn({ name: 'Chi', role: 'administrator' });
  elsewhere = await site.signIn({ name: 'Tú', role: 'clerk', areaId: 'xa-khac' });
});
afterAll(() => {
  deps.db.close();
  folder.remove();
});

async function pageOf(who: Browsing, path: string, status = 200): Promise<string> {
  const answer = await who.open(path);
  expect(`${path} ${answer.status}`).toBe(`${path} ${status}`);
  return answer.text();
}

test('batches are found by product without accents, by lot, by stamp ID and by a scanned code', async () => {
  expect(await pageOf(lan, '/office/stamps')).toContain(tea.id);
  for (const query of [
    'q=mat+ong',
    'lot=L-1',
    `q=${idsOf(honey).first}`,
    `q=${encodeURIComponent(`https://ocop.vn/s/${formatStampId(honey.keyNumber, honey.first + 99)}`)}`,
    `q=${honey.id}`,
  ]) {
    const html = await pageOf(lan, `/office/stamps?${query}`);
    expect(html, query).toContain(honey.id);
    expect(html, query).not.toContain(tea.id);
  }
  expect(await pageOf(lan, '/office/stamps?q=khong+co')).toContain('Không có đợt tem nào khớp');
  expect(await pageOf(lan, '/office/stamps?from=hom-qua', 400)).toContain('hom-qua');
});

test('what belongs to another area is not found, nor can it be stopped', async () => {
  expect(await pageOf(elsewhere, '/office/stamps')).not.toContain(honey.id);
  await pageOf(elsewhere, `/office/batches/${honey.id}`, 404);
  await pageOf(elsewhere, `/office/recalls/new?batch=${honey.id}`, 404);
  const sent = await elsewhere.send('/office/recalls/new', { batch: honey.id, danger: 'x', reason: 'y' });
  expect(sent.status).toBe(404);
  expect(await pageOf(elsewhere, '/office/events')).not.toContain(honey.id);
  expect(await (await elsewhere.open('/office/events.csv')).text()).not.toContain(honey.id);
});

test('a recall is foretold, prepared by one, approved by another, and stands on the batch’s page', async () => {
  const asked = await pageOf(lan, `/office/recalls/new?batch=${honey.id}`);
  expect(asked).toContain('Thu hồi 100 tem trong 1 đợt');
  expect(asked).toContain('Chuẩn bị thu hồi 100 tem');

  const blank = await lan.send('/office/recalls/new', { batch: honey.id, danger: '', reason: 'biên bản 12' });
  expect(blank.status).toBe(400);
  expect(await blank.text()).toContain('value="biên bản 12"');

  const sent = await lan.send('/office/recalls/new', {
    batch: honey.id,
    danger: 'hũ nứt',
    reason: 'biên bản 12',
  });
  expect(sent.status).toBe(303);
  expect(await pageOf(lan, `/office/batches/${honey.id}`)).toContain('Chờ duyệt');
  const proposal = /proposals\/(pro-\w+)/.exec(sent.headers.get('location') ?? '')?.[1] ?? '';
  expect(await listActsOfBatch(deps.db, honey.id)).toEqual([]);
  expect((await lan.send(`/office/proposals/${proposal}/approval`, { revision: '1' })).status).toBe(403);
  const read = await pageOf(minh, `/office/proposals/${proposal}`);
  const [, seen = ''] = /name="seen" value="(\w+)"/.exec(read) ?? [];
  const approval = { revision: '1', seen };
  expect((await minh.send(`/office/proposals/${proposal}/approval`, approval)).status).toBe(303);

  const after = await pageOf(lan, `/office/batches/${honey.id}`);
  expect(after).toContain('hũ nứt');
  expect(after).toContain('thu hồi');
  expect(after).toContain(proposal);
  expect(await pageOf(lan, `/office/recalls/new?batch=${honey.id}`)).toContain('không có gì thay đổi');
});

test('a range typed as printed is void after approval; a wrong one is told beside its field', async () => {
  const [first, last] = [tea.first, tea.first + 4].map((serial) => formatStampId(tea.keyNumber, serial));
  const asked = await pageOf(lan, `/office/voids/new?first=${first}&last=${last}`);
  expect(asked).toContain('Hủy 5 tem trong 1 đợt');
  expect(await pageOf(lan, '/office/voids/new?first=khong&last=so', 422)).toContain('value="khong"');
  const none = { first: '019999999990', last: '019999999991' };
  expect(await pageOf(lan, `/office/voids/new?${new URLSearchParams(none)}`, 422)).toContain('019999999990');
  const input = { first: String(first), last: String(last), cause: 'spoiled', reason: 'kẹt giấy' };
  expect((await lan.send('/office/voids/new', input)).status).toBe(303);
});

test('a limit is set by an approver, with an event from what to what, and ended again', async () => {
  const producer = honeyProduct.producerId;
  expect((await lan.send('/office/limits', { perLot: '10', per30Days: '20' })).status).toBe(403);
  expect((await minh.send('/office/limits', { perLot: '', per30Days: '20' })).status).toBe(400);
  expect((await minh.send('/office/limits', { perLot: '1000', per30Days: '110' })).status).toBe(303);
  expect((await minh.send('/office/limits', { producer, perLot: '50', per30Days: '60' })).status).toBe(303);
  expect(await findLimit(deps.db, producer)).toMatchObject({ perLot: 50, per30Days: 60, own: true });
  const html = await pageOf(lan, '/office/limits');
  expect(html).toContain('vượt hạn mức');
  expect(html).toContain('gần hết hạn mức');
  expect((await minh.send('/office/limits/ending', { producer })).status).toBe(303);
  expect(await findLimit(deps.db, producer)).toMatchObject({ perLot: 1000, own: false });
  const [ended] = await listEvents(deps.db, { scope: WHOLE, noun: 'limit', nounId: producer });
  expect(ended).toMatchObject({ verb: 'end', actorName: 'Minh', before: { perLot: 50, per30Days: 60 } });
});

test('keys tell what stopping one does before it is done', async () => {
  expect(await pageOf(chi, '/office/keys')).toContain('Không số nào được phát lại');
  const html = await pageOf(chi, '/office/keys/01?since=2026-11-20');
  expect(html).toContain('0 tem trong 0 đợt phát hành trước đó vẫn kiểm tra được');
  expect(html).toContain('200 tem trong 2 đợt phát hành từ 20/11/2026 00:00 sẽ bị trả lời là giả');
  expect(await pageOf(chi, '/office/keys/01?since=2026-11-23T09:00', 400)).toContain('2026-11-23T09:00');
  await pageOf(chi, '/office/keys/09', 404);

  expect((await lan.open('/office/keys')).status).toBe(403);
  expect((await chi.send('/office/keys', {})).status).toBe(303);
  expect((await listKeys(deps.db)).map(({ number }) => number)).toEqual(['01', '02']);
  const again = await chi.send('/office/keys/01/retirement', {});
  expect(again.status).toBe(409);
  expect((await chi.send('/office/keys/01/compromise', { since: '2026-11-22T01:00:00.000Z' })).status).toBe(
    303,
  );
  expect(await pageOf(chi, '/office/keys/01')).toContain('bị coi là lộ');
});

test('the journal is narrowed by person, thing, act and day, turned by page, and taken away without formulas', async () => {
  const html = await pageOf(minh, `/office/events?actor=${minh.userId}&noun=limit`);
  expect(html).toContain('Minh');
  expect(html).toContain('1.000');
  expect(html).not.toContain('phát hành</b>');
  expect(await pageOf(minh, '/office/events?from=2026-11-23')).toContain('Không có việc nào khớp');
  expect(await pageOf(minh, '/office/events?before=2')).toContain('Mới nhất');
  const csv = await (await minh.open('/office/events.csv?noun=limit')).text();
  expect(csv.split('\r\n').length).toBeGreaterThan(5);
  for (const line of csv.split('\r\n')) expect(line).not.toMatch(/^[=+@-]/);
});

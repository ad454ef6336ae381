import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatStampId, type KeyNumber } from '#core/stampId';
import { commit } from '#db/commit';
import { listSignalsAbout } from '#db/raisedSignals';
import { insertTipOffLink } from '#db/tipOffLinks';
import { insertTipOff, type TipOff } from '#db/tipOffs';
import { receiveReports } from '#server/actions/receiveReports.ts';
import { receiveSights } from '#server/actions/receiveSights.ts';
import { openLookOffice, spreadLooks } from '#test/support/lookOffice.ts';
import { addPerson } from '#test/support/people.ts';
import { addPhone, delegateRoot, newReport } from '#test/support/phone.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { NOW } from '#test/support/register.ts';

const KEY = '01' as KeyNumber;
const STAMP = formatStampId(KEY, 7);
const report = newReport({
  shop: 'Chợ Mai Khê',
  stamps: [{ stamp: STAMP, at: NOW, headline: 'in-force', asOf: NOW, bundleVersion: null }],
});

let world: Awaited<ReturnType<typeof openLookOffice>>;
let lan: Browsing;
let signal: string;

function tipOff(id: string, stamp: TipOff['stamp']): TipOff {
  const nothing = { headline: null, place: null, note: null, photo: null, contact: null, contactUntil: null };
  return {
    ...{ id, at: NOW, stamp, productId: world.batch.productId, producerId: null, wrongs: ['stamp-copied'] },
    ...nothing,
    ...{ lang: 'vi', state: 'new', answer: null, answeredBy: null, answeredAt: null, closedReason: null },
  };
}

beforeAll(async () => {
  world = await openLookOffice();
  const { office } = world;
  await world.record(...spreadLooks(7, 8));
  signal = (await listSignalsAbout(office.db, 'stamp', [{ keyNumber: KEY, serial: 7 }]))[0]?.id ?? '';
  await delegateRoot(office);
  const { id } = await addPerson(office, 'bao@quan-ly-thi-truong.example', 'inspector');
  const phone = await addPhone(office, id);
  await receiveReports(office, phone.device, [await phone.seal(report)]);
  const read = (n: number) => ({
    id: `6f1c2d3e-4a5b-4c6d-8e7f-00000000000${n}`,
    stamp: STAMP,
    at: NOW,
    headline: 'in-force' as const,
  });
  await receiveSights(office, phone.device, [read(1), read(2)]);
  await commit(office.db, [
    insertTipOff(tipOff('tip-same', STAMP), 'same'),
    insertTipOff(tipOff('tip-linked', null), 'linked'),
    insertTipOff(tipOff('tip-other', formatStampId(KEY, 8)), 'other'),
    insertTipOffLink('tip-linked', { to: 'signal', linked: signal, at: NOW }, 'lan'),
  ]);
  const site = await portalSite(office);
  lan = await site.signIn({ name: 'Lan', role: 'clerk' });
});
afterAll(() => world.close());

const read = async (path: string) => (await lan.open(path)).text();
const itemOf = (page: string, id: string) =>
  page.split('<li>').find((item) => item.startsWith(`<a href="/office/tip-offs/${id}"`)) ?? '';

test('a signal leads to tip-offs of its stamp and those linked to it, to inspections, and tells of phones', async () => {
  const page = await read(`/office/signals/${signal}`);
  expect(itemOf(page, 'tip-same')).toContain('cùng một con tem');
  expect(itemOf(page, 'tip-linked')).toContain('văn phòng đã nối');
  expect(page).not.toContain('tip-other');
  expect(page).toContain(`/office/inspections/${report.id}`);
  expect(page).toContain('Chợ Mai Khê');
  expect(page).toContain('đã đọc tem này 2 lượt, 1 máy');
});

test('an inspection leads to tip-offs of its stamps, and to no other', async () => {
  const page = await read(`/office/inspections/${report.id}`);
  expect(itemOf(page, 'tip-same')).toContain('Tem trông như bị chụp');
  expect(page).not.toContain('tip-linked');
  expect(page).not.toContain('tip-other');
});

test('a tip-off is linked by a press to its stamp’s signal and to an inspection, called by their names', async () => {
  const path = '/office/tip-offs/tip-same';
  const before = await read(path);
  expect(before).toContain('Gắn dấu hiệu của tem này');
  expect(before).toMatch(new RegExp(`<option value="${report.id}">Chợ Mai Khê · \\d\\d/\\d\\d/\\d{4} · `));
  await lan.send(`${path}/links`, { to: 'signal', linked: signal });
  await lan.send(`${path}/links`, { to: 'inspection', linked: report.id });
  const after = await read(path);
  expect(after).not.toContain('Gắn dấu hiệu của tem này');
  expect(after).toMatch(new RegExp(`<a href="/office/inspections/${report.id}">Chợ Mai Khê · `));
  const words = after.replace(/<[^>]*>/g, ' ');
  expect(words).not.toContain(signal);
  expect(words).not.toContain(report.id);
});

test('the journal says who sent an inspection, by its shop and day', async () => {
  const words = (await read(`/office/inspections/${report.id}`)).replace(/<[^>]*>/g, ' ');
  expect(words.replace(/\s+/g, ' ')).toMatch(/gửi lượt kiểm tra Chợ Mai Khê · \d\d\/\d\d\/\d{4}/);
});

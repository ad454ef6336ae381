import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Batch } from '#core/batch';
import { formatStampId } from '#core/stampId';
import { commit } from '#db/commit';
import { areas, producers } from '#db/schema';
import { receivePhoto } from '#server/actions/receivePhoto.ts';
import { receiveReports } from '#server/actions/receiveReports.ts';
import type { Deps } from '#server/deps.ts';
import { addPerson } from '#test/support/people.ts';
import { addPhone, delegateRoot, newReport, sha256, type TestPhone } from '#test/support/phone.ts';
import { withGps } from '#test/support/pictures.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { NOW, openOffice, temporaryFolder } from '#test/support/register.ts';
import { openShop } from '#test/support/thanhMaiShop.ts';
import { refusalText } from '#web/refusalText.ts';
import { handedInText } from '#web/text/handedIn.ts';

const folder = temporaryFolder();
let deps: Deps;
let phone: TestPhone;
let shop: Awaited<ReturnType<typeof openShop>>;
let lan: Browsing;
let here: Browsing;
let inspector: Browsing;
let producer: Browsing;
let stranger: Browsing;
const ids = { honey: '', both: '', none: '' };
let photo: Buffer;

const commune = (id: string) => ({
  id,
  level: 'commune',
  name: `xã ${id}`,
  nameKey: id,
  validFrom: '2025-07-01',
});

beforeAll(async () => {
  deps = await openOffice(folder.path);
  shop = await openShop(deps);
  await delegateRoot(deps);
  const { producerId } = shop.product;
  await commit(deps.db, [
    { statement: (tx) => tx.insert(areas).values([commune('thanh-mai'), commune('khac')]) },
    { statement: (tx) => tx.update(producers).set({ areaId: 'khac' }) },
    {
      statement: (tx) =>
        tx.update(producers).set({ areaId: 'thanh-mai' }).where(eq(producers.id, producerId)),
    },
  ]);
  const { id } = await addPerson(deps, 'bao@quan-ly-thi-truong.example', 'inspector');
  phone = await addPhone(deps, id);
  photo = await withGps(300, 200);
  ids.honey = await send([shop.batch], photo);
  ids.both = await send([shop.batch, shop.tea]);
  ids.none = await send([]);
  const site = await portalSite(deps);
  lan = await site.signIn({ name: 'Lan', role: 'clerk' });
  here = await site.signIn({ name: 'Tú', role: 'clerk', areaId: 'thanh-mai' });
  inspector = await site.signIn({ name: 'Bảo', role: 'inspector' });
  producer = await site.signIn({ name: 'Hoa', role: 'producer', producerId });
  stranger = site.stranger;
});
afterAll(folder.remove);

/** Sends an inspection of the first stamps of some batches; its id. */
async function send(batches: readonly Batch[], bytes?: Buffer): Promise<string> {
  const stamps = batches.map(({ keyNumber, first }) => ({
    ...{ stamp: formatStampId(keyNumber, first), at: NOW, headline: 'in-force' as const },
    ...{ asOf: NOW, bundleVersion: 1 },
  }));
  const photos = bytes ? [{ hash: sha256(bytes), at: NOW, size: bytes.length }] : [];
  const report = newReport({ stamps, photos, shop: `Sạp Đồng Xuân <b>${batches.length}</b>` });
  await receiveReports(deps, phone.device, [await phone.seal(report)]);
  if (bytes) await receivePhoto(deps, phone.device, { hash: sha256(bytes), bytes });
  return report.id;
}

const one = (id: string) => `/office/inspections/${id}`;

test('the office reads an inspection: what the phone said, the register then and today, its proof', async () => {
  const page = await (await lan.open(one(ids.honey))).text();
  expect(page).toContain('Đúng như điện thoại đã ký');
  expect(page).toContain('Sạp Đồng Xuân &lt;b>1');
  expect(page.match(/Đang được công nhận/g)?.length).toBe(3);
  expect(page).toContain(sha256(photo));
});

test('a clerk of a commune sees the reports whose every producer is there, and no other', async () => {
  expect((await here.open(one(ids.honey))).status).toBe(200);
  for (const id of [ids.both, ids.none]) {
    for (const path of [one(id), `${one(id)}/minutes.pdf`]) expect((await here.open(path)).status).toBe(404);
    expect((await lan.open(one(id))).status).toBe(200);
  }
  const list = await (await here.open('/office/inspections')).text();
  expect(list).toContain(ids.honey);
  expect(list).not.toContain(ids.both);
  expect(list).not.toContain(ids.none);
});

test('the list is narrowed by shop without accents, by product, day and inspector', async () => {
  const found = async (query: string) => {
    const page = await (await lan.open(`/office/inspections?${query}`)).text();
    return Object.values(ids).filter((id) => page.includes(id)).length;
  };
  expect(await found('shop=dong+xuan')).toBe(3);
  expect(await found('shop=Bến+Thành')).toBe(0);
  expect(await found(`product=${encodeURIComponent(shop.product.name)}`)).toBe(2);
  expect(await found('from=2026-11-22&to=2026-11-22')).toBe(3);
  expect(await found('to=2026-11-21')).toBe(0);
  expect(await found('inspector=usr-khongcoaidau')).toBe(0);
  const wrong = await lan.open('/office/inspections?product=khong-co-san-pham-nay');
  expect(wrong.status).toBe(404);
  expect((await lan.open('/office/inspections?from=31/02/2026')).status).toBe(400);
});

test('a photo is shown small without what it told of its place, and given away as it was sent', async () => {
  const hash = sha256(photo);
  const small = await lan.open(`${one(ids.honey)}/photos/${hash}.webp`);
  expect(small.headers.get('content-type')).toBe('image/webp');
  const pixels = Buffer.from(await small.arrayBuffer());
  expect(pixels.includes('Exif')).toBe(false);
  const original = await lan.open(`${one(ids.honey)}/photos/${hash}/original`);
  expect(original.headers.get('content-disposition')).toMatch(/^attachment; filename="[0-9a-f]{64}\.jpg"/);
  expect(Buffer.compare(Buffer.from(await original.arrayBuffer()), photo)).toBe(0);
});

test('no photo is given to anybody else, nor by another path', async () => {
  const hash = sha256(photo);
  const paths = [`${one(ids.honey)}/photos/${hash}.webp`, `${one(ids.honey)}/photos/${hash}/original`];
  for (const path of paths) {
    for (const browsing of [inspector, producer]) expect((await browsing.open(path)).status).toBe(403);
    expect((await stranger.open(path)).status).toBe(303);
  }
  for (const other of [ids.none, ids.both]) {
    expect((await lan.open(`${one(other)}/photos/${hash}/original`)).status).toBe(404);
  }
  for (const browsing of [lan, stranger]) {
    expect((await browsing.open(`/photos/${hash}.webp`)).status).toBe(404);
  }
});

test('a file a phone saved is taken in by a clerk: what was new, known and refused is said; a wrong file too', async () => {
  const [fresh, changed] = [await phone.seal(newReport()), await phone.seal(newReport())];
  const reports = [fresh, { ...changed, report: changed.report.replace('"count":12', '"count":13') }];
  const content = JSON.stringify({ v: 1, device: phone.device.id, at: NOW, reports, photos: [] });
  const handIn = async (text: string) =>
    lan.send('/office/inspections/handed-in', { file: new File([text], 'temgoc-bien-ban.json') });
  const said = async (answer: Response) =>
    (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

  const text = handedInText('vi');
  const counted = (received: number, known: number, refused: number) =>
    `${text.received} ${received} ${text.known} ${known} ${text.refused} ${refused}`;
  const why = refusalText('vi', { code: 'report-unsigned', details: {} }).title;

  const first = await handIn(content);
  expect(first.status).toBe(200);
  const words = await said(first);
  expect(words).toContain(counted(1, 0, 1));
  expect(words).toContain(`${changed.id} ${why}`);
  expect(await said(await handIn(content))).toContain(counted(0, 1, 1));
  expect((await lan.open(one(fresh.id))).status).toBe(200);

  for (const wrong of ['{', '[]', content.replace(phone.device.id, 'dev_khac')]) {
    const answer = await handIn(wrong);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  }
  const list = await (await lan.open('/office/inspections')).text();
  expect(list).toContain('/office/inspections/handed-in');
});

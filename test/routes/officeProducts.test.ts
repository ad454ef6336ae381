import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commit } from '#db/commit';
import { listIncompleteSeen } from '#db/entries';
import { listMatchesSeen } from '#db/matches';
import { findProducer, listProducersSeen } from '#db/producers';
import { listProducts } from '#db/products';
import { listProposals } from '#db/proposals';
import { areas, producers } from '#db/schema';
import { approveProposal } from '#server/actions/approveProposal.ts';
import { importRegister } from '#server/actions/importRegister.ts';
import { issueBatch } from '#server/actions/issueBatch.ts';
import { openLot } from '#server/actions/openLot.ts';
import { printExtract } from '#server/actions/printExtract.ts';
import type { Deps } from '#server/deps.ts';
import { asOfGiven } from '#server/register/productLife.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { at, NOW, openOffice, recognise, temporaryFolder } from '#test/support/register.ts';

const ALL = { all: true, areaIds: [], producerIds: [] };
const folder = temporaryFolder();
let office: Deps;
let site: Awaited<ReturnType<typeof portalSite>>;
let clerk: Browsing;
let elsewhere: Browsing;
const ids: Record<string, string> = {};

async function idOf(name: string): Promise<string> {
  return (await listProducts(office.db)).find((one) => one.name === name)?.id ?? '';
}

const text = async (response: Response | Promise<Response>) =>
  (await (await response).text()).replace(/\s+/g, ' ');
const hash = (bytes: ArrayBuffer) => createHash('sha256').update(Buffer.from(bytes)).digest('hex');
const key = () => ({ 'form-key': `k-${keys++}` });
let keys = 1;

beforeAll(async () => {
  office = await openOffice(folder.path);
  await recognise(
    office,
    {
      product: 'Mật ong hoa rừng',
      star: 3,
      decision: '9/QĐ-UBND',
      signed: '01/02/2022',
      until: '01/02/2025',
    },
    { product: 'Mật ong hoa rừng', star: 4, gtin: '8938505974194' },
    { product: 'Trà lá sen', producer: 'HTX Trà Thanh Mai' },
  );
  const sheet =
    'Tên sản phẩm,Chủ thể,Hạng sao,Cơ quan công nhận\nKẹo lạc,HTX Kẹo Thanh Mai,3,UBND tỉnh Đồi Xanh\nTra la sen,HTX Trà Thanh Mai,4,';
  await importRegister(office, { bytes: new TextEncoder().encode(sheet), fileName: 'so.csv', dryRun: false });
  ids.honey = await idOf('Mật ong hoa rừng');
  ids.tea = await idOf('Trà lá sen');
  const [all] = [await listProducersSeen(office.db, ALL)];
  ids.honeyMaker = all.find(({ name }) => name === 'HTX Mật ong Thanh Mai')?.id ?? '';
  ids.teaMaker = all.find(({ name }) => name === 'HTX Trà Thanh Mai')?.id ?? '';
  const row = { level: 'commune', nameKey: 'x', validFrom: '2025-07-01', parentId: 'tinh-doi-xanh' };
  await commit(office.db, [
    {
      statement: (tx) =>
        tx
          .insert(areas)
          .values({ ...row, level: 'province', parentId: null, id: 'tinh-doi-xanh', name: 'tỉnh Đồi Xanh' }),
    },
    { statement: (tx) => tx.insert(areas).values({ ...row, id: 'xa-thanh-mai', name: 'xã Thanh Mai' }) },
    { statement: (tx) => tx.insert(areas).values({ ...row, id: 'xa-khac', name: 'xã Đồi Sim' }) },
    { statement: (tx) => tx.update(producers).set({ areaId: 'xa-thanh-mai' }) },
  ]);
  await openLot(office, { product: ids.honey, number: 'L1', quantity: 100 });
  await issueBatch(office, { product: ids.honey, lot: 'L1', quantity: 40, form: 'full' });
  site = await portalSite(office);
  clerk = await site.signIn({ name: 'Lan', role: 'clerk' });
  elsewhere = await site.signIn({ name: 'Hoa', role: 'clerk', areaId: 'xa-khac' });
});
afterAll(() => {
  office.db.close();
  folder.remove();
});

describe('The page of the honey', () => {
  test('tells its whole life: stars, decisions, stamps, events with names', async () => {
    const page = await text(clerk.open(`/office/products/${ids.honey}`));
    for (const said of [
      '9/QĐ-UBND',
      '120/QĐ-UBND',
      '3 sao',
      '4 sao',
      'Hết hiệu lực',
      'L1',
      '08938505974194',
      'phát hành',
    ])
      expect(page).toContain(said);
  });

  test('as of an older day knows only what was then', async () => {
    const page = await text(clerk.open(`/office/products/${ids.honey}?asOf=2023-05-01`));
    expect(page).toContain('đang hiệu lực');
    expect(page).not.toContain('120/QĐ-UBND');
    expect(page).not.toContain('L1');
  });

  test.each([
    '2030-01-01',
    'hôm qua',
    '2023-02-30',
  ])('asked as of %s says what is wrong beside the day', async (day) => {
    const answer = await clerk.open(`/office/products/${ids.honey}?asOf=${encodeURIComponent(day)}`);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('asOf-wrong');
  });

  test('is printed as an extract: the same moment gives the same bytes, whatever came after', async () => {
    const moment = new Date(NOW).toISOString();
    const path = `/office/products/${ids.honey}/extract.pdf?asOf=${encodeURIComponent(moment)}`;
    const first = await clerk.open(path);
    expect(first.headers.get('content-type')).toBe('application/pdf');
    const bytes = await first.arrayBuffer();
    const tomorrow = at(office, NOW + 86_400_000);
    await openLot(tomorrow, { product: ids.honey ?? '', number: 'L2', quantity: 10 });
    const asOf = asOfGiven(moment, tomorrow.now());
    const again = await printExtract(tomorrow, ALL, { product: ids.honey ?? '', asOf, lang: 'vi' });
    expect(hash(again.bytes.buffer)).toBe(hash(bytes));
    const now = asOfGiven('', tomorrow.now());
    const other = await printExtract(tomorrow, ALL, { product: ids.honey ?? '', asOf: now, lang: 'vi' });
    expect(hash(other.bytes.buffer)).not.toBe(hash(bytes));
  });

  test.each(['', '/extract.pdf'])('%s is not found by a clerk of another commune', async (more) => {
    expect((await elsewhere.open(`/office/products/${ids.honey}${more}`)).status).toBe(404);
  });
});

describe('Producers', () => {
  test('are found with and without accents and by abbreviation, in one’s own area only', async () => {
    for (const q of ['mat ong', 'HTX Mật ong', 'hợp tác xã mật ong'])
      expect(await text(clerk.open(`/office/producers?q=${encodeURIComponent(q)}`))).toContain(
        'HTX Mật ong Thanh Mai',
      );
    expect(await text(clerk.open('/office/producers?q=mat+ong'))).not.toContain('HTX Trà');
    expect(await text(elsewhere.open('/office/producers'))).not.toContain('Thanh Mai</a>');
    for (const more of ['', '/edit']) {
      expect((await elsewhere.open(`/office/producers/${ids.honeyMaker}${more}`)).status).toBe(404);
    }
  });

  test('are recorded in one’s own area; a wrong tax code stays typed and is told beside its field', async () => {
    const typed = {
      name: 'HTX Bánh Thanh Mai',
      kind: 'cooperative',
      taxCode: '0100109107',
      area: 'xã Đồi Sim',
    };
    const wrong = await elsewhere.send('/office/producers', { ...typed, ...key() });
    expect(wrong.status).toBe(400);
    const page = await wrong.text();
    expect(page).toContain('taxCode-wrong');
    expect(page).toContain('HTX Bánh Thanh Mai');
    const outside = await elsewhere.send('/office/producers', {
      ...typed,
      taxCode: '',
      area: 'xã Thanh Mai',
      ...key(),
    });
    expect(outside.status).toBe(400);
    const done = await elsewhere.send('/office/producers', { ...typed, taxCode: '0100109106', ...key() });
    expect(done.status).toBe(303);
    expect(await text(elsewhere.open('/office/producers'))).toContain('HTX Bánh Thanh Mai');
  });

  test('a contact is written over what was seen, and over nothing else', async () => {
    const form = await text(clerk.open(`/office/producers/${ids.honeyMaker}/edit`));
    const seen = /name="seen" value="([^"]+)"/.exec(form)?.[1] ?? '';
    const path = `/office/producers/${ids.honeyMaker}`;
    const typed = { kind: 'cooperative', phone: '0900 000 111', email: 'htx@mau.example', seen };
    expect((await clerk.send(path, { ...typed, ...key() })).status).toBe(303);
    expect(await findProducer(office.db, ids.honeyMaker ?? '')).toMatchObject({
      phone: '0900 000 111',
      phonePublic: false,
    });
    expect((await clerk.send(path, { ...typed, phone: '0900 000 222', ...key() })).status).toBe(409);
    expect(await findProducer(office.db, ids.honeyMaker ?? '')).toMatchObject({ phone: '0900 000 111' });
  });

  test('a new name waits for a second person; certificates keep the old one', async () => {
    const typed = {
      name: 'HTX Ong rừng Thanh Mai',
      since: '2026-11-01',
      reason: 'Giấy đăng ký thay đổi lần 2',
    };
    const path = `/office/producers/${ids.honeyMaker}`;
    expect((await clerk.send(`${path}/renaming`, { ...typed, ...key() })).status).toBe(303);
    expect((await findProducer(office.db, ids.honeyMaker ?? ''))?.name).toBe('HTX Mật ong Thanh Mai');
    const [proposal] = await listProposals(office.db, ALL, { kind: 'producer' });
    const chief = { ...office, actor: 'u-chief' };
    await approveProposal(chief, { proposal: proposal?.id ?? '', revision: proposal?.revision ?? 0 });
    const page = await text(clerk.open(`/office/products/${ids.honey}`));
    expect(page).toContain('HTX Ong rừng Thanh Mai');
    expect(page).toContain('HTX Mật ong Thanh Mai');
    expect(await text(clerk.open(`/office/products/${ids.honey}?asOf=2026-10-01`))).toContain(
      'nay là HTX Ong rừng',
    );
  });

  test('a successor takes the products over, and an import under the old name finds them', async () => {
    const path = `/office/producers/${ids.teaMaker}/succession`;
    const typed = { since: '2026-11-10', reason: 'Sáp nhập' };
    const unknown = await clerk.send(path, { ...typed, successor: 'HTX Không có', ...key() });
    expect(unknown.status).toBe(404);
    expect(await unknown.text()).toContain('successor-wrong');
    expect((await clerk.send(path, { ...typed, successor: ids.honeyMaker ?? '', ...key() })).status).toBe(
      303,
    );
    const [proposal] = await listProposals(office.db, ALL, { kind: 'producer', state: 'waiting' });
    const ruling = { proposal: proposal?.id ?? '', revision: proposal?.revision ?? 0 };
    await approveProposal({ ...office, actor: 'u-chief' }, ruling);
    expect((await findProducer(office.db, ids.teaMaker ?? ''))?.successor?.id).toBe(ids.honeyMaker);
    const before = (await listProducts(office.db)).length;
    await recognise(office, {
      product: 'Trà lá sen',
      producer: 'HTX Trà Thanh Mai',
      star: 5,
      decision: '7/QĐ-BNN',
      signed: '01/06/2026',
      authority: 'Bộ Nông nghiệp và Môi trường',
    });
    expect(await listProducts(office.db)).toHaveLength(before);
    expect(await text(clerk.open(`/office/products/${ids.tea}`))).toContain('7/QĐ-BNN');
  });
});

describe('Incomplete rows and possible matches', () => {
  test('a row is listed with what it lacks, and what completes it waits for another person', async () => {
    const [entry] = await listIncompleteSeen(office.db, ALL);
    expect(await text(clerk.open('/office/entries'))).toContain('số quyết định, ngày ký');
    expect((await elsewhere.open(`/office/entries/${entry?.id}`)).status).toBe(404);
    const path = `/office/entries/${entry?.id}`;
    const wrong = await clerk.send(path, { decisionNumber: '5/QĐ-UBND', signedOn: '2027-01-01', ...key() });
    expect(wrong.status).toBe(400);
    const page = await wrong.text();
    expect(page).toContain('signedOn-wrong');
    expect(page).toContain('5/QĐ-UBND');
    const done = await clerk.send(path, { decisionNumber: '5/QĐ-UBND', signedOn: '2026-02-01', ...key() });
    const proposal = done.headers.get('location') ?? '';
    expect(proposal).toMatch(/^\/office\/proposals\/.*done=submitted/);
    expect(await text(clerk.open(proposal))).toContain('5/QĐ-UBND');
    expect(await text(clerk.open(`/office/products/${entry?.productId}`))).not.toContain('5/QĐ-UBND ');
  });

  test('a pair is shown with both sides; two at once, one decides', async () => {
    const [match] = await listMatchesSeen(office.db, ALL);
    const path = `/office/matches/${match?.id}`;
    expect((await elsewhere.open(path)).status).toBe(404);
    const page = await text(clerk.open(path));
    expect(page).toContain('Trà lá sen');
    expect(page).toContain('Tra la sen');
    const nothing = await clerk.send(path, { reason: 'xem', ...key() });
    expect(nothing.status).toBe(400);
    const typed = { decision: `same ${match?.earlier.id}`, reason: 'cùng quyết định' };
    const both = await Promise.all([
      clerk.send(path, { ...typed, ...key() }),
      clerk.send(path, { decision: 'different', reason: 'khác', ...key() }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await listMatchesSeen(office.db, ALL)).toEqual([]);
  });
});

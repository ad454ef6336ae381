import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commit } from '#db/commit';
import { EVERYBODY, holdToLimits, setLimit } from '#db/limits';
import { openLot } from '#server/actions/openLot.ts';
import type { Deps } from '#server/deps.ts';
import { productGiven } from '#server/finding.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { NOW, openOffice, recognise, temporaryFolder } from '#test/support/register.ts';

const folder = temporaryFolder();
const PDF = '%PDF-1.7';
let deps: Deps;
let hoa: Browsing;
let other: Browsing;
let delegate: Browsing;
let ids: { product: string; lot: string; producer: string; teaLot: string; teaProducer: string };

beforeAll(async () => {
  deps = await openOffice(folder.path);
  await recognise(deps, { product: 'Mật ong hoa nhãn Thanh Mai', until: '31/12/2028' });
  await recognise(deps, { product: 'Chè búp Thanh Mai', producer: 'HTX Chè Thanh Mai', until: '31/12/2028' });
  const honey = await productGiven(deps.db, 'Mật ong hoa nhãn Thanh Mai');
  const tea = await productGiven(deps.db, 'Chè búp Thanh Mai');
  const lot = await openLot(deps, {
    product: honey.id,
    number: 'TM-2026-10',
    quantity: 500,
    unit: 'hũ 500 g',
  });
  const teaLot = await openLot(deps, { product: tea.id, number: 'C-1', quantity: 100 });
  ids = {
    ...{ product: honey.id, lot: lot.id, producer: honey.producerId },
    ...{ teaLot: teaLot.id, teaProducer: tea.producerId },
  };
  const site = await portalSite(deps);
  hoa = await site.signIn({ name: 'Chị Hoa', role: 'producer', producerId: ids.producer });
  other = await site.signIn({ name: 'Anh Chè', role: 'producer', producerId: ids.teaProducer });
  delegate = await site.signIn({ name: 'Tư vấn', role: 'delegate', producerId: ids.producer });
});
afterAll(() => {
  deps.db.close();
  folder.remove();
});

function wish(more: Record<string, string> = {}): Record<string, string> {
  const what = { product: ids.product, lot: ids.lot, quantity: '70', form: 'full' };
  return { ...what, paper: 'a4-65', start: '60', dpi: '300', profile: '', ...more };
}

async function preview(browsing: Browsing, more: Record<string, string> = {}): Promise<string> {
  const answer = await browsing.open(`/producer/orders/new?${new URLSearchParams(wish(more))}`);
  expect(answer.status).toBe(200);
  return answer.text();
}

const issued = () =>
  deps.db.orm.all<{ id: string; quantity: number; lotId: string }>(
    'select id, quantity, lot_id as lotId from batches order by first',
  );

describe('the page of an order', () => {
  test('lists papers too small for the stamp after those that take it, greyed and saying so', async () => {
    const groups = (await preview(hoa)).split('<fieldset class="field choices"><legend>').slice(1);
    const fits = groups.map((group) =>
      [...group.matchAll(/class="choice( unfit)?"><input type="radio" name="paper".*?<b>([^<]*)</g)].map(
        ([, unfit, said]) => [unfit !== undefined, said === 'quá nhỏ cho loại tem này'],
      ),
    );
    expect(fits.flat().some(([unfit]) => unfit)).toBe(true);
    for (const group of fits) {
      expect(group.every(([unfit, said]) => unfit === said)).toBe(true);
      expect(group.map(([unfit]) => unfit)).toEqual(group.map(([unfit]) => unfit).sort());
    }
  });

  test('offers the producer’s own products, open lots and papers, with nothing chosen yet', async () => {
    const html = await (await hoa.open('/producer/orders/new')).text();
    expect(html).toContain('Mật ong hoa nhãn Thanh Mai');
    expect(html).toContain('TM-2026-10 · còn được 500 tem (hũ 500 g)');
    expect(html).not.toContain('Chè búp');
    expect(html).toContain('A4, 65 tem 38,1 × 21,2 mm');
    expect(html).toContain('Chọn sản phẩm, lô và số tem để xem trước');
    expect(html).not.toContain('style=');
  });

  test('shows the very sheet: labels used before, to be printed, and one stamp enlarged', async () => {
    const html = await preview(hoa);
    expect(html).toContain('6 nhãn sẽ in, từ nhãn 60, trong 65 nhãn');
    expect(html).toContain('2 tờ, 70 tem');
    expect(html).toContain('Phát hành 70 tem');
    expect(html).toMatch(/<text[^>]*>[^<]*TM-2026-10/);
    expect(html.match(/<polygon/g)).toHaveLength(5);
  });

  test.each([
    ['quantity', { quantity: '501' }, 'lô “TM-2026-10” chỉ còn được 500'],
    ['quantity', { quantity: 'bảy mươi' }, '“bảy mươi” không dùng được'],
    ['start', { start: '66' }, 'Tờ chỉ có 65 nhãn'],
    ['paper', { paper: 'a4-99' }, 'Không biết mẫu giấy “a4-99”'],
    ['dpi', { dpi: '72' }, 'Không máy in nào có 72 dpi'],
  ])('says beside the field %s what is wrong and what to do', async (field, more, words) => {
    const html = await preview(hoa, more as Record<string, string>);
    expect(html).toMatch(new RegExp(`<p class="wrong"( id="${field}-wrong")?>[^<]*${words.slice(0, 12)}`));
    expect(html).toContain(words);
    expect(html).not.toContain('Phát hành 70');
    const sent = await hoa.send('/producer/orders', wish(more as Record<string, string>));
    expect(sent.status).toBeGreaterThanOrEqual(400);
    expect(await sent.text()).toContain(words);
    expect(issued()).toEqual([]);
  });

  test('another’s lot is not found, whoever’s product is named; a delegate does not order at all', async () => {
    const sent = await hoa.send('/producer/orders', wish({ lot: ids.teaLot }));
    expect(sent.status).toBe(404);
    expect((await other.send('/producer/orders', wish())).status).toBe(404);
    expect(await preview(hoa, { lot: ids.teaLot })).toContain('Sản phẩm không có lô');
    expect((await delegate.open('/producer/orders/new')).status).toBe(403);
    expect((await delegate.send('/producer/orders', wish())).status).toBe(403);
    expect(issued()).toEqual([]);
  });
});

describe('an order', () => {
  test('sent twice with one key issues once, and its PDF is queued', async () => {
    const fields = { ...wish(), 'form-key': 'khoa-dat-tem-1' };
    const first = await hoa.send('/producer/orders', fields);
    expect(first.status).toBe(303);
    expect(first.headers.get('location')).toMatch(/^\/producer\/batches\/b-\w+\?done=issued$/);
    const again = await hoa.send('/producer/orders', fields);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(issued()).toMatchObject([{ quantity: 70, lotId: ids.lot }]);
    const jobs = deps.db.orm.all<{ input: string }>("select input from jobs where kind = 'print'");
    expect(jobs.map(({ input }) => JSON.parse(input))).toMatchObject([
      { stock: 'a4-65', start: 60, dpi: 300 },
    ]);
  });

  test('beyond a limit is said before sending, issued to nobody, and goes to the office when asked', async () => {
    const limit = { producerId: EVERYBODY, perLot: 100, per30Days: 1000 };
    await commit(deps.db, [setLimit({ ...limit, at: NOW, actor: 'duyet' })]);
    const html = await preview(hoa);
    expect(html).toContain('Lô này được đặt 100 tem không cần duyệt; lần này vượt 40.');
    expect(html).toContain('Gửi văn phòng duyệt 70 tem');
    const refused = await hoa.send('/producer/orders', wish());
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('Gửi văn phòng duyệt 70 tem');
    const asked = await hoa.send('/producer/orders', wish({ approval: 'ask' }));
    expect(asked.headers.get('location')).toBe('/producer?done=submitted');
    expect(issued()).toHaveLength(1);
    const rows = deps.db.orm.all<object>('select kind, state, noun, noun_id as nounId from proposals');
    expect(rows).toEqual([{ kind: 'issue-batch', state: 'waiting', noun: 'lot', nounId: ids.lot }]);
  });

  test('is held to the limit by the commit itself', async () => {
    const order = { lotId: ids.lot, producerId: ids.producer, since: NOW - 1 };
    await commit(deps.db, [holdToLimits({ ...order, quantity: 30 })]);
    await expect(commit(deps.db, [holdToLimits({ ...order, quantity: 31 })])).rejects.toMatchObject({
      code: 'conflict',
    });
    const own = { producerId: ids.producer, perLot: 10_000, per30Days: 80 };
    await commit(deps.db, [setLimit({ ...own, at: NOW, actor: 'duyet' })]);
    await commit(deps.db, [holdToLimits({ ...order, quantity: 10 })]);
    await expect(commit(deps.db, [holdToLimits({ ...order, quantity: 11 })])).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('an order too large', () => {
  const TOO_LARGE: readonly [string, Record<string, string>][] = [
    ...Array.from({ length: 17 }, (_, n): [string, Record<string, string>] => [
      'quantity',
      { quantity: String(10_000_001 + 50_003 * n) },
    ]),
    ...Array.from({ length: 17 }, (_, n): [string, Record<string, string>] => [
      'start',
      { start: String(66 + 7 * n) },
    ]),
    ...Array.from({ length: 16 }, (_, n): [string, Record<string, string>] => [
      'dpi',
      { dpi: String(50 + 9 * n) },
    ]),
  ];

  test('or on no paper of this world is 422, fifty times over, and nothing is issued or queued', async () => {
    const before = [issued().length, deps.db.orm.all('select id from jobs').length];
    for (const [field, more] of TOO_LARGE) {
      const answer = await hoa.send('/producer/orders', wish(more));
      expect(`${JSON.stringify(more)} ${answer.status}`).toBe(`${JSON.stringify(more)} 422`);
      const html = await answer.text();
      expect(html).toMatch(new RegExp(`id="${field}-wrong"`));
    }
    expect(TOO_LARGE).toHaveLength(50);
    expect([issued().length, deps.db.orm.all('select id from jobs').length]).toEqual(before);
  });

  test('a body no order has is 413', async () => {
    const answer = await hoa.send('/producer/orders', wish({ quantity: '7'.repeat(300_000) }));
    expect(answer.status).toBe(413);
  });
});

describe('own paper and printers', () => {
  const roll = {
    labelWidth: '35',
    labelHeight: '22',
    columns: '3',
    rows: '1',
    stepRight: '36,5',
    stepDown: '',
  };
  const page = { pageWidth: '110', pageHeight: '24', left: '1', top: '1' };

  test('paper is drawn as it is typed, told where its measures do not fit, saved and then ordered on', async () => {
    const drawn = await (
      await hoa.open(`/producer/stocks/new?${new URLSearchParams({ ...page, ...roll })}`)
    ).text();
    expect(drawn).toContain('3 nhãn, 3 × 1');
    const name = 'Cuộn nhiệt 3 tem';
    const fields = { producer: ids.producer, name, ...page, ...roll };
    const wide = await hoa.send('/producer/stocks', { ...fields, columns: '4' });
    expect(wide.status).toBe(422);
    const html = await wide.text();
    expect(html).toContain('tràn mép phải');
    expect(html).toContain('id="columns-wrong"');
    expect(html).toContain(`value="${name}"`);
    const saved = await hoa.send('/producer/stocks', fields);
    expect(saved.headers.get('location')).toMatch(
      /^\/producer\/orders\/new\?paper=own%3Astock-\w+&done=saved$/,
    );
    const order = await (await hoa.open(saved.headers.get('location') ?? '')).text();
    expect(order).toContain(`Giấy của tôi · ${name}`);
    expect((await (await other.open('/producer/orders/new')).text()).includes(name)).toBe(false);
    expect((await hoa.send('/producer/stocks', { ...fields, producer: ids.teaProducer })).status).toBe(404);
  });

  test('a printer is measured on a test page, kept, and has a test page of its own', async () => {
    const grid = await hoa.open('/producer/stocks/grid.pdf?stock=a4-40');
    expect(grid.headers.get('content-type')).toBe('application/pdf');
    expect((await grid.text()).slice(0, 8)).toBe(PDF);
    const measured = { left: '21,5', top: '19', across: '148,5', down: '251' };
    const fields = { producer: ids.producer, name: 'Máy ở kho', dpi: '600', stock: 'a4-65', ...measured };
    const wrong = await hoa.send('/producer/printers', { ...fields, across: '15' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('id="across-wrong"');
    expect((await hoa.send('/producer/printers', fields)).status).toBe(303);
    expect((await hoa.send('/producer/printers', { ...fields, down: '250' })).status).toBe(303);
    const kept = deps.db.orm.all<{ id: string }>('select * from printer_profiles');
    expect(kept).toMatchObject([{ name: 'Máy ở kho', dpi: 600, offset_x: 1.7, scale_x: 0.99, scale_y: 1 }]);
    const own = await hoa.open(`/producer/printers/${kept[0]!.id}/grid.pdf`);
    expect((await own.text()).slice(0, 8)).toBe(PDF);
    expect((await other.open(`/producer/printers/${kept[0]!.id}/grid.pdf`)).status).toBe(404);
    const html = await preview(hoa, { profile: kept[0]!.id, quantity: '5' });
    expect(html).toContain('Máy ở kho · 600 dpi');
    expect((await other.open('/producer/printers')).status).toBe(200);
    expect(await (await other.open('/producer/printers')).text()).not.toContain('Máy ở kho');
  });
});

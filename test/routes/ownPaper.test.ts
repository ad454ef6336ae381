import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLot } from '#server/actions/openLot.ts';
import type { Deps } from '#server/deps.ts';
import { productGiven } from '#server/finding.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { openOffice, recognise, temporaryFolder } from '#test/support/register.ts';

const folder = temporaryFolder();
const HONEY = 'Mật ong hoa nhãn Thanh Mai';
let deps: Deps;
let hoa: Browsing;
let producer: string;

beforeAll(async () => {
  deps = await openOffice(folder.path);
  await recognise(deps, { product: HONEY, until: '31/12/2028' });
  const honey = await productGiven(deps.db, HONEY);
  producer = honey.producerId;
  await openLot(deps, { product: honey.id, number: 'TM-2026-10', quantity: 500 });
  hoa = await (await portalSite(deps)).signIn({ name: 'Chị Hoa', role: 'producer', producerId: producer });
});
afterAll(() => {
  deps.db.close();
  folder.remove();
});

const kept = () =>
  deps.db.orm.all<{ name: string; measures: string }>('select name, measures from own_stocks');

describe('the page of own paper', () => {
  test('asks each kind for what it needs, and draws it as it is typed', async () => {
    const shown = async (query: string) => (await hoa.open(`/producer/stocks/new?${query}`)).text();
    const sheet = await shown('');
    expect(sheet).toContain('name="pageWidth"');
    expect(sheet).toContain('name="stepRight"');
    const roll = await shown('kind=roll&labelWidth=35&labelHeight=22&columns=3');
    expect(roll).not.toContain('name="pageWidth"');
    expect(roll).toContain('3 nhãn, 3 × 1');
    const plain = await shown('kind=plain&labelWidth=25&labelHeight=15');
    expect(plain).not.toContain('name="columns"');
    expect(plain).toContain('152 nhãn, 8 × 19');
  });

  test('says in words what cannot be, beside its field', async () => {
    const sent = (more: Record<string, string>) =>
      hoa.send('/producer/stocks', { producer, name: 'Thử', labelWidth: '40', labelHeight: '25', ...more });
    const overlapping = await sent({ columns: '4', rows: '5', stepDown: '20' });
    expect(overlapping.status).toBe(422);
    const html = await overlapping.text();
    expect(html).toContain('id="stepDown-wrong"');
    expect(html).toContain('Các nhãn chồng lên nhau');
    const large = await (await sent({ kind: 'plain', labelWidth: '300' })).text();
    expect(large).toContain('không đủ chỗ cho một con tem như thế');
    const twice = await (await sent({ columns: '4', rows: '5', stepDown: '30', gapDown: '2' })).text();
    expect(twice).toContain('id="gapDown-wrong"');
    expect(twice).toContain('Chỉ nhập khe hoặc bước');
    expect(kept()).toEqual([]);
  });

  test('keeps plain paper and a roll under their names', async () => {
    const plain = { kind: 'plain', labelWidth: '25', labelHeight: '18' };
    const saved = await hoa.send('/producer/stocks', { producer, name: 'Giấy cắt tay', ...plain });
    expect(saved.status).toBe(303);
    const roll = {
      kind: 'roll',
      labelWidth: '50',
      labelHeight: '30',
      columns: '2',
      gapRight: '2',
      gapDown: '3',
    };
    expect((await hoa.send('/producer/stocks', { producer, name: 'Cuộn 2 tem', ...roll })).status).toBe(303);
    expect(kept()).toEqual([
      {
        name: 'Giấy cắt tay',
        measures: 'page=210x297,label=25x18,grid=8x16,margin=5x4.5,kind=plain',
      },
      { name: 'Cuộn 2 tem', measures: 'page=102x30,label=50x30,grid=2x1,margin=0x0,pitch=52x33,kind=roll' },
    ]);
    const order = await (await hoa.open(saved.headers.get('location') ?? '')).text();
    expect(order).toContain('Giấy của tôi · Giấy cắt tay');
  });
});

describe('where nothing runs in the page', () => {
  test('no field but those that every kind has keeps a form from being sent, and the server asks for the rest', async () => {
    const sheet = await (await hoa.open('/producer/stocks/new')).text();
    const required = [...sheet.matchAll(/<input[^>]*name="(\w+)"[^>]*required/g)].map(([, name]) => name);
    expect([...new Set(required)]).toEqual(['name', 'kind', 'labelWidth', 'labelHeight']);
    const asSheet = { pageWidth: '210', pageHeight: '297', columns: '', rows: '', left: '', top: '' };
    const sent = { producer, name: 'Không kịch bản', labelWidth: '50', labelHeight: '30', ...asSheet };
    expect((await hoa.send('/producer/stocks', { ...sent, kind: 'plain' })).status).toBe(303);
    const roll = await hoa.send('/producer/stocks', { ...sent, name: 'Cuộn', kind: 'roll' });
    expect(roll.status).toBe(400);
    expect(/id="columns-wrong">[^<]*/.exec(await roll.text())?.[0]).toMatch(
      /id="columns-wrong">Ghi số nhãn, từ 1 đến 100/,
    );
    deps.db.orm.run("delete from own_stocks where name = 'Không kịch bản'");
  });

  test('a paper on which no stamp fits is saved, and says so', async () => {
    const tiny = { kind: 'plain', labelWidth: '8', labelHeight: '8' };
    const saved = await hoa.send('/producer/stocks', { producer, name: 'Tí hon', ...tiny });
    expect(saved.status).toBe(303);
    const next = await (await hoa.open(saved.headers.get('location') ?? '')).text();
    expect(next).toContain('Nhãn này quá nhỏ cho một con tem');
    deps.db.orm.run("delete from own_stocks where name = 'Tí hon'");
  });
});

test('a thermal format proposes a thermal printer’s dots, in the order’s form and beside the test label', async () => {
  const order = await hoa.open('/producer/orders/new?format=zpl&dpi=300&dpiFor=300');
  expect(await order.text()).toMatch(/<option value="203" selected/);
  const chosen = await hoa.open('/producer/orders/new?format=zpl&dpi=300&dpiFor=203');
  expect(await chosen.text()).toMatch(/<option value="300" selected/);
  const printers = await (await hoa.open('/producer/printers?stock=roll-50x30-2')).text();
  expect(printers.match(/<option value="203" selected/g)).toHaveLength(2);
  expect(printers.match(/<option value="zpl" selected/g)).toHaveLength(2);
});

describe('own papers', () => {
  const small = { kind: 'plain', labelWidth: '25', labelHeight: '18' };
  const save = (more: Record<string, string>) =>
    hoa.send('/producer/stocks', { producer, name: 'Giấy cắt tay', ...small, ...more });

  test('are replaced only by whoever says so: a name that is taken is asked about', async () => {
    expect((await save({})).status).toBe(303);
    const asked = await save({ labelHeight: '20' });
    expect(asked.status).toBe(409);
    const html = await asked.text();
    expect(html).toContain('“Giấy cắt tay” đang có số đo khác');
    expect(html).toContain('name="replace"');
    expect(kept()[0]?.measures).toContain('label=25x18');
    expect((await save({ labelHeight: '20', replace: '1' })).status).toBe(303);
    expect(kept()[0]?.measures).toContain('label=25x20');
  });

  test('are listed with their measures to change, and can be taken off the list', async () => {
    const html = await (await hoa.open('/producer/stocks/new')).text();
    const [, path = ''] = /action="([^"]*removal)"/.exec(html) ?? [];
    const links = [...html.matchAll(/href="(\/producer\/stocks\/new\?[^"]*)"/g)].map(
      ([, link]) => link ?? '',
    );
    expect(links).toHaveLength(2);
    for (const link of links) {
      const query = new URLSearchParams(link.replaceAll('&amp;', '&').split('?')[1]);
      const before = kept();
      expect((await hoa.send('/producer/stocks', Object.fromEntries(query))).status).toBe(303);
      expect(kept()).toEqual(before);
    }
    expect((await hoa.send(path, {})).status).toBe(303);
    expect(kept()).toHaveLength(1);
    expect((await hoa.send(path, {})).status).toBe(422);
  });
});

describe('who leaves a print to measure a paper or a printer', () => {
  const back = '/producer/orders/new?quantity=900&paper=a4-65&start=4';
  const fields = () => ({ producer, name: 'Giấy mới', kind: 'plain', labelWidth: '30', labelHeight: '18' });

  test('takes along what was typed so far', async () => {
    const asked = '/producer/orders/new?quantity=900&paper=roll-35x22-3&start=4';
    const html = await (await hoa.open(asked)).text();
    for (const page of ['stocks/new', 'printers']) {
      const [, link = ''] = new RegExp(`href="/producer/${page}\\?back=([^"]*)"`).exec(html) ?? [];
      const back = new URL(decodeURIComponent(link.replaceAll('+', ' ')), 'https://x.example');
      expect(back.pathname).toBe('/producer/orders/new');
      expect(Object.fromEntries(back.searchParams)).toMatchObject({ quantity: '900', start: '4' });
    }
  });

  test('comes back to it with all that was typed, the new paper chosen', async () => {
    const page = await (await hoa.open(`/producer/stocks/new?back=${encodeURIComponent(back)}`)).text();
    expect(page).toContain(`name="back" value="${back.replaceAll('&', '&amp;')}"`);
    const answer = await hoa.send('/producer/stocks', { ...fields(), back });
    expect(answer.headers.get('location')).toMatch(
      /^\/producer\/orders\/new\?quantity=900&paper=own%3A[\w-]+&start=4&done=saved$/,
    );
    const measured = { left: '20', top: '20', across: '150', down: '250', stock: 'a4-65', dpi: '300' };
    const batch = '/producer/batches/b-1/print?format=pdf';
    const printer = await hoa.send('/producer/printers', {
      producer,
      name: 'Máy mới',
      ...measured,
      back: batch,
    });
    expect(printer.headers.get('location')).toMatch(
      /^\/producer\/batches\/b-1\/print\?format=pdf&profile=prn-\w+&done=saved$/,
    );
    await hoa.send(`/producer/printers/${/prn-\w+/.exec(printer.headers.get('location') ?? '')}/removal`, {});
  });

  test('is sent nowhere else, whatever the address says', async () => {
    for (const elsewhere of [
      'https://evil.example/',
      '//evil.example',
      '/producer/orders/new?x=\r\ny',
      '/sign-out',
    ]) {
      const answer = await hoa.send('/producer/stocks', { ...fields(), back: elsewhere });
      expect(answer.headers.get('location')).toMatch(/^\/producer\/orders\/new\?paper=own/);
    }
  });
});

describe('the page of printers', () => {
  const exact = { left: '20', top: '20', across: '150', down: '250' };
  const sent = (more: Record<string, string>) =>
    hoa.send('/producer/printers', { producer, name: 'Máy', dpi: '300', stock: 'a4-65', ...exact, ...more });

  test('says where a printer has other dots than was chosen', async () => {
    const answer = await sent({ across: '75', down: '125' });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('id="dpi-wrong"');
    expect(html).toContain('máy in đang in ở 600 dpi');
  });

  test('says which label a miss would push off the paper it was measured on, and how far', async () => {
    const answer = await sent({ left: '23' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('nhãn số 1 vượt phần giấy máy in in được 1,13 mm');
  });

  test('says that a page was scaled to fit, where no printer misses by what was measured', async () => {
    for (const [name, measured] of [
      ['across', '158'],
      ['down', '225'],
      ['left', '45,5'],
    ] as const) {
      const answer = await sent({ [name]: measured });
      expect(answer.status).toBe(422);
      const html = await answer.text();
      expect(html).toContain(`id="${name}-wrong"`);
      expect(html).toContain(`đo được ${measured} mm, in đúng thì là ${exact[name]} mm`);
      expect(html).toContain('in lại trang thử ở đúng 100 %');
    }
  });

  test.each([
    'left',
    'top',
    'across',
    'down',
  ])('asks for millimetres where something else is in %s', async (name) => {
    const html = await (await sent({ [name]: 'abc' })).text();
    expect(html).toContain(`id="${name}-wrong"`);
    expect(html).toContain('“abc” không dùng được. Ghi số milimét, ví dụ 38,1.');
  });

  test('are measured with empty fields: what is meant is only told', async () => {
    const html = await (await hoa.open('/producer/printers?stock=a4-65')).text();
    expect(html).toContain('In đúng thì là 150 mm');
    expect(html).not.toMatch(/name="across"[^>]*value="150"/);
    expect((await sent({ across: '' })).status).toBe(400);
  });

  test('keeps what a thermal printer is fed with, and its dots, measured on a roll', async () => {
    const measured = { left: '5', top: '5', across: '100', down: '10' };
    const thermal = { dpi: '203', language: 'tspl', stock: 'roll-35x22-3', ...measured };
    expect((await sent({ ...thermal, language: 'epl' })).status).toBe(400);
    expect((await sent(thermal)).status).toBe(303);
    const [printer] = deps.db.orm.all<{ dpi: number; language: string }>(
      'select dpi, language from printer_profiles',
    );
    expect(printer).toEqual({ dpi: 203, language: 'tspl' });
    const html = await (await hoa.open('/producer/printers?stock=roll-35x22-3')).text();
    expect(html).toContain('TSPL');
    expect(html).toMatch(/sang phải 0 mm, xuống 0 mm/);
    expect(html).toContain('In thẳng lên cuộn nhãn');
  });

  test('gives a roll’s test label in a thermal printer’s own language, a measured one’s made good', async () => {
    const measured = { left: '5', top: '5', across: '100', down: '10.1' };
    const thermal = { dpi: '203', language: 'tspl', stock: 'roll-35x22-3', ...measured };
    expect((await sent({ name: 'Máy giãn', ...thermal })).status).toBe(303);
    const html = await (await hoa.open('/producer/printers?stock=roll-35x22-3')).text();
    expect(html).toContain('action="/producer/stocks/label"');
    const own = [...html.matchAll(/\/producer\/printers\/[\w-]+\/label\?stock=roll-35x22-3/g)].map(String);
    const bytesOf = async (path: string) => Buffer.from(await (await hoa.open(path)).arrayBuffer());
    const [plain, stretched] = [await bytesOf(own[0]!), await bytesOf(own[1]!)];
    expect(plain.toString('latin1')).toMatch(/^SIZE 104 mm,22 mm/);
    const asked = '/producer/stocks/label?stock=roll-35x22-3&dpi=203&format';
    const blank = await bytesOf(`${asked}=tspl`);
    // A measured printer's label bears its name, and its file too: it is not taken for the blank one.
    for (const one of [plain, stretched]) expect(one.equals(blank)).toBe(false);
    expect(stretched.equals(plain)).toBe(false);
    const named = (path: string) => hoa.open(path).then(({ headers }) => headers.get('content-disposition'));
    expect(await named(`${asked}=tspl`)).toContain('nhan-thu-roll-35x22-3-203dpi.tspl');
    expect(await named(own[1]!)).toContain('nhan-thu-roll-35x22-3-May-gian-203dpi.tspl');
    expect((await bytesOf(`${asked}=zpl`)).toString('latin1')).toMatch(/\^XA/);
    expect((await bytesOf(`${asked}=png`)).subarray(1, 4).toString()).toBe('PNG');
    expect((await hoa.open(`${asked}=pdf`)).status).toBe(400);
    const sheet = await hoa.open('/producer/stocks/label?stock=a4-65&dpi=203&format=zpl');
    expect(sheet.status).toBe(422);
    expect(await (await hoa.open('/producer/printers?stock=a4-65')).text()).not.toContain('stocks/label');
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, dayOf, startOf } from '#core/day';
import { formatStampPath } from '#core/stamp';
import { formatPrintedId, formatStampId } from '#core/stampId';
import { commit } from '#db/commit';
import { listEvents } from '#db/events';
import { listKeys } from '#db/keys';
import { producers } from '#db/schema';
import { eraseTipOffContacts } from '#server/actions/eraseTipOffContacts.ts';
import type { Deps } from '#server/deps.ts';
import { trustOf } from '#server/keys/trust.ts';
import { openKey } from '#server/keys/vault.ts';
import { drawn, floodPng, withGps } from '#test/support/pictures.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { at, NOW, openOffice, temporaryFolder } from '#test/support/register.ts';
import { HONEY, openShop } from '#test/support/thanhMaiShop.ts';
import { XSS_PAYLOADS } from '#test/support/xss.ts';

const folder = temporaryFolder();
let now = NOW;
let office: Deps;
let shop: Awaited<ReturnType<typeof openShop>>;
let site: Awaited<ReturnType<typeof portalSite>>;
let clerk: Browsing;
let areaClerk: Browsing;
let auditor: Browsing;
let producer: Browsing;

beforeAll(async () => {
  const opened = await openOffice(folder.path);
  office = { ...opened, now: () => now };
  shop = await openShop(office);
  site = await portalSite(office);
  Object.assign(site.site, {
    trust: trustOf(office.db, office.origin, office.secret, office.now),
    findStampPath: async (id: string) => ({ gtin: null, id }),
    behindProxy: true,
  });
  const place = {
    statement: (tx: Parameters<Parameters<typeof office.db.orm.transaction>[0]>[0]) =>
      tx.update(producers).set({ areaId: 'a-mai' }).where(eq(producers.id, shop.product.producerId)),
  };
  await commit(office.db, [place]);
  clerk = await site.signIn({ name: 'Lan', role: 'clerk' });
  areaClerk = await site.signIn({ name: 'Bình', role: 'clerk', areaId: 'a-mai' });
  auditor = await site.signIn({ name: 'Khánh', role: 'auditor' });
  producer = await site.signIn({ name: 'Hoa', role: 'producer', producerId: shop.product.producerId });
});
afterAll(() => {
  office.db.close();
  folder.remove();
});

type Sent = Record<string, string | string[] | File>;
let networks = 0;

/** A shopper on a network of their own. */
function shopper(address = `10.${++networks >> 8}.${networks & 255}.7`) {
  const from = { 'x-forwarded-for': address };
  const form = async (query = '') => {
    const html = await (await site.stranger.open(`/phan-anh${query}`, from)).text();
    return { html, token: /name="token" value="([\w-]+)"/.exec(html)?.[1] ?? '' };
  };
  const post = (fields: Sent, headers = {}) =>
    site.stranger.send('/phan-anh', fields, { ...from, ...headers });
  const send = async (fields: Sent) => post({ token: (await form()).token, ...fields });
  return { form, post, send, open: (path: string) => site.stranger.open(path, from), from };
}

const ticketIn = (answer: Response) =>
  /\/phan-anh\/([0-9a-z-]{17})\?/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';

async function stampPath(place = 0, batch = shop.batch): Promise<string> {
  const [key] = await listKeys(office.db);
  const signer = await openKey(key!, office.secret);
  const id = formatStampId(batch.keyNumber, batch.first + place);
  return formatStampPath(signer.sign({ gtin: batch.gtin, id }, batch.form));
}

/** The rows as they lie in the file. */
function rows(): Record<string, unknown>[] {
  const sqlite = new Database(office.db.path, { readonly: true });
  const all = sqlite.prepare('select * from tip_offs order by rowid').all() as Record<string, unknown>[];
  sqlite.close();
  return all;
}
const last = () => rows().at(-1)!;
const pageOf = (id: unknown) => `/office/tip-offs/${id}`;
const fileOf = (bytes: Uint8Array, name = 'anh.jpg', type = 'image/jpeg') =>
  new File([new Uint8Array(bytes)], name, { type });

describe('a shopper who tells the office', () => {
  test('comes from a stamp, says what is wrong, and reads the answer with a number only they have', async () => {
    const path = await stampPath();
    const { form, post, open } = shopper();
    const { html, token } = await form(`?tem=${path}`);
    expect(html).toContain(HONEY);
    expect(html).toContain(formatPrintedId(formatStampId(shop.batch.keyNumber, shop.batch.first)));
    expect(html).not.toMatch(/<script|set-cookie/i);
    const sent = await post({
      ...{ token, stamp: path, wrong: ['stamp-copied', 'price-seller'] },
      ...{ bought: 'Chợ Mai Khê', told: 'Tem in mờ.\n\nGiá rẻ.' },
    });
    expect(sent.status).toBe(303);
    const ticket = ticketIn(sent);
    const row = last();
    expect(row).toMatchObject({
      ...{ product_id: shop.product.id, producer_id: shop.product.producerId, headline: 'in-force' },
      ...{ wrongs: '["stamp-copied","price-seller"]', contact: null, state: 'new', serial: shop.batch.first },
    });
    expect(JSON.stringify(rows())).not.toContain(ticket.replaceAll('-', ''));
    expect(row.ticket_hash).toMatch(/^[0-9a-f]{64}$/);
    const thanks = await (await open(sent.headers.get('location')!)).text();
    expect(thanks).toContain(ticket);

    expect((await clerk.send(`${pageOf(row.id)}/taking-up`, {})).status).toBe(303);
    const answer = 'Cảm ơn bạn, tổ kiểm tra đã đến.';
    expect((await clerk.send(`${pageOf(row.id)}/answer`, { answer, seen: '0' })).status).toBe(303);
    const read = await (await open(`/phan-anh/${ticket}`)).text();
    expect(read).toContain(answer);
    expect(read).not.toContain('Lan');
    expect((await open(`/phan-anh?phieu=${ticket.toUpperCase()}`)).headers.get('location')).toContain(ticket);
    for (const wrong of ['0'.repeat(15), 'x', "' or 1=1 --", '%00']) {
      expect((await open(`/phan-anh/${encodeURIComponent(wrong)}`)).status).toBe(404);
    }
  });

  test('without JavaScript, a cookie or an account: the page fetches nothing and sets nothing', async () => {
    const answer = await site.stranger.open('/phan-anh?lang=en');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    const html = await answer.text();
    expect(html).not.toMatch(/<script|<link rel="stylesheet"| src="\//);
    expect(html).toContain('enctype="multipart/form-data"');
  });

  test('who forgets what is wrong gets everything typed back, and the field in words', async () => {
    const { send } = shopper();
    const answer = await send({ told: 'Tem mờ', bought: 'Chợ', contact: '0900', days: '30' });
    expect(answer.status).toBe(400);
    const html = await answer.text();
    for (const typed of ['Tem mờ', 'value="Chợ"', 'value="0900"', 'Chưa đánh dấu điều nào.']) {
      expect(html).toContain(typed);
    }
    expect(html).toMatch(/value="30" selected/);
    expect(html).not.toContain('Giá trị không đúng');
    const asked = await send({ wrong: 'other', contact: '0900' });
    const again = await asked.text();
    expect(again).toMatch(
      /name="consent".*?<\/label><p class="wrong" id="consent-wrong">Hãy đánh dấu ô đồng ý/,
    );
    expect(again).toMatch(/value="30".*value="90" selected.*value="180"/);
  });

  test('who double-clicks sends one; who writes something else from the same form sends another', async () => {
    const { form, post } = shopper();
    const { token } = await form();
    const before = rows().length;
    const photo = fileOf(await drawn(300, 200).jpeg().toBuffer());
    const twice = await Promise.all(
      [1, 2, 3].map(() => post({ token, wrong: 'other', told: 'Một lần', photo })),
    );
    const tickets = new Set(twice.map(ticketIn));
    expect(twice.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(tickets.size).toBe(1);
    expect(rows().length).toBe(before + 1);
    expect(ticketIn(await post({ token, wrong: 'other', told: 'Lần khác' }))).not.toBe([...tickets][0]);
    expect(rows().length).toBe(before + 2);
  });

  test('a form that is not ours, or older than a day, is not taken, and what was typed stays', async () => {
    const { form, post } = shopper();
    const { token } = await form();
    const last = token.at(-1) === 'A' ? 'B' : 'A';
    const forged = [token.slice(0, 20) + last + token.slice(21), 'x', '', token.slice(1)];
    for (const one of forged) {
      const answer = await post({ token: one, wrong: 'other', told: 'Vẫn còn' });
      expect(answer.status).toBe(409);
      expect(await answer.text()).toContain('Vẫn còn');
    }
    now += 24 * 3_600_000 + 1;
    expect((await post({ token, wrong: 'other' })).status).toBe(409);
    now = NOW;
  });

  test('a program that fills in what nobody sees is refused', async () => {
    const { send } = shopper();
    const before = rows().length;
    expect((await send({ wrong: 'other', trap: 'http://spam.example' })).status).toBe(400);
    expect(rows().length).toBe(before);
  });

  test('a network that sends too many is told from when, in words; others are not held back', async () => {
    const { form, post } = shopper();
    const { token } = await form();
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, n) => post({ token, wrong: 'other', told: `Tin ${n}` })),
    );
    expect(all.filter(({ status }) => status === 303).length).toBe(5);
    const refused = all.find(({ status }) => status === 429)!;
    const html = await refused.text();
    expect(html).toContain('Hãy gửi lại sau 22/11/2026 09:10');
    expect(html).toMatch(/>Tin \d+</);
    const json = await post({ token, wrong: 'other' }, { accept: 'application/json' });
    expect(json.status).toBe(429);
    expect(json.headers.get('retry-after')).toBe('600');
    expect(await json.json()).toMatchObject({ code: 'too-many-tip-offs' });
    expect((await post({ token, wrong: ['other', 'made-ill'], told: 'đau bụng' })).status).toBe(303);
    expect((await shopper().send({ wrong: 'other' })).status).toBe(303);
  });

  test('whom it made ill is told at once what to do, and stands first on the office’s list', async () => {
    const { send, open } = shopper();
    const sent = await send({ wrong: ['made-ill'], told: 'đau bụng' });
    expect(await (await open(sent.headers.get('location')!)).text()).toContain('giữ lại bao bì');
    const { id } = last();
    now += 60_000;
    await shopper().send({ wrong: ['other'] });
    const list = await (await clerk.open('/office/tip-offs')).text();
    expect(list.indexOf(`${id}`)).toBeGreaterThan(0);
    expect(list.indexOf(`${id}`)).toBeLessThan(list.indexOf(`${last().id}`));
    now = NOW;
  });

  test('a code that is no stamp of ours goes along as text, and is linked nowhere', async () => {
    const address = 'https://evil.example/s/010000000001?<img src=x onerror=alert(1)>';
    const { form, post } = shopper();
    const { html, token } = await form(`?tem=${encodeURIComponent(address)}`);
    expect(html).not.toMatch(/(?:href|src|action)="[^"?]*evil\.example/);
    expect(html).not.toContain('<img');
    const told = /<textarea[^>]*>([^<]*)</.exec(html)?.[1] ?? '';
    expect(told).toContain('evil.example');
    await post({ token, stamp: address, wrong: 'other', told: `Mã: ${address}` });
    expect(last()).toMatchObject({ headline: 'foreign', key_number: null, product_id: null });
    const page = await (await clerk.open(pageOf(last().id))).text();
    expect(page).toContain('evil.example');
    expect(page).not.toMatch(/(?:href|src)="[^"?]*evil\.example|<img src=x/);
  });

  test('the form does not tell a right code of a mini stamp from a wrong one', async () => {
    const [right, wrong] = ['12345678', '87654321'].map((mac) => `/s/010000000001${mac}`);
    const bodies = await Promise.all(
      [right!, wrong!].map(async (path) => {
        const { html } = await shopper().form(`?tem=${path}`);
        return html
          .replaceAll(path, '')
          .replace(/name="token" value="[^"]+"/, '')
          .replace(/tem=[^"]+/g, '');
      }),
    );
    expect(bodies[0]).toBe(bodies[1]);
  });
});

describe('the photo', () => {
  test('is kept as pixels only: no place, no camera, no more than 60 KB', async () => {
    const bytes = await withGps(2400, 1800);
    expect(bytes.includes(Buffer.from('Exif'))).toBe(true);
    expect((await shopper().send({ wrong: 'other', photo: fileOf(bytes) })).status).toBe(303);
    const hash = String(last().photo);
    const path = join(folder.path, 'files', hash.slice(0, 2), hash);
    const kept = readFileSync(path);
    expect(kept.length).toBeLessThanOrEqual(60 * 1024);
    const { exif, xmp, iptc, icc, format, orientation } = await sharp(kept).metadata();
    expect([exif, xmp, iptc, icc, orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(format).toBe('webp');
    for (const word of ['Exif', 'GPS', 'Máy ảnh']) expect(kept.includes(Buffer.from(word))).toBe(false);

    const shown = await auditor.open(`${pageOf(last().id)}/photo`);
    expect(shown.headers.get('content-type')).toBe('image/webp');
    expect(shown.headers.get('cache-control')).toBe('private, no-store');
    for (const one of [site.stranger, producer, areaClerk]) {
      expect((await one.open(`${pageOf(last().id)}/photo`)).status).not.toBe(200);
      expect((await one.open(`/photos/${hash}.webp`)).status).toBe(404);
    }
  });

  test('that is none, or two things at once, or too large, is refused in words and nothing is kept', async () => {
    const html = Buffer.from('<html><script>alert(1)</script>');
    const jpeg = await drawn(200, 200).jpeg().toBuffer();
    const bad: [string, Uint8Array, number][] = [
      ['html', html, 415],
      ['svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 415],
      ['gif and script', Buffer.concat([Buffer.from('GIF89a/*'), html]), 415],
      ['pdf and picture', Buffer.concat([Buffer.from('%PDF-1.4\n'), jpeg]), 415],
      ['cut off', jpeg.subarray(0, 400), 422],
      ['flood', floodPng(30_000, 30_000), 413],
      ['11 MB', Buffer.concat([jpeg, Buffer.alloc(11 * 1024 * 1024)]), 413],
    ];
    const before = rows().length;
    for (const [name, bytes, status] of bad) {
      const answer = await shopper().send({ wrong: 'other', told: 'Giữ lời này', photo: fileOf(bytes) });
      expect(`${name} ${answer.status}`).toBe(`${name} ${status}`);
      const words = await answer.text();
      expect(words).toContain('Giữ lời này');
      expect(words).toContain('Hãy chọn lại ảnh');
    }
    expect(rows().length).toBe(before);
  });

  test('with a program behind its pixels keeps the pixels alone', async () => {
    const jpeg = await drawn(200, 200).jpeg().toBuffer();
    const photo = fileOf(Buffer.concat([jpeg, Buffer.from('<script>alert(1)</script>PK\u0003\u0004')]));
    expect((await shopper().send({ wrong: 'other', photo })).status).toBe(303);
    const hash = String(last().photo);
    const kept = readFileSync(join(folder.path, 'files', hash.slice(0, 2), hash));
    expect(kept.includes(Buffer.from('script'))).toBe(false);
    expect(kept.includes(Buffer.from('PK\u0003\u0004'))).toBe(false);
  });
});

describe('the contact', () => {
  const contact = 'mai.nguoi-mua@mau.example';
  const consented = { wrong: 'other', contact, consent: '1' };

  test('is erased the day after its end, by itself, and stands in no event and no log', async () => {
    const sent = await shopper().send({ ...consented, days: '30' });
    const { id } = last();
    expect(last()).toMatchObject({ contact, contact_until: '2026-12-22' });
    expect(await (await clerk.open(pageOf(id))).text()).toContain(contact);
    expect(await (await auditor.open(pageOf(id))).text()).not.toContain(contact);
    const lastMoment = startOf(addDays(dayOf(NOW), 31)) - 1;
    expect(await eraseTipOffContacts(at(office, lastMoment))).toBe(0);
    expect(await eraseTipOffContacts(at(office, lastMoment + 1))).toBe(1);
    expect(await eraseTipOffContacts(at(office, lastMoment + 1))).toBe(0);
    expect(last()).toMatchObject({ contact: null, contact_until: '2026-12-22' });
    expect(await (await site.stranger.open(`/phan-anh/${ticketIn(sent)}`)).text()).toContain('đã được xóa');
    const events = await listEvents(office.db, [{ noun: 'tip-off', nounId: String(id) }]);
    expect(events.map(({ verb }) => verb)).toEqual(['erase-contact', 'receive']);
    expect(JSON.stringify(events)).not.toContain(contact);
    expect(site.logged.join('')).not.toContain(contact);
  });

  test('is erased sooner when its owner asks for it, with their number and nothing else', async () => {
    const sent = await shopper().send(consented);
    const path = `/phan-anh/${ticketIn(sent)}/contact-erasure`;
    expect((await site.stranger.send('/phan-anh/00000-00000-00000/contact-erasure', {})).status).toBe(404);
    expect(last().contact).toBe(contact);
    for (let twice = 0; twice < 2; twice++) expect((await site.stranger.send(path, {})).status).toBe(303);
    expect(last().contact).toBeNull();
  });

  test('and nothing else of who sent it is kept anywhere', async () => {
    const address = '203.0.113.77';
    await shopper(address).send({ wrong: 'other', told: 'Không ai biết' });
    const everything =
      readFileSync(office.db.path).toString('latin1') +
      readFileSync(`${office.db.path}-wal`).toString('latin1');
    expect(everything.includes(address)).toBe(false);
    expect(everything.includes('203.0.113')).toBe(false);
    expect(site.logged.join('')).not.toContain('203.0.113');
    const signedIn = await clerk.send('/phan-anh', { token: (await shopper().form()).token, wrong: 'other' });
    expect(signedIn.status).toBe(303);
    const [event] = await listEvents(office.db, [{ noun: 'tip-off', nounId: String(last().id) }]);
    expect(event?.actorName).toBe('shopper');
  });
});

describe('the office', () => {
  test('an area’s clerk finds what is of its producers; what is nobody’s only the whole office; a producer nothing', async () => {
    await shopper().send({ stamp: await stampPath(1), wrong: 'goods-differ' });
    const own = last().id;
    await shopper().send({ stamp: await stampPath(0, shop.tea), wrong: 'goods-differ' });
    const neighbours = last().id;
    await shopper().send({ wrong: 'goods-differ' });
    const nobodys = last().id;
    for (const id of [own, neighbours, nobodys]) {
      expect((await clerk.open(pageOf(id))).status).toBe(200);
      expect((await areaClerk.open(pageOf(id))).status).toBe(id === own ? 200 : 404);
      expect((await areaClerk.send(`${pageOf(id)}/spam`, {})).status).toBe(id === own ? 303 : 404);
      expect((await producer.open(pageOf(id))).status).toBe(403);
      expect((await auditor.send(`${pageOf(id)}/spam`, {})).status).toBe(403);
    }
    const list = await (await areaClerk.open('/office/tip-offs')).text();
    expect([own, neighbours, nobodys].map((id) => list.includes(String(id)))).toEqual([true, false, false]);
    const journal = await (await areaClerk.open('/office/events?noun=tip-off')).text();
    expect([own, neighbours].map((id) => journal.includes(String(id)))).toEqual([true, false]);
  });

  test('filters by state, by what is wrong and by product', async () => {
    const { send } = shopper();
    await send({ stamp: await stampPath(0, shop.tea), wrong: 'past-date' });
    const id = String(last().id);
    const found = async (query: string) =>
      (await (await clerk.open(`/office/tip-offs?${query}`)).text()).includes(id);
    expect(await found('state=new&wrong=past-date')).toBe(true);
    expect(await found(`product=${shop.neighbour.id}`)).toBe(true);
    expect(await found('state=closed')).toBe(false);
    expect(await found('wrong=page-wrong')).toBe(false);
    expect(await found(`product=${shop.product.id}`)).toBe(false);
  });

  test('two clerks who answer at once: the second is told, and nothing is overwritten', async () => {
    await shopper().send({ wrong: 'other' });
    const path = pageOf(last().id);
    expect((await clerk.send(`${path}/answer`, { answer: 'Một', seen: '0' })).status).toBe(303);
    const second = await clerk.send(`${path}/answer`, { answer: 'Hai', seen: '0' });
    expect(second.status).toBe(409);
    expect(last()).toMatchObject({ answer: 'Một', state: 'answered' });
    const seen = /name="seen" value="(\d+)"/.exec(await (await clerk.open(path)).text())?.[1] ?? '';
    now += 1;
    expect((await clerk.send(`${path}/answer`, { answer: 'Một, sửa', seen })).status).toBe(303);
    now = NOW;
    expect((await clerk.send(`${path}/closing`, { reason: 'đã xử lý' })).status).toBe(303);
    expect((await clerk.send(`${path}/answer`, { answer: 'Nữa', seen })).status).toBe(409);
    expect((await clerk.send(`${path}/taking-up`, {})).status).toBe(303);
    expect(last()).toMatchObject({ state: 'open', closed_reason: null, answer: 'Một, sửa' });
  });

  test('spam is closed without a word to whoever sent it', async () => {
    const sent = await shopper().send({ wrong: 'other', told: 'mua hàng giá rẻ' });
    await clerk.send(`${pageOf(last().id)}/spam`, {});
    const page = await (await site.stranger.open(`/phan-anh/${ticketIn(sent)}`)).text();
    expect(page).toContain('đã khép lại');
    expect(page).not.toMatch(/spam|tin rác/);
  });

  test('links to a stamp that was issued, once, and to nothing it does not see', async () => {
    await shopper().send({ stamp: await stampPath(2), wrong: 'stamp-copied' });
    const path = pageOf(last().id);
    const stamp = formatStampId(shop.batch.keyNumber, shop.batch.first + 5);
    for (let twice = 0; twice < 2; twice++) {
      expect(
        (await areaClerk.send(`${path}/links`, { to: 'stamp', linked: formatPrintedId(stamp) })).status,
      ).toBe(303);
    }
    expect(await (await clerk.open(path)).text()).toContain(formatPrintedId(stamp));
    const tea = formatStampId(shop.tea.keyNumber, shop.tea.first);
    for (const [to, linked] of [
      ['stamp', tea],
      ['stamp', '019999999999'],
      ['signal', 'sig-khong-co'],
      ['inspection', 'khong-co'],
      ['user', 'u-1'],
    ] as const) {
      const answer = await areaClerk.send(`${path}/links`, { to, linked });
      expect(`${to} ${linked} ${answer.status}`).toBe(`${to} ${linked} 400`);
      expect(await answer.text()).toContain(to === 'stamp' ? linked : 'class="wrong"');
    }
  });

  test('sees beside a tip-off the others of the same stamp, product and seller', async () => {
    const seller = 'Tạp hóa Hòa Bình';
    await shopper().send({ stamp: await stampPath(9), wrong: 'other', bought: seller });
    const first = last().id;
    await shopper().send({ stamp: await stampPath(9), wrong: 'stamp-copied' });
    const twin = last().id;
    await shopper().send({ wrong: 'other', bought: 'tạp hoá  HOÀ BÌNH' });
    const neighbour = last().id;
    const page = await (await clerk.open(pageOf(first))).text();
    for (const [id, kin] of [
      [twin, 'cùng tem'],
      [neighbour, 'cùng nơi bán'],
    ]) {
      expect(page.slice(page.indexOf(`/office/tip-offs/${id}`)).slice(0, 400)).toContain(kin);
    }
    expect(await (await areaClerk.open(pageOf(first))).text()).not.toContain(String(neighbour));
  });

  test('reads forty hostile texts as texts', async () => {
    const hostile = XSS_PAYLOADS.join(' ').slice(0, 900);
    const sent = await shopper().send({
      wrong: 'other',
      told: hostile,
      bought: XSS_PAYLOADS[1]!,
      photo: fileOf(await drawn(90, 90).png().toBuffer()),
    });
    const page = await (await clerk.open(pageOf(last().id))).text();
    expect(page).not.toMatch(/<script>alert|<img src=x|<svg onload/);
    expect(await (await site.stranger.open(`/phan-anh/${ticketIn(sent)}`)).text()).not.toContain('alert(1)');
    const answer = XSS_PAYLOADS.join('\n').slice(0, 1_900);
    expect((await clerk.send(`${pageOf(last().id)}/answer`, { answer, seen: '0' })).status).toBe(303);
    const read = await (await site.stranger.open(`/phan-anh/${ticketIn(sent)}`)).text();
    expect(read).toContain('alert(1)');
    expect(read).not.toMatch(/<script|<img|<svg on|<iframe|<a href="javascript/);
  });
});

test('files lie beside the database by their hashes, each once', () => {
  expect(existsSync(join(folder.path, 'files'))).toBe(true);
  const names = readdirSync(join(folder.path, 'files'), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ name }) => name);
  const named = new Set(rows().flatMap(({ photo }) => (photo === null ? [] : [String(photo)])));
  expect(new Set(names)).toEqual(named);
});

import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idsOf } from '#core/batch';
import { formatStampPath } from '#core/stamp';
import { formatPrintedId, formatStampId } from '#core/stampId';
import { commit } from '#db/commit';
import { listKeys } from '#db/keys';
import { findPublishedPage, listPageProposals } from '#db/productPages';
import { insertProposal } from '#db/proposals';
import { approveProposal } from '#server/actions/approveProposal.ts';
import { recallBatch } from '#server/actions/recallBatch.ts';
import { createApp } from '#server/app.ts';
import type { Deps } from '#server/deps.ts';
import { trustOf } from '#server/keys/trust.ts';
import { openKey } from '#server/keys/vault.ts';
import { look, recordUnmarked } from '#test/support/looks.ts';
import { drawn } from '#test/support/pictures.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { NOW, openOffice, temporaryFolder } from '#test/support/register.ts';
import { openShop } from '#test/support/thanhMaiShop.ts';

const folder = temporaryFolder();
let office: Deps;
let shop: Awaited<ReturnType<typeof openShop>>;
let site: Awaited<ReturnType<typeof portalSite>>;
let mai: Browsing;
let neighbour: Browsing;
let delegate: Browsing;
let clerk: Browsing;

beforeAll(async () => {
  office = await openOffice(folder.path);
  shop = await openShop(office);
  site = await portalSite(office);
  const producerId = shop.product.producerId;
  mai = await site.signIn({ name: 'Mai', role: 'producer', producerId });
  delegate = await site.signIn({ name: 'Tư vấn', role: 'delegate', producerId });
  neighbour = await site.signIn({ name: 'Khác', role: 'producer', producerId: shop.neighbour.producerId });
  clerk = await site.signIn({ name: 'Lan', role: 'clerk' });
});
afterAll(() => {
  office.db.close();
  folder.remove();
});

const productPath = () => `/producer/products/${shop.product.id}`;
const batchPath = () => `/producer/batches/${shop.batch.id}`;
const printed = (n: number) => formatPrintedId(formatStampId(shop.batch.keyNumber, shop.batch.first + n - 1));

/** The scan page of the first honey stamp, over the very register. */
async function scanned(serial = shop.batch.first): Promise<string> {
  const [key] = await listKeys(office.db);
  const signer = await openKey(key!, office.secret);
  const id = formatStampId(shop.batch.keyNumber, serial);
  const trust = trustOf(office.db, office.origin, office.secret, office.now);
  const app = createApp({ ...site.site, trust });
  const path = formatStampPath(signer.sign({ gtin: null, id }, 'full'));
  return (await app.request(office.origin + path, { headers: { accept: 'text/html' } })).text();
}

async function approveWaiting(): Promise<void> {
  const all = await listPageProposals(office.db, shop.product.id);
  const { id, revision } = all.find(({ state }) => state === 'waiting')!;
  await approveProposal({ ...office, actor: 'duyet' }, { proposal: id, revision });
}

/** The office looks at what waits just as shoppers will see it, the draft's photo too; who does not see it finds nothing. */
async function expectOfficePreview(photo: string): Promise<void> {
  const all = await listPageProposals(office.db, shop.product.id);
  const path = `/office/proposals/${all.find(({ state }) => state === 'waiting')?.id}`;
  expect(await (await clerk.open(path)).text()).toContain(`${path}/preview`);
  const answer = await clerk.open(`${path}/preview`);
  const seen = await answer.text();
  expect(seen).toContain('<p>Mật ong hoa rừng.</p>');
  expect(seen).toContain(photo);
  expect(seen).not.toMatch(/<script|<img src=x/);
  const elsewhere = await site.signIn({ name: 'Bình', role: 'clerk', areaId: 'a-khac' });
  expect((await elsewhere.open(`${path}/preview`)).status).toBe(404);
  expect((await clerk.open('/office/proposals/pro-khong-co/preview')).status).toBe(404);
}

const XSS = `"><img src=x onerror=alert(1)><script>alert(2)</script>{product}[x]`;
const photoIn = (html: string) => /\/photos\/[0-9a-f]{64}\.webp/.exec(html)?.[0] ?? '';

test('a proposal of another kind has no preview', async () => {
  const stop = { kind: 'recall-stamps', noun: 'batch', nounId: shop.batch.id } as const;
  const told = { title: 'Thu hồi', input: {}, state: 'waiting', revision: 1, preparedBy: 'u-ai' } as const;
  const none = { submittedAt: NOW, decidedBy: null, decidedAt: null, decidedReason: null, resultId: null };
  const { producerId } = shop.product;
  const proposal = { id: 'pro-thu-hoi', ...stop, ...told, ...none, producerId, preparedAt: NOW };
  await commit(office.db, [insertProposal(proposal)]);
  expect((await clerk.open('/office/proposals/pro-thu-hoi/preview')).status).toBe(404);
});

describe('a product’s page from the first word to the scan', () => {
  test('a photo is sent, a story written, previewed, approved and scanned', async () => {
    const bytes = await drawn(1000, 700).jpeg().toBuffer();
    const sent = await mai.send(`${productPath()}/photo`, {
      photo: new File([new Uint8Array(bytes)], '../../x.svg', { type: 'image/svg+xml' }),
    });
    expect(sent.status).toBe(303);
    const photo = photoIn(await (await mai.open(productPath())).text());
    expect(photo).not.toBe('');
    expect((await mai.open(photo)).headers.get('cache-control')).toContain('private');
    expect((await clerk.open(photo)).status).toBe(200);
    expect((await delegate.open(photo)).status).toBe(200);
    for (const other of [neighbour, site.stranger]) expect((await other.open(photo)).status).toBe(404);

    const story = `Mật ong hoa rừng.\n\n${XSS}`;
    const typed = { story, website: 'https://thanhmai.example', step: 'submit' };
    expect((await delegate.send(productPath(), typed)).status).toBe(303);
    const preview = await (await delegate.open(`${productPath()}/preview`)).text();
    expect(preview).toContain('Mật ong hoa rừng.');
    expect(preview).not.toMatch(/<script|<img src=x/);
    expect(await scanned()).not.toContain('Mật ong hoa rừng.');
    await expectOfficePreview(photo);

    await approveWaiting();
    const page = await scanned();
    expect(page).toContain('<p>Mật ong hoa rừng.</p>');
    expect(page).not.toMatch(/<script|<img src=x/);
    expect(page).toMatch(
      /<img src="\/photos\/[0-9a-f]{64}\.webp" width="\d+" height="\d+" alt="[^"]+" loading="lazy"/,
    );
    expect(page.indexOf('class="banner')).toBeLessThan(page.indexOf('class="story"'));
    expect(page.indexOf('class="facts"')).toBeLessThan(page.indexOf('class="story"'));
    const open = await site.stranger.open(photo);
    expect(open.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(open.headers.get('content-type')).toBe('image/webp');
    expect(open.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('a page full of words still travels in 6,000 bytes, without the photo', async () => {
    const words =
      'Đàn ong nội lấy mật hoa rừng keo, nhãn, vải và hoa dại trên đồi Thanh Mai; quay mật khi tổ đã vít nắp. ';
    const told = Array.from(
      { length: 40 },
      (_, i) => `${words.slice(i * 2)}Năm ${1980 + i} thu ${(i * 37) % 91} lít.`,
    );
    const story = told.join('\n\n').slice(0, 2_000);
    const standards =
      'TCVN 5267-1:2008, tự công bố số 01/HTXTM/2026 ngày 02/01/2026; VietGAP chăn nuôi số 77-2026.';
    const typed = {
      story,
      standards,
      contactName: 'Cô Mai',
      phone: '0900 000 001',
      phoneConsent: '1',
      step: 'submit',
    };
    expect((await mai.send(productPath(), typed)).status).toBe(303);
    await approveWaiting();
    const page = await scanned();
    expect(page).toContain('TCVN 5267-1');
    expect(gzipSync(page).length).toBeLessThanOrEqual(6_000);
  });

  test('what was typed stays where it was wrong, beside its field', async () => {
    const answer = await mai.send(productPath(), {
      story: 'Giữ lại.',
      website: 'http://x.example',
      step: 'save',
    });
    expect(answer.status).toBe(400);
    const html = await answer.text();
    expect(html).toContain('Giữ lại.');
    expect(html).toMatch(/id="website"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*id="website"/);
  });

  test('a file that is no photo is refused beside its field', async () => {
    const photo = new File(['<svg/>'], 'a.png', { type: 'image/png' });
    const answer = await mai.send(`${productPath()}/photo`, { photo });
    expect(answer.status).toBe(415);
    expect(await answer.text()).toContain('JPEG, PNG, WebP');
    expect((await mai.send(`${productPath()}/photo`, { step: 'x' })).status).toBe(400);
  });

  test('a neighbour’s product is not found, to read or to write', async () => {
    for (const path of [productPath(), `${productPath()}/preview`])
      expect((await neighbour.open(path)).status).toBe(404);
    for (const path of ['', '/photo', '/variants']) {
      const answer = await neighbour.send(productPath() + path, { story: 'x', name: 'x', step: 'submit' });
      expect(answer.status).toBe(404);
    }
    expect((await site.stranger.open('/photos/..%2f..%2fetc.webp')).status).toBe(404);
  });

  test('warned-of goods are not advertised', async () => {
    await recallBatch(office, { batch: shop.tea.id, reason: 'bao hở' });
    expect((await findPublishedPage(office.db, shop.product.id))?.page.story).toBeTruthy();
    await mai.send(`${batchPath()}/spoilage`, { stamps: printed(100), cause: 'spoiled' });
    const page = await scanned(shop.batch.first + 99);
    expect(page).toContain('banner danger');
    expect(page).not.toContain('class="story"');
  });
});

describe('the account of a batch in the browser', () => {
  test('is counted and voided by the producer; a consultant looks only', async () => {
    expect(
      (await mai.send(`${batchPath()}/counts`, { printed: '100', handedOut: '90', leftOver: '' })).status,
    ).toBe(303);
    const html = await (await mai.open(batchPath())).text();
    expect(html).toContain('action="/producer/batches/');
    const seen = await (await delegate.open(batchPath())).text();
    expect(seen).not.toContain(`${batchPath()}/spoilage`);
    for (const path of ['counts', 'spoilage', 'leftovers']) {
      expect(
        (await delegate.send(`${batchPath()}/${path}`, { stamps: printed(1), leftOver: '1' })).status,
      ).toBe(403);
      expect(
        (await neighbour.send(`${batchPath()}/${path}`, { stamps: printed(1), leftOver: '1' })).status,
      ).toBe(404);
    }
    expect((await neighbour.open(batchPath())).status).toBe(404);
  });

  test('a list with wrong lines comes back whole, each told by its number', async () => {
    const stamps = `${printed(4)}\nsai\n${printed(6)}`;
    const answer = await mai.send(`${batchPath()}/spoilage`, { stamps, cause: 'spoiled' });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('Dòng 2: sai');
    expect(html).toContain(stamps);
    expect(html).not.toContain('Dòng 1');
  });

  test('the camera is let in on this page and on no other', async () => {
    const headers = (await mai.open(batchPath())).headers;
    expect(headers.get('permissions-policy')).toContain('camera=(self)');
    expect((await mai.open('/producer/products')).headers.get('permissions-policy')).toContain('camera=()');
  });

  test('the lot’s account is read by producer and office, and by nobody else', async () => {
    const path = `lots/${shop.lot.id}/account`;
    for (const [who, room] of [
      [mai, 'producer'],
      [delegate, 'producer'],
      [clerk, 'office'],
    ] as const) {
      const html = await (await who.open(`/${room}/${path}`)).text();
      expect(html).toContain(formatPrintedId(idsOf(shop.batch).last));
    }
    expect((await neighbour.open(`/producer/${path}`)).status).toBe(404);
  });
});

describe('scans by day', () => {
  test('are counted in Viet Nam’s days, and fewer than five are only few', async () => {
    const { keyNumber } = shop.batch;
    const scan = (at: number, serial = shop.batch.first) => look(at, serial, { keyNumber });
    const hour = 3_600_000;
    const midnight = Date.parse('2026-11-20T17:00:00Z');
    const rows = [
      ...Array.from({ length: 7 }, (_, i) => scan(midnight + i * hour)),
      ...Array.from({ length: 3 }, () => scan(midnight - 1)),
      scan(NOW - 200 * 24 * hour),
      ...Array.from({ length: 9 }, () => scan(midnight, shop.tea.first)),
    ];
    await recordUnmarked(office.db, rows);
    const html = await (await mai.open('/producer/statistics')).text();
    const cells = [...html.matchAll(/<tr>.*?<\/tr>/gs)].map(([row]) =>
      row
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
    expect(cells.slice(1)).toEqual(['21/11/2026 7', '20/11/2026 dưới 5']);
    expect(html).toContain('Ít nhất 8 lượt quét');
    const ninety = await (await mai.open(`/producer/statistics?days=90&product=${shop.product.id}`)).text();
    expect(ninety.match(/<rect/g)).toHaveLength(90);
    expect(await (await neighbour.open('/producer/statistics')).text()).toContain('Ít nhất 9');
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countRows } from '#test/support/counting.ts';
import { demoOffice, placesIn } from '#test/support/portalServer.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';

let office: Awaited<ReturnType<typeof demoOffice>>;
let producer: Browsing;
let clerk: Browsing;
let stranger: Browsing;
let site: Awaited<ReturnType<typeof portalSite>>;

beforeAll(async () => {
  office = await demoOffice();
  site = await portalSite(office.deps);
  const producerId = placesIn(office.deps.db.path).producer ?? null;
  producer = await site.signIn({ name: 'Hoa', role: 'producer', producerId });
  clerk = await site.signIn({ name: 'Lan', role: 'clerk' });
  stranger = site.stranger;
});
afterAll(() => office.close());

const count = (table: string) => countRows(office.deps.db.path, table);

/** An order as the page sends it, under one form key. */
function order(key: string) {
  const { product = '', lot = '' } = placesIn(office.deps.db.path);
  return {
    product,
    lot,
    quantity: '5',
    form: 'full',
    paper: 'a4-65',
    dpi: '300',
    start: '1',
    'form-key': key,
  };
}

describe('one form, sent more than once', () => {
  test('pressed twice in a row, it is one batch, and both presses lead to the same page', async () => {
    const before = count('batches');
    const first = await producer.send('/producer/orders', order('form-bam-hai-lan'));
    const second = await producer.send('/producer/orders', order('form-bam-hai-lan'));
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect(count('batches')).toBe(before + 1);
  });

  test('pressed ten times at once, it is still one batch', async () => {
    const before = count('batches');
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => producer.send('/producer/orders', order('form-bam-cung-luc'))),
    );
    expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1);
    expect(count('batches')).toBe(before + 1);
  });

  test('a program’s Idempotency-Key does the same', async () => {
    const before = count('batches');
    const { 'form-key': _, ...fields } = order('x');
    const headers = { 'idempotency-key': 'don-hang-0001' };
    const first = await producer.send('/producer/orders', fields, headers);
    const second = await producer.send('/producer/orders', fields, headers);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect(count('batches')).toBe(before + 1);
  });

  test('back and again from a fresh page is another order, because it has another key', async () => {
    const before = count('batches');
    await producer.send('/producer/orders', order('form-trang-mot'));
    await producer.send('/producer/orders', order('form-trang-hai'));
    expect(count('batches')).toBe(before + 2);
  });

  test('what was refused may be mended and sent under the same key', async () => {
    const refused = await producer.send('/producer/orders', { ...order('form-sua-lai'), quantity: '0' });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('value="0"');
    const mended = await producer.send('/producer/orders', order('form-sua-lai'));
    expect(mended.status).toBe(303);
  });

  test('one person’s key is not another’s, and a key is of one form only', async () => {
    const producerId = placesIn(office.deps.db.path).producer ?? null;
    const other = await site.signIn({ name: 'Bình', role: 'producer', producerId });
    const before = count('batches');
    await producer.send('/producer/orders', order('form-cung-mot-khoa'));
    await other.send('/producer/orders', order('form-cung-mot-khoa'));
    expect(count('batches')).toBe(before + 2);
    const elsewhere = await producer.send('/producer/lots', { 'form-key': 'form-cung-mot-khoa' });
    expect(elsewhere.status).toBe(400);
  });
});

describe('what stands before a door', () => {
  test('a file of somebody who is not signed in is passed over, not read', async () => {
    const answer = await stranger.send('/office/imports', {
      file: new File([new Uint8Array(1_000_000)], 'so.csv'),
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toMatch(/^\/sign-in/);
  });

  test('a password typed into one’s own account is kept in no page', async () => {
    const answer = await stranger.send('/account/password', {
      current: 'MatKhauCu-123',
      next: 'MatKhauMoi-456',
    });
    expect(answer.headers.get('location')).toBe('/sign-in?next=/account');
    expect(await answer.text()).not.toContain('MatKhau');
  });
});

describe('a session that ended in mid-form', () => {
  test('keeps every field in the sign-in page, and does nothing yet', async () => {
    const before = count('batches');
    const answer = await stranger.send('/producer/orders', { ...order('form-het-phien'), quantity: '7' });
    expect(answer.status).toBe(401);
    const html = await answer.text();
    expect(html).toContain('name="kept:quantity" value="7"');
    expect(html).toContain('name="kept-action" value="/producer/orders"');
    expect(count('batches')).toBe(before);
  });

  test('a page asked for is come back to after signing in', async () => {
    const answer = await stranger.open('/producer/lots?q=mật');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(
      `/sign-in?next=${encodeURIComponent(`/producer/lots?${new URLSearchParams({ q: 'mật' })}`)}`,
    );
  });
});

describe('an upload', () => {
  test('cut in half writes nothing and says so', async () => {
    const before = count('files');
    const body =
      '--x\r\nContent-Disposition: form-data; name="file"; filename="so.csv"\r\n\r\nTên sản phẩm;Chủ';
    const headers = {
      cookie: clerk.cookie,
      origin: office.deps.origin,
      'sec-fetch-site': 'same-origin',
      'content-type': 'multipart/form-data; boundary=x',
      accept: 'text/html',
    };
    const answer = await site.app.request(`${office.deps.origin}/office/imports`, {
      method: 'POST',
      body,
      headers,
    });
    expect(answer.status).toBe(400);
    expect(count('files')).toBe(before);
  });

  test('over its limit is refused before it is read', async () => {
    const answer = await clerk.send('/office/imports', {
      file: new File([new Uint8Array(13 * 1024 * 1024)], 'so.csv'),
    });
    expect(answer.status).toBe(413);
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import type { Verdict } from '#core/verdict';
import { createApp } from '#server/app.ts';
import { type StampSite, stampSite } from '#test/support/stampSite.ts';
import { GTIN, ORIGIN, samplePaths } from '#test/support/stampWorld.ts';

type Paths = Awaited<ReturnType<typeof samplePaths>>;

let world: StampSite;
let paths: Paths;

beforeAll(async () => {
  world = await stampSite();
  paths = await samplePaths();
});

function ask(path: string, headers: Record<string, string> = {}) {
  return createApp(world.site).request(`http://anything.example${path}`, { headers });
}

const JSON_WANTED = { accept: 'application/json' };
const later = () => new Promise((resolve) => setImmediate(resolve));

describe('scanning a stamp', () => {
  test('a readable stamp is answered with 200, forged ones too: a verdict is no error', async () => {
    for (const [name, path] of Object.entries(paths)) {
      const response = await ask(path);
      expect(response.status, name).toBe(name === 'unreadable' ? 404 : 200);
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
  });

  test('the same address answers a program in JSON', async () => {
    const response = await ask(paths['in-force'], JSON_WANTED);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(response.headers.get('vary')).toBe('Accept, Accept-Language, Accept-Encoding');
    expect(await response.json()).toEqual({
      headline: 'in-force',
      tone: 'good',
      origin: 'signed',
      originReason: null,
      recognition: 'in-force',
      recognitionAtIssue: 'in-force',
      stamp: 'usable',
      copies: 'ordinary',
      asOf: '2026-11-12T02:30:00.000Z',
      form: 'full',
      id: '010000000001',
      printedId: '0100 0000 0001-8',
      path: `/01/${GTIN}/21/010000000001`,
      gtin: GTIN,
      star: 4,
      starToday: 4,
      decision: '377/QĐ-UBND',
      decisionAuthority: 'UBND huyện Sông Lành',
      decisionSignedOn: '2025-03-15',
      validFrom: '2025-03-15',
      validTo: '2028-03-15',
      validFromToday: '2025-03-15',
      validToToday: '2028-03-15',
      withdrawal: null,
      safety: false,
      product: 'Trà hoa vàng sấy lạnh Thanh Mai',
      producer: 'Hợp tác xã Nông nghiệp Thanh Mai',
      producerCertified: null,
      addressCertified: 'Thôn Đông, xã Thanh Mai cũ, huyện Sông Lành, tỉnh Đồi Xanh',
      addressNow: 'Xã Thanh Mai, tỉnh Sông Xanh',
      phone: '0900 000 001',
      lot: 'TM-2026-10',
      producedOn: '2026-09-20',
      expiresOn: '2027-09-20',
      batch: 'batch-1',
      issuedOn: '2026-10-01',
      stampChangedAt: null,
      stampReason: null,
      sample: true,
    });
  });

  test('JSON has the same members for every verdict, and none of a product for a forged one', async () => {
    const members = Object.keys((await (await ask(paths['in-force'], JSON_WANTED)).json()) as object);
    for (const [name, path] of Object.entries(paths)) {
      if (name === 'unreadable') continue;
      const body = (await (await ask(path, JSON_WANTED)).json()) as Record<string, unknown>;
      expect(Object.keys(body), name).toEqual(members);
      if (body.origin === 'forged')
        expect([body.product, body.producer, body.star, body.lot]).toEqual([null, null, null, null]);
    }
  });

  test('JSON of ends and acts says when and why', async () => {
    const of = async (path: string) => (await ask(path, JSON_WANTED)).json();
    expect(await of(paths.superseded)).toMatchObject({ star: 3, starToday: 5, recognition: 'superseded' });
    expect(await of(paths.lapsed)).toMatchObject({ starToday: null, validTo: '2026-10-20' });
    expect(await of(paths.void)).toMatchObject({
      stamp: 'void',
      stampReason: 'in hỏng',
      stampChangedAt: '2026-11-05T03:00:00.000Z',
    });
    expect(await of(paths['safety-withdrawn'])).toMatchObject({
      safety: true,
      withdrawal: {
        effectiveOn: '2026-11-02',
        clause: '2',
        article: '17',
        reason: 'mẫu kiểm nghiệm có độc tố',
        safety: true,
        decision: { numberText: '99/QĐ-UBND', authority: 'UBND tỉnh Sông Xanh', signedOn: '2026-11-01' },
      },
    });
    expect(await of(paths['mini-wrong'])).toMatchObject({ origin: 'forged', originReason: 'mac-wrong' });
    expect(await of(paths.mini)).toMatchObject({ origin: 'mac', form: 'mini', headline: 'in-force' });
  });

  test('an unsigned path written otherwise than issued goes on to the one on record, once', async () => {
    const truePath = `/01/${GTIN}/21/010000000001`;
    for (const written of ['/s/010000000001', '/01/08930000000026/21/010000000001']) {
      const { site, looks } = await stampSite();
      const response = await createApp(site).request(`${written}?lang=en&next=//evil.example`);
      expect(response.status, written).toBe(303);
      expect(response.headers.get('location')).toBe(`${truePath}?lang=en`);
      await later();
      expect(looks).toEqual([]);
    }
    expect((await ask(truePath)).status).toBe(200);
    expect(await (await ask('/s/010000000777', JSON_WANTED)).json()).toMatchObject({
      headline: 'unknown-batch',
    });
  });

  test('a proof is never carried over to another path', async () => {
    const moved = paths['in-force'].replace(`/01/${GTIN}/21/`, '/s/');
    const code = paths.mini.replace(`/01/${GTIN}/21/`, '/s/');
    for (const path of [moved, code])
      expect(await (await ask(path, JSON_WANTED)).json()).toMatchObject({ headline: 'forged' });
  });

  test('what does not look like a stamp at all is no page, and no advice about stamps', async () => {
    for (const path of ['/nope', '/favicon.ico', '/wp-login.php', '/s', '/01']) {
      const response = await ask(path);
      expect(response.status).toBe(404);
      const page = await response.text();
      expect(page).toContain('<h1>Không có trang này</h1>');
      expect(page).not.toMatch(/quét lại|lau sạch/);
    }
    const broken = await ask(paths['in-force'].slice(0, 120));
    expect(broken.status).toBe(404);
    expect(await broken.text()).toContain('Không đọc được mã tem');
  });

  test('a path that is no stamp: a problem document for a program', async () => {
    const response = await ask('/khong-phai-tem', JSON_WANTED);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({
      type: 'urn:temgoc:refusal:not-found',
      status: 404,
      code: 'not-found',
      title: 'Không có trang này',
    });
  });

  test('trackers behind the question mark change nothing', async () => {
    const response = await ask(`${paths['in-force']}?fbclid=IwAR0&utm_source=zalo&x=<script>`, JSON_WANTED);
    expect(await response.json()).toMatchObject({ headline: 'in-force' });
  });

  test('one spelling only: what is encoded, doubled, dotted or trailing is no stamp', async () => {
    const path = paths['in-force'];
    for (const other of [
      `/${path}`,
      `${path}/`,
      path.replace('/01/', '/%301/'),
      path.replace('/01/', '//01/'),
      path.replace('/01/', '/./01/'),
      path.replace('/01/', '/x/../01/'),
      path.replace('/21/', '%2F21%2F'),
      `${path}%00`,
      `${path}#x`,
      path.replace(/.$/, '٣'),
    ]) {
      const env = { incoming: { url: other } };
      const response = await createApp(world.site).request('http://stamp/', { headers: JSON_WANTED }, env);
      expect(response.status, other).toBe(404);
    }
  });

  test('the language: by address, else by the browser, else Vietnamese', async () => {
    const lang = async (path: string, accepted?: string) =>
      /<html lang="(..)"/.exec(
        await (await ask(path, accepted === undefined ? {} : { 'accept-language': accepted })).text(),
      )?.[1];
    expect(await lang(paths.lapsed)).toBe('vi');
    expect(await lang(paths.lapsed, 'en-GB,en;q=0.9,vi;q=0.5')).toBe('en');
    expect(await lang(paths.lapsed, 'fr;q=0.9, vi;q=0.8, en;q=0.7')).toBe('vi');
    expect(await lang(paths.lapsed, 'ko')).toBe('vi');
    expect(await lang(paths.lapsed, ';;;q=,,')).toBe('vi');
    expect(await lang(`${paths.lapsed}?lang=en`, 'vi')).toBe('en');
    expect(await lang(`${paths.lapsed}?lang=vi`, 'en')).toBe('vi');
    expect(await lang(`${paths.lapsed}?lang=xx`, 'en')).toBe('en');
  });
});

describe('recording a scan', () => {
  test('what is scanned is recorded once, after the answer; a HEAD and an unreadable path are not', async () => {
    const { site, looks } = await stampSite();
    const app = createApp(site);
    await app.request(paths['in-force']);
    await app.request(paths.forged);
    await app.request(paths['in-force'], { method: 'HEAD' });
    await app.request('/khong-phai-tem');
    await later();
    expect(looks.map(({ shown }) => shown?.headline)).toEqual(['in-force', 'forged']);
    expect(looks.map(({ proven }) => proven)).toEqual([true, false]);
    expect(looks.map(({ at }) => at)).toEqual([site.now(), site.now()]);
  });

  test('a recorder that fails changes no answer', async () => {
    const failing = await stampSite({
      recordLook: () => {
        throw new Error('disk full');
      },
    });
    const strip = (verdict: Partial<Verdict>) => verdict.headline;
    const response = await createApp(failing.site).request(paths.lapsed, { headers: JSON_WANTED });
    expect(response.status).toBe(200);
    expect(strip((await response.json()) as Verdict)).toBe('lapsed');
    await later();
    expect(failing.logged.join('')).toContain('scan lost');
  });
});

test('whatever Host is sent, the answer is the same', async () => {
  const app = createApp(world.site);
  for (const host of ['evil.example', '127.0.0.1:8080', 'tem.thanhmai.example', '-', 'a b']) {
    const response = await app.request(`http://x${paths['in-force']}`, { headers: { host, ...JSON_WANTED } });
    expect(await response.json()).toMatchObject({ headline: 'in-force', origin: 'signed' });
  }
  expect(ORIGIN).not.toContain('127.0.0.1');
});

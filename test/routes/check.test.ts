import { beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { type StampSite, stampSite } from '#test/support/stampSite.ts';
import { GTIN, ORIGIN, samplePaths } from '#test/support/stampWorld.ts';

let world: StampSite;
let paths: Awaited<ReturnType<typeof samplePaths>>;

beforeAll(async () => {
  world = await stampSite();
  paths = await samplePaths();
});

function check(typed: string, headers: Record<string, string> = {}) {
  return createApp(world.site).request(`/kiem-tra?ma=${encodeURIComponent(typed)}`, { headers });
}

const JSON_WANTED = { accept: 'application/json' };

describe('typing an ID', () => {
  test('goes on to the record of the stamp, at the path the register gives', async () => {
    for (const typed of ['010000000001', '0100 0000 0001-8', ' 0100.0000.0001 ', '0100–0000–0001–8']) {
      const response = await check(typed);
      expect(response.status, typed).toBe(303);
      expect(response.headers.get('location')).toBe(`/01/${GTIN}/21/010000000001?lang=vi`);
    }
  });

  test('that no batch holds is answered so, as a record', async () => {
    const response = await check('0100 0000 0777', JSON_WANTED);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      headline: 'unknown-batch',
      origin: 'record',
      id: '010000000777',
    });
  });

  test('mistyped is said beside the field, with what was typed kept', async () => {
    for (const [typed, wrong] of [
      ['0100 0000 0001-3', 'ký tự kiểm tra sau dấu gạch không khớp'],
      ['0100 0000 0001 X', 'ký tự kiểm tra sau dấu gạch không khớp'],
      ['0100 0000 001', 'Mã tem có 12 chữ số'],
      ['0000 0000 0001', 'Mã tem có 12 chữ số'],
      ['01OO 0000 0121-3', 'gõ số 0 chứ không gõ chữ O'],
      ['abc', 'Đây không phải mã tem'],
      [`${ORIGIN}/abc`, 'Đây không phải mã tem'],
      ['trà hoa vàng', 'Đây không phải mã tem'],
    ] as const) {
      const response = await check(typed);
      expect(response.status, typed).toBe(400);
      const page = await response.text();
      expect(page).toContain(`value="${typed}"`);
      expect(page).toContain('aria-invalid="true"');
      expect(page).toContain(wrong);
    }
    const other = await (await check('trà hoa vàng')).text();
    expect(other).toContain('?ma=tr%C3%A0+hoa+v%C3%A0ng&amp;lang=en');
  });

  test('mistyped by a program is a problem document', async () => {
    for (const typed of ['0100 0000 0001-3', 'abc', '9'.repeat(500)]) {
      const response = await check(typed, JSON_WANTED);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: 'invalid-stamp-id', value: typed.slice(0, 40) });
    }
  });

  test('nothing typed is the home page again', async () => {
    expect((await check('   ')).status).toBe(200);
    expect((await createApp(world.site).request('/kiem-tra')).status).toBe(200);
  });
});

describe('pasting an address', () => {
  test('of ours is verified where it stands, with its scheme or without', async () => {
    for (const typed of [ORIGIN + paths.lapsed, (ORIGIN + paths.lapsed).slice('https://'.length)]) {
      expect(await (await check(typed, JSON_WANTED)).json()).toMatchObject({
        headline: 'lapsed',
        origin: 'signed',
      });
    }
  });

  test('of somebody else is foreign, and is never opened', async () => {
    for (const typed of [
      'https://evil.example/s/010000000001',
      `${ORIGIN}.evil.example${paths['in-force']}`,
      `https://evil.example@tem.thanhmai.example${paths['in-force']}`,
      `HTTPS://tem.thanhmai.example${paths['in-force']}`,
      'javascript:alert(1)',
      'evil.example/s/010000000001',
    ]) {
      const response = await check(typed, JSON_WANTED);
      expect(response.status).toBe(200);
      expect(response.headers.get('location')).toBeNull();
      expect(await response.json(), typed).toMatchObject({ headline: 'foreign', product: null });
    }
  });

  test('of ours with what others hang on to links is read without it, as a scan is', async () => {
    for (const tail of ['?fbclid=IwAR0', '#top', '?utm_source=zalo&x=/s/1#y?z']) {
      const response = await check(ORIGIN + paths['in-force'] + tail, JSON_WANTED);
      expect(await response.json(), tail).toMatchObject({ headline: 'in-force', origin: 'signed' });
    }
  });

  test('of ours without a seal goes on to the path the register has', async () => {
    const response = await check(`${ORIGIN}/s/010000000001?fbclid=1`);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`/01/${GTIN}/21/010000000001?lang=vi`);
  });
});

/** Ways to make a server send people elsewhere. */
const ELSEWHERE = [
  '//evil.example',
  '///evil.example',
  '/..//evil.example',
  '/../evil.example',
  '/.//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/%2f%2fevil.example',
  '/%2e%2e//evil.example',
  '/%09/evil.example',
  '/%0a//evil.example',
  '/%0d%0aLocation:%20https://evil.example',
  'https://evil.example',
  'https:evil.example',
  'https:/evil.example',
  'http://evil.example/s/010000000001',
  '//evil.example/s/010000000001',
  '//evil.example/%2f..',
  '/s/010000000001//evil.example',
  '/s//evil.example',
  '@evil.example',
  '/@evil.example',
  `${ORIGIN}@evil.example`,
  `${ORIGIN}.evil.example/s/010000000001`,
  'javascript:alert(1)',
  'data:text/html,x',
  '〱evil.example',
  '/evil。example',
  '/?next=https://evil.example',
  '/kiem-tra?next=//evil.example',
  '/kiem-tra?ma=010000000001&lang=//evil.example',
  '010000000001//evil.example',
  '010000000001@evil.example',
];

test('no address in sends anybody to an address elsewhere', async () => {
  const app = createApp(world.site);
  expect(ELSEWHERE.length).toBeGreaterThanOrEqual(30);
  for (const vector of ELSEWHERE) {
    const answers = [
      await app.request('http://stamp/', {}, { incoming: { url: vector } }),
      await check(vector),
      await app.request(`/kiem-tra?lang=${encodeURIComponent(vector)}&ma=010000000001`),
    ];
    for (const { headers } of answers) {
      const location = headers.get('location');
      if (location !== null) expect(location).toMatch(/^\/(01\/\d{14}\/21|s)\/\d{12}\?lang=(vi|en)$/);
    }
  }
});

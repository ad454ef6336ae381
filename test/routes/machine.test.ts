import { describe, expect, test } from 'vitest';
import { parseKeys } from '#core/key';
import { createApp } from '#server/app.ts';
import { chooseLang, prefersJson } from '#server/edge/negotiate.ts';
import { stampSite } from '#test/support/stampSite.ts';
import { ORIGIN, samplePaths } from '#test/support/stampWorld.ts';

describe('what machines ask', () => {
  test('the public keys, as the set that parses back to the keys we trust', async () => {
    const { site } = await stampSite();
    const response = await createApp(site).request('/.well-known/jwks.json');
    expect(response.headers.get('content-type')).toBe('application/jwk-set+json');
    expect(response.headers.get('cache-control')).toBe('public, max-age=300');
    const set = await parseKeys(await response.json());
    expect(set).toEqual({ keys: (await site.trust()).keys, origins: [ORIGIN] });
  });

  test('whether we live, and whether we can answer', async () => {
    const { site } = await stampSite();
    expect((await createApp(site).request('/healthz')).status).toBe(200);
    expect((await createApp(site).request('/readyz')).status).toBe(200);
    for (const ready of [async () => false, () => Promise.reject(new Error('no disk'))]) {
      const lame = await stampSite({ ready });
      expect((await createApp(lame.site).request('/readyz')).status).toBe(503);
      expect((await createApp(lame.site).request('/healthz')).status).toBe(200);
    }
  });

  test('robots stay at the door', async () => {
    const { site } = await stampSite();
    const response = await createApp(site).request('/robots.txt');
    expect(await response.text()).toContain('Disallow: /\n');
  });
});

describe('the home page', () => {
  test('of a trial says so, and lists stamps to look at as paths of this very server', async () => {
    const { site } = await stampSite();
    const page = await (await createApp(site).request('/')).text();
    expect(page).toContain('Bản dùng thử, khóa dùng thử');
    expect(page).toContain('DỮ LIỆU MẪU');
    expect(page.match(/<li><svg class="icon"/g)).toHaveLength(5);
    expect(page).not.toContain('evil.example');
    expect(page).not.toContain(`href="${ORIGIN}`);
  });

  test('and every other page of a trial is marked so too, whatever it answers', async () => {
    const { site } = await stampSite();
    const { forged, 'unknown-batch': unknown, hostile } = await samplePaths();
    for (const path of [forged, unknown, hostile, '/nope', '/kiem-tra?ma=abc', '/s/1']) {
      const page = await (await createApp(site).request(path)).text();
      expect(page, path).toContain('<b>DỮ LIỆU MẪU</b> · Bản dùng thử');
    }
  });

  test('of a real office lists none', async () => {
    const { site } = await stampSite({ trial: false });
    const page = await (await createApp(site).request('/?lang=en')).text();
    expect(page).not.toMatch(/SAMPLE|Trial/);
    expect(page).toContain('<form action="/kiem-tra" method="get">');
  });
});

describe('negotiation', () => {
  test('JSON only for who names it, and not less than a page', () => {
    expect(
      ['application/json', 'application/problem+json', 'application/json, */*'].map(prefersJson),
    ).toEqual([true, true, true]);
    for (const accept of [
      undefined,
      '',
      '*/*',
      'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
      'text/html, application/json;q=0.9',
      'application/json;q=0',
      'application/jsonx',
    ])
      expect(prefersJson(accept), accept).toBe(false);
  });

  test('a language nobody speaks here is Vietnamese', () => {
    expect([chooseLang(undefined, undefined), chooseLang('', 'zh'), chooseLang('toString', '*')]).toEqual([
      'vi',
      'vi',
      'vi',
    ]);
    expect(chooseLang(undefined, 'a'.repeat(100_000))).toBe('vi');
  });
});

import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REFUSAL_CODES, Refusal } from '#core/refusal';
import { createApp } from '#server/app.ts';
import { statusOf, toProblem } from '#server/problems.ts';
import type { Site } from '#server/site.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';
import { stampSite } from '#test/support/stampSite.ts';
import { samplePaths } from '#test/support/stampWorld.ts';

const JSON_WANTED = { accept: 'application/json' };

function throwing(error: unknown): Partial<Site> {
  return {
    trust: async () => {
      throw error;
    },
  };
}

async function scanWith(change: Partial<Site>, headers: Record<string, string> = JSON_WANTED) {
  const world = await stampSite(change);
  const { lapsed } = await samplePaths();
  return {
    ...world,
    response: await createApp(world.site).request(`${lapsed}?secret=canary-q`, { headers }),
  };
}

describe('a refusal as a problem document', () => {
  test('every code has a status of refusal and words in both languages', () => {
    for (const code of REFUSAL_CODES) {
      expect(statusOf(code)).toBeGreaterThanOrEqual(400);
      for (const lang of ['vi', 'en'] as const) {
        const problem = toProblem(new Refusal(code), lang);
        expect(problem).toMatchObject({ type: `urn:temgoc:refusal:${code}`, code, status: statusOf(code) });
        expect(problem.title).not.toBe('');
      }
    }
  });

  test('carries its details, and no detail overwrites a member', () => {
    const problem = toProblem(new Refusal('lot-not-found', { lot: 'TM-9', status: 1, code: 'x' }), 'vi');
    expect(problem).toMatchObject({ lot: 'TM-9', status: 404, code: 'lot-not-found' });
  });
});

describe('what goes wrong behind a request', () => {
  test('a busy database: 503, and when to ask again', async () => {
    const { response } = await scanWith(throwing(new Refusal('database-busy')));
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(await response.json()).toMatchObject({ code: 'database-busy' });
  });

  test('a full disk: 507', async () => {
    const { response } = await scanWith(throwing(new Refusal('storage-full')));
    expect(response.status).toBe(507);
  });

  test('an error of ours: 500 with an incident to ask about, its cause in the log alone', async () => {
    const { response, logged } = await scanWith(throwing(new Error('canary-cause at /srv/data')));
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ code: 'unexpected', incident: 'incident-1' });
    expect(text).not.toMatch(/canary|\.ts|at \//);
    expect(logged.join('')).toContain('canary-cause');
    expect(logged.join('')).toContain('incident-1');
  });

  test('a refusal about our insides keeps its path to itself', async () => {
    const { response } = await scanWith(
      throwing(new Refusal('database-missing', { path: '/srv/canary.db' })),
    );
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('canary');
  });

  test('a person reads it in words', async () => {
    const { response } = await scanWith(throwing(new Refusal('database-busy')), {
      accept: 'text/html,*/*;q=0.8',
    });
    expect(response.status).toBe(503);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain('Hệ thống đang bận');
  });

  test('a refusal while looking up a typed ID keeps its code', async () => {
    const { site } = await stampSite({ findStampPath: () => Promise.reject(new Refusal('conflict')) });
    const response = await createApp(site).request('/kiem-tra?ma=010000000001', { headers: JSON_WANTED });
    expect(response.status).toBe(409);
  });
});

describe('what the edge refuses by itself', () => {
  test('methods other than GET and HEAD: 405 and which are allowed, on any path', async () => {
    const { site } = await stampSite();
    for (const path of ['/', '/kiem-tra', '/.well-known/jwks.json', (await samplePaths()).lapsed, '/x']) {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        const response = await createApp(site).request(path, { method });
        expect(response.status, `${method} ${path}`).toBe(405);
        expect(response.headers.get('allow')).toBe('GET, HEAD');
        expect(response.headers.get('content-type')).toBe('application/problem+json');
        expect(await response.json()).toMatchObject({ code: 'method-not-allowed' });
      }
    }
  });

  test('a target over 4,096 characters: 414', async () => {
    const { site } = await stampSite();
    const response = await createApp(site).request(`/s/${'1'.repeat(4_095)}`, { headers: JSON_WANTED });
    expect(response.status).toBe(414);
    expect((await createApp(site).request(`/s/1?x=${'1'.repeat(3_000)}`)).status).toBe(404);
  });

  test('a body over 64 KB: 413, with a stated length or without, on any path', async () => {
    const { site } = await stampSite();
    const body = new Uint8Array(64 * 1024 + 1);
    for (const path of ['/', '/unknown']) {
      expect((await createApp(site).request(path, { method: 'POST', body })).status).toBe(413);
      const stream = new Blob([body]).stream();
      const init = { method: 'POST', body: stream, duplex: 'half' } as RequestInit;
      expect((await createApp(site).request(path, init)).status).toBe(413);
    }
    const small = await createApp(site).request('/', { method: 'POST', body: new Uint8Array(64 * 1024) });
    expect(small.status).toBe(405);
  });
});

test('the log has no query, no path, no address and no host', async () => {
  const { logged } = await scanWith({}, { host: 'canary-host', 'x-forwarded-for': '203.0.113.7' });
  expect(logged.length).toBeGreaterThan(0);
  expect(logged.join('')).not.toMatch(/canary|203\.0\.113|127\.0\.0\.1|\/01\//);
});

describe('what goes wrong behind a form', () => {
  const folder = temporaryFolder();
  let lan: Browsing;
  let logged: readonly string[];
  let close = () => {};

  beforeAll(async () => {
    const office = await openOffice(folder.path);
    close = () => office.db.close();
    // Files would lie within what is no folder.
    const dataDir = join(folder.path, 'plain', 'canary');
    await writeFile(join(folder.path, 'plain'), '');
    const uploads = { ...office, config: { ...office.config, dataDir } };
    const site = await portalSite(uploads);
    lan = await site.signIn({ name: 'Lan', role: 'clerk' });
    logged = site.logged;
  });
  afterAll(() => folder.remove());

  const file = () => new File(['sản phẩm;chủ thể'], 'danh-sach.csv', { type: 'text/csv' });
  const upload = (headers: Record<string, string>) => lan.send('/office/imports', { file: file() }, headers);

  test.each([
    'text/html,application/xhtml+xml,*/*;q=0.8',
    '*/*',
  ])('an error of ours is a page of the portal, for whoever asks for %s', async (accept) => {
    const answer = await upload({ accept });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([500, 'text/html; charset=UTF-8']);
    const page = await answer.text();
    expect(page).toContain('<nav');
    expect(page).toMatch(/incident-/);
    expect(page).not.toContain('canary');
    expect(logged.join('')).toContain('canary');
  });

  test('and a problem document for a program', async () => {
    const answer = await upload({ accept: 'application/json' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([500, 'application/problem+json']);
  });

  test('a page in words has its style, also where nobody can be looked up any more', async () => {
    close();
    await rm(folder.path, { recursive: true });
    const answer = await lan.open('/office');
    expect(answer.status).toBe(500);
    expect(await answer.text()).toContain('<style>');
    expect(answer.headers.get('content-security-policy')).toContain("style-src 'sha256-");
  });
});

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#core/permission';
import type { Door } from '#server/portal/door.ts';
import { DOORS } from '#server/portal/doors.ts';
import { demoOffice, placesIn } from '#test/support/portalServer.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { XSS_PAYLOADS } from '#test/support/xss.ts';

/** How many requests; `TEMGOC_FUZZ=20000` for the long run. */
const REQUESTS = Number(process.env.TEMGOC_FUZZ ?? 3_000);

/** Names of fields that forms have, so that random forms come further than the first check. */
const NAMES = [
  'product',
  'lot',
  'quantity',
  'form',
  'stock',
  'start',
  'dpi',
  'reason',
  'number',
  'name',
  'email',
  'password',
  'code',
  'role',
  'area',
  'producer',
  'authority',
  'decision',
  'signed',
  'star',
  'score',
  'clause',
  'article',
  'revision',
  'first',
  'last',
  'ids',
  'batch',
  'kind',
  'printed',
  'left',
  'leftOver',
  'story',
  'gtin',
  'unit',
  'produced',
  'expires',
  'next',
  'q',
  'page',
  'as-of',
  'asOf',
  'form-key',
  'inspector',
  'token',
  'publicKey',
  'hash',
  'reports',
  'sights',
];

const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    ...XSS_PAYLOADS,
    '',
    '0',
    '-1',
    '1e99',
    '999999999999',
    '2026-11-22',
    '31/02/2026',
    'NaN',
    '\u0000',
    '%00',
    '../../etc/passwd',
    "' or 1=1 --",
    '%_%',
    '８',
    '=cmd|x',
    'ﷺ'.repeat(60),
  ),
  fc.integer().map(String),
);
const fields = fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 12 })), value, {
  maxKeys: 8,
});

describe('whatever is sent to any door', () => {
  let office: Awaited<ReturnType<typeof demoOffice>>;
  const browsers: Browsing[] = [];
  let ids: Record<string, string>;

  beforeAll(async () => {
    office = await demoOffice();
    ids = placesIn(office.deps.db.path);
    const site = await portalSite(office.deps);
    for (const role of ['clerk', 'approver', 'administrator', 'producer', 'delegate'] satisfies Role[]) {
      const producerId = role === 'producer' || role === 'delegate' ? (ids.producer ?? null) : null;
      browsers.push(await site.signIn({ name: role, role, producerId }));
    }
    browsers.push(site.stranger);
  });
  afterAll(() => office.close());

  const place = (real: boolean, text: string) => (name: string) =>
    encodeURIComponent((real ? ids[name] : undefined) ?? text);

  async function knock(
    door: Door,
    who: Browsing,
    [real, typed, query, json]: [boolean, Record<string, string>, Record<string, string>, boolean],
  ) {
    const path = door.path.replace(/:(\w+)/g, (_, name: string) => place(real, typed.number ?? 'x')(name));
    const accept = { accept: json ? 'application/json' : 'text/html' };
    // What ends the session or spends a second on a password would only slow the rest.
    if (/sign-|invitation|password|prove|sessions|suspension/.test(path)) return;
    const answer =
      door.method === 'GET'
        ? await who.open(`${path}?${new URLSearchParams(query)}`, accept)
        : await who.send(path, typed, accept);
    expect(`${door.method} ${path} → ${answer.status}`).not.toMatch(/→ 5\d\d$/);
    const type = answer.headers.get('content-type') ?? '';
    if (json && answer.status >= 400) {
      expect(type).toContain('application/problem+json');
      expect(await answer.json()).toMatchObject({
        status: answer.status,
        code: expect.any(String),
        title: expect.any(String),
        detail: expect.any(String),
      });
    } else if (answer.status !== 303) await answer.arrayBuffer();
  }

  test(`${REQUESTS} requests: never a fault of ours, and every refusal is a problem document where one was asked for`, async () => {
    const door = fc.constantFrom(...DOORS);
    const who = fc.nat({ max: 5 });
    const given = fc.tuple(fc.boolean(), fields, fields, fc.boolean());
    await fc.assert(
      fc.asyncProperty(door, who, given, (one, nth, what) => knock(one, browsers[nth] as Browsing, what)),
      { numRuns: REQUESTS, seed: 22, endOnFailure: true },
    );
  }, 600_000);
});

import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Response as Answer, Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLE_PERMISSIONS, type Role } from '#core/permission';
import { findDemoShow } from '#server/demo/show.ts';
import { DOORS } from '#server/portal/doors.ts';
import { openBrowser } from '#test/support/browser.ts';
import { FILE_DOORS, type PortalServer, startPortalServer } from '#test/support/portalServer.ts';
import { hasTool } from '#test/support/tools.ts';

/** Where pictures of the pages go, to be looked at; without it none are taken. */
const SHOTS = process.env.TEMGOC_SHOTS;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The first load of a page, compressed: page, style, script and font together, bytes. */
const LARGEST_LOAD = 60_000;

/** Doors that answer with a fragment, or send on, or ask for what nobody keeps: no page to look at either. */
const NO_PAGE =
  /\.(?:js|webmanifest)$|^\/inspector(?:$|\/api\/)|:ticket$|^\/sign-in\/|\/invitation|\/preview$|^\/marks\//;

const PAGES = DOORS.filter(
  ({ method, path }) => method === 'GET' && !FILE_DOORS.test(path) && !NO_PAGE.test(path),
);
const ROLES: readonly Role[] = ['clerk', 'approver', 'administrator', 'producer'];

function roleFor(needs: string): Role {
  if (needs === 'signed-in') return 'producer';
  return ROLES.find((role) => (ROLE_PERMISSIONS[role] as readonly string[]).includes(needs)) ?? 'clerk';
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const result = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResult;
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 140)}`),
  );
}

/** Whatever sticks out of a narrow page, or is too small to be touched. */
const TOO_SMALL = `[...document.querySelectorAll('button, input:not([type=hidden]), select, textarea, a.button')]
  .filter((one) => one.checkVisibility() && one.type !== 'checkbox' && one.type !== 'radio' && one.getBoundingClientRect().height < 43.5)
  .map((one) => one.outerHTML.slice(0, 100))`;
const STICKS_OUT = `document.documentElement.scrollWidth - document.documentElement.clientWidth`;

let browser: Browser;
let portals: PortalServer;
let ids: Record<string, string>;
let stamp: string;

/** Doors that stand behind a stamp's page, and prove it again. */
const OF_STAMP = ['/pin', '/scan/commune', '/phan-anh'];

const addressOf = (path: string, lang: 'vi' | 'en' = 'vi') => {
  const query = new URLSearchParams({ lang });
  if (OF_STAMP.includes(path)) query.set(path === '/phan-anh' ? 'tem' : 'stamp', stamp);
  return `${portals.origin}${path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? 'khong-co')}?${query}`;
};

/** How a page is looked at: in a hand or at a desk. */
const VIEWS = {
  phone: { viewport: { width: 360, height: 640 }, colorScheme: 'light', locale: 'vi-VN', lang: 'vi' },
  desk: { viewport: { width: 1280, height: 800 }, colorScheme: 'dark', locale: 'en-GB', lang: 'en' },
} as const;

/** Somebody before a window that stays open, and what went wrong in it. */
interface Seat {
  readonly page: Page;
  readonly faults: string[];
}

/** Taken once by whoever may open some doors: a window of its own for every page would cost three times the page. */
const seats = new Map<string, Promise<Seat>>();

async function takeSeat(view: keyof typeof VIEWS, role: Role | null): Promise<Seat> {
  const { lang, ...options } = VIEWS[view];
  const context = await browser.newContext(options);
  if (role) {
    const { name, value } = await portals.signIn(role);
    await context.addCookies([{ name, value, url: portals.origin }]);
  }
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  return { page, faults };
}

async function open(
  path: string,
  needs: string,
  view: keyof typeof VIEWS,
): Promise<Seat & { answer: Answer | null }> {
  const role = needs === 'anyone' ? null : roleFor(needs);
  const at = `${view} ${role}`;
  const taken = seats.get(at) ?? takeSeat(view, role);
  seats.set(at, taken);
  const { page, faults } = await taken;
  faults.length = 0;
  const answer = await page.goto(addressOf(path, VIEWS[view].lang), { waitUntil: 'load' });
  return { page, answer, faults };
}

const cookies = new Map<Role, string>();

async function cookieOf(role: Role): Promise<string> {
  const known = cookies.get(role);
  if (known) return known;
  const { name, value } = await portals.signIn(role);
  cookies.set(role, `${name}=${value}`);
  return `${name}=${value}`;
}

/** What a file weighs as it travels, bytes: asked for once. */
const weights = new Map<string, number>();

async function weightOf(address: string): Promise<number> {
  const known = weights.get(address);
  if (known !== undefined) return known;
  const file = Buffer.from(await (await fetch(portals.origin + address)).arrayBuffer());
  const weight = address.endsWith('.woff2') ? file.length : brotliCompressSync(file).length;
  weights.set(address, weight);
  return weight;
}

/** A picture's name from a path. */
const named = (path: string) => path.replace(/^\/|:/g, '').replaceAll('/', '-') || 'home';

describe.skipIf(!hasTool('chromium'))('every page of the portals in a real browser', () => {
  beforeAll(async () => {
    portals = await startPortalServer();
    ids = portals.ids();
    stamp = (await findDemoShow(portals.deps.db))?.links.find(({ pin }) => pin)?.path ?? '';
    browser = await openBrowser();
    if (SHOTS) mkdirSync(SHOTS, { recursive: true });
  });
  afterAll(async () => {
    await browser.close();
    await portals.close();
  });

  test.each(
    PAGES.map(({ path, needs }) => [path, needs] as const),
  )('%s on a phone, in Vietnamese: whole, light, without a fault', async (path, needs) => {
    const { page, answer, faults } = await open(path, needs, 'phone');
    if (SHOTS) await page.screenshot({ path: join(SHOTS, `phone-${named(path)}.png`), fullPage: true });
    expect(answer?.status()).toBe(200);
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate(STICKS_OUT)).toBe(0);
    expect(await page.evaluate(TOO_SMALL)).toEqual([]);
    expect(faults).toEqual([]);
  });

  test.each(
    PAGES.map(({ path, needs }) => [path, needs] as const),
  )('%s on a desk, in English, in the dark: without a fault', async (path, needs) => {
    const { page, answer, faults } = await open(path, needs, 'desk');
    if (SHOTS) await page.screenshot({ path: join(SHOTS, `desk-${named(path)}.png`), fullPage: true });
    expect(answer?.status()).toBe(200);
    expect(await violationsOf(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  test.each(
    PAGES.map(({ path, needs }) => [path, needs] as const),
  )('%s weighs at most 60 KB at its first load', async (path, needs) => {
    const role = roleFor(needs);
    const cookie = await cookieOf(role);
    const text = await (await fetch(addressOf(path), { headers: { cookie, accept: 'text/html' } })).text();
    const linked = new Set(
      [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, one]) => one ?? ''),
    );
    let bytes = brotliCompressSync(text).length;
    for (const one of linked) bytes += await weightOf(one);
    expect(bytes).toBeLessThanOrEqual(LARGEST_LOAD);
  });
});

import Database from 'better-sqlite3';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLE_PERMISSIONS, type Role } from '#core/permission';
import { formatTicket, makeTicket } from '#core/tipOff';
import { findDemoShow } from '#server/demo/show.ts';
import { DOORS } from '#server/portal/doors.ts';
import { hashTicket } from '#server/tipOffs/tipOffTicket.ts';
import { openBrowser } from '#test/support/browser.ts';
import { FILE_DOORS, type PortalServer, startPortalServer } from '#test/support/portalServer.ts';
import { hasTool } from '#test/support/tools.ts';
import { poison, XSS_PAYLOADS } from '#test/support/xss.ts';

const ROLES: readonly Role[] = ['clerk', 'approver', 'administrator', 'producer'];
const TICKET = makeTicket(new Uint8Array(15).fill(7));
const PAGES = DOORS.filter(({ method, path }) => method === 'GET' && !FILE_DOORS.test(path));

/** One tip-off's answer can be read by a number that is known here. */
function ticketKnown(databasePath: string): void {
  const sqlite = new Database(databasePath);
  sqlite
    .prepare('update tip_offs set ticket_hash = ? where id = (select min(id) from tip_offs)')
    .run(hashTicket(TICKET));
  sqlite.close();
}

function provinceOf(databasePath: string, commune: string): string {
  const sqlite = new Database(databasePath, { readonly: true });
  const parent = sqlite.prepare('select parent_id from areas where id = ?').pluck().get(commune);
  sqlite.close();
  return String(parent);
}

let browser: Browser;
let portals: PortalServer;
let scans: readonly string[];

describe.skipIf(!hasTool('chromium'))('forty hostile texts in every field that is typed', () => {
  beforeAll(async () => {
    portals = await startPortalServer();
    scans = (await findDemoShow(portals.deps.db))?.links.map(({ path }) => path) ?? [];
    expect(poison(portals.deps.db.path)).toBeGreaterThan(100);
    ticketKnown(portals.deps.db.path);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await portals.close();
  });

  /** Opens addresses as one person and tells of every program that ran and every breach the policy met. */
  async function look(role: Role | null, addresses: readonly string[]): Promise<string[]> {
    const context = await browser.newContext({ viewport: { width: 900, height: 900 } });
    if (role) {
      const { name, value } = await portals.signIn(role);
      await context.addCookies([{ name, value, url: portals.origin }]);
    }
    const page = await context.newPage();
    const found: string[] = [];
    let now = '';
    page.on('dialog', (dialog) => {
      found.push(`${now}: ran ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('console', (message) => {
      if (/Content Security Policy|Trusted/i.test(message.text()))
        found.push(`${now}: ${message.text().slice(0, 200)}`);
    });
    for (now of addresses) {
      const answer = await page.goto(now, { waitUntil: 'load' });
      if ((answer?.status() ?? 0) >= 500) found.push(`${now}: ${answer?.status()}`);
      await page.mouse.move(200, 300);
      await page.keyboard.press('Tab');
    }
    await context.close();
    return found;
  }

  test('there are forty', () => {
    expect(new Set(XSS_PAYLOADS).size).toBe(40);
  });

  test.each(
    ROLES,
  )('every page a %s may see runs none of them, and the policy has nothing to report', async (role) => {
    const ids = portals.ids();
    const own = PAGES.filter(
      ({ needs }) => needs === 'signed-in' || (ROLE_PERMISSIONS[role] as readonly string[]).includes(needs),
    );
    const addresses = own.map(
      ({ path }) => portals.origin + path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? 'x'),
    );
    const hostile = encodeURIComponent(XSS_PAYLOADS.join(' ').slice(0, 900));
    const searched = ['/office/register', '/office/stamps', '/office/events', '/office/producers'].map(
      (path) => `${portals.origin}${path}?q=${hostile}`,
    );
    expect(addresses.length).toBeGreaterThan(3);
    expect(await look(role, role === 'clerk' ? [...addresses, ...searched] : addresses)).toEqual([]);
  });

  test('no scan page and no door for anyone runs one', async () => {
    const open = PAGES.filter(({ needs }) => needs === 'anyone').map(
      ({ path }) => portals.origin + path.replace(/:\w+/g, 'x'),
    );
    const { area: commune = '' } = portals.ids();
    const stamp = encodeURIComponent(scans[0] ?? '');
    const told = [
      `/phan-anh?tem=${stamp}`,
      `/phan-anh/${formatTicket(TICKET)}`,
      `/scan/commune?stamp=${stamp}`,
      `/scan/commune?stamp=${stamp}&province=${provinceOf(portals.deps.db.path, commune)}`,
    ];
    expect(scans.length).toBeGreaterThan(5);
    const addresses = [...scans, ...told].map((path) => portals.origin + path);
    expect(await look(null, [...addresses, ...open])).toEqual([]);
  });
});

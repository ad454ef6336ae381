import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '#test/support/browser.ts';
import { type PortalServer, startPortalServer } from '#test/support/portalServer.ts';
import { hasTool } from '#test/support/tools.ts';

let browser: Browser;
let portals: PortalServer;

/** Forms far down their pages, and what of them is typed before they are sent: never enough. */
const FORMS = [
  { place: '/producer/printers', field: 'name', typed: '' },
  { place: '/producer/batches/:batch', field: 'printed', typed: '10 tờ' },
  { place: '/producer/stocks/new', field: 'name', typed: 'Nhãn nhỏ' },
] as const;

describe.skipIf(!hasTool('chromium'))('a form that comes back with a fault, on a phone of 360 × 640', () => {
  beforeAll(async () => {
    portals = await startPortalServer();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await portals.close();
  });

  test.each(
    FORMS.flatMap((form) => [true, false].map((scripts) => ({ ...form, scripts }))),
  )('$place shows its fault in sight, scripts $scripts', async ({ place, field, typed, scripts }) => {
    const context = await browser.newContext({
      viewport: { width: 360, height: 640 },
      javaScriptEnabled: scripts,
    });
    const { name, value } = await portals.signIn('producer');
    await context.addCookies([{ name, value, url: portals.origin }]);
    const page = await context.newPage();
    await page.goto(portals.origin + place.replace(':batch', portals.ids().batch ?? ''));
    const form = page.locator(`main form[method=post]:has([name="${field}"])`).first();
    const control = form.locator(`[name="${field}"]`).first();
    await control.fill(typed);
    await form.evaluate((one: HTMLFormElement) => {
      one.noValidate = true;
    });
    await form.locator('button[type=submit]').last().click();
    await page.waitForSelector('.wrong');
    const fault = page.locator('.wrong').first();
    const box = await fault.boundingBox();
    expect(box && box.y >= 0 && box.y + 20 < 640).toBe(true);
    await context.close();
  });
});

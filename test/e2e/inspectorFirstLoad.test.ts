import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '#test/support/browser.ts';
import {
  type InspectorOffice,
  openInspectorOffice,
  openPhone,
  setPhoneUp,
} from '#test/support/inspectorOffice.ts';
import { hasTools } from '#test/support/tools.ts';

/** Page, style, script and icon, bytes. */
const LARGEST_LOAD = 30 * 1024;

let office: InspectorOffice;
let browser: Browser;

/** In the page: notes when the first screen stood, by the clock of the requests. */
function noteFirstScreen(): void {
  new MutationObserver((_, watch) => {
    if (!document.querySelector('main:is(.scan, .set-up) button.main')) return;
    watch.disconnect();
    Reflect.set(globalThis, 'stoodAt', performance.timeOrigin + performance.now());
  }).observe(document, { subtree: true, childList: true });
}

interface Came {
  readonly name: string;
  /** When it was asked for, ms. */
  readonly at: number;
  bytes: number;
}

/**
 * Opens the app with nothing kept and answers what it asked for until its first screen stood: as it came over the
 * network, packed, headers too, by the browser's own count. Not counted is what it asks for after that screen was
 * painted: the decoder, and, while the camera opens, what opens the phone's data and shows the first answer (from the
 * worker's store at every start but the first), and what the worker keeps in the background.
 */
async function firstLoad(context: BrowserContext, page: Page): Promise<Came[]> {
  const devtools = await context.newCDPSession(page);
  const came = new Map<string, Came>();
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await devtools.send('Network.setBypassServiceWorker', { bypass: true });
  devtools.on('Network.requestWillBeSent', ({ requestId, request, wallTime }) => {
    came.set(requestId, { name: new URL(request.url).pathname, at: wallTime * 1_000, bytes: 0 });
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = came.get(requestId);
    if (one) one.bytes = encodedDataLength;
  });
  await page.addInitScript(noteFirstScreen);
  await page.goto(`${office.origin}/inspector/`, { waitUntil: 'networkidle' });
  await page.locator('main:is(.scan, .set-up) button.main').waitFor();
  const stoodAt = Number(await page.evaluate('stoodAt'));
  return [...came.values()].filter(({ at }) => at <= stoodAt);
}

function expectSmall(came: readonly Came[]): void {
  const names = came.map(({ name }) => name);
  expect(names[0]).toBe('/inspector/');
  for (const part of [/\.css$/, /inspector-.*\.js$/]) {
    expect(names.some((name) => part.test(name))).toBe(true);
  }
  for (const { bytes } of came) expect(bytes).toBeGreaterThan(0);
  const sum = came.reduce((all, { bytes }) => all + bytes, 0);
  expect(sum, JSON.stringify(came)).toBeLessThanOrEqual(LARGEST_LOAD);
}

describe.skipIf(!hasTools('chromium'))('the first load of the inspector’s app is no more than 30 KB', () => {
  beforeAll(async () => {
    office = await openInspectorOffice();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  test('of a phone nobody set up', async () => {
    const { context, page } = await openPhone(browser, { permissions: [] });
    expectSmall(await firstLoad(context, page));
    await context.close();
  });

  test('of a phone that is set up, to its scanning screen', async () => {
    const { context, page } = await openPhone(browser, { permissions: [] });
    await setPhoneUp(page, await office.link());
    await page.goto('about:blank');
    expectSmall(await firstLoad(context, page));
    expect(await page.locator('.as-of').innerText()).toContain('Dữ liệu lúc');
    await context.close();
  });
});

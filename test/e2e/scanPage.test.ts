import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, startServer } from '#server/edge/http.ts';
import { openBrowser } from '#test/support/browser.ts';
import { stampSite } from '#test/support/stampSite.ts';
import { samplePaths } from '#test/support/stampWorld.ts';
import { hasTool } from '#test/support/tools.ts';

/** Where pictures of the pages go, to be looked at; without it none are taken. */
const SHOTS = process.env.TEMGOC_SHOTS;
const PHONE = { width: 360, height: 640 };
const DESKTOP = { width: 1280, height: 800 };
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Pages that show a product; on a phone its name and maker are seen without scrolling. */
const WITHOUT_PRODUCT = [
  'forged',
  'unknown-batch',
  'unreadable',
  'mini-wrong',
  'key-unknown',
  'key-compromised',
  'nowhere',
];

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

let browser: Browser;
let server: RunningServer;
let pages: Record<string, string>;

describe.skipIf(!hasTool('chromium'))('the scan page in a real browser', () => {
  beforeAll(async () => {
    const { site } = await stampSite();
    server = await startServer(site, { port: 0 });
    browser = await openBrowser();
    const foreign = '/kiem-tra?ma=https%3A%2F%2Fevil.example%2Fs%2F1';
    pages = {
      ...(await samplePaths()),
      foreign,
      home: '/',
      mistyped: '/kiem-tra?ma=0100+0000+0001-3',
      neither: '/kiem-tra?ma=01OO+0000+0121-3',
      nowhere: '/nope',
    };
    if (SHOTS) mkdirSync(SHOTS, { recursive: true });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const address = (path: string, lang?: string) =>
    `http://127.0.0.1:${server.port}${path}${lang ? `${path.includes('?') ? '&' : '?'}lang=${lang}` : ''}`;

  async function withPage<T>(
    options: BrowserContextOptions,
    act: (page: Page, context: BrowserContext) => Promise<T>,
  ) {
    const context = await browser.newContext({ locale: 'vi-VN', ...options });
    try {
      return await act(await context.newPage(), context);
    } finally {
      await context.close();
    }
  }

  test('without JavaScript every page is whole at 360×640 and on a desk, in one request, without a cookie', async () => {
    for (const viewport of [PHONE, DESKTOP]) {
      await withPage({ viewport, javaScriptEnabled: false }, async (page, context) => {
        const requested: string[] = [];
        page.on('request', (request) => requested.push(request.url()));
        const complaints: string[] = [];
        page.on('console', (message) => complaints.push(message.text()));
        for (const [name, path] of Object.entries(pages)) {
          await page.goto(address(path));
          expect(await page.locator('h1').count(), name).toBe(1);
          if (SHOTS) await page.screenshot({ path: join(SHOTS, `${name}-${viewport.width}.png`) });
        }
        await page.waitForLoadState('networkidle');
        expect(requested).toEqual(Object.values(pages).map((path) => address(path)));
        expect(await context.cookies()).toEqual([]);
        // A page that is 404 or 400 is noted by the browser; a policy that bites would be noted too.
        expect(complaints.filter((text) => !/status of 40[04]/.test(text))).toEqual([]);
      });
    }
  }, 60_000);

  /** Nothing is cut off, what matters is seen without scrolling, and the lot soon. */
  async function expectSeen(page: Page, name: string, path: string): Promise<void> {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, name).toBeLessThanOrEqual(PHONE.width);
    const shown = ['h1', '.product .stars', '.product h2', '.product h2 + p'];
    const seen = path.startsWith('/kiem-tra') || path === '/' || WITHOUT_PRODUCT.includes(name);
    for (const part of seen ? ['h1'] : shown) {
      const box = await page.locator(part).boundingBox();
      expect(box && box.y + box.height, `${name} ${part}`).toBeLessThanOrEqual(PHONE.height);
    }
    if (seen) return;
    // What is compared with the package stands within two screens.
    const lot = await page.locator('.product .lot').boundingBox();
    expect(lot && lot.y + lot.height, `${name} lot`).toBeLessThanOrEqual(2 * PHONE.height);
  }

  test.each([
    ['vi', 'light'],
    ['en', 'dark'],
  ] as const)(
    'in %s, %s, at 360×640 headline, stars, product and producer are seen without scrolling, nothing is cut off, and axe finds nothing',
    async (lang, colorScheme) => {
      await withPage({ viewport: PHONE, colorScheme }, async (page) => {
        for (const [name, path] of Object.entries(pages)) {
          await page.goto(address(path, lang));
          await expectSeen(page, name, path);
          await page.evaluate(AXE);
          const { violations } = (await page.evaluate('axe.run()')) as AxeResult;
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
          expect(found, name).toEqual([]);
        }
      });
    },
    90_000,
  );

  test('on slow 3G the page is painted from its one response', async () => {
    await withPage({ viewport: PHONE }, async (page, context) => {
      const cdp = await context.newCDPSession(page);
      await cdp.send('Network.enable');
      await cdp.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 2_000,
        downloadThroughput: 50_000,
        uploadThroughput: 50_000,
      });
      let count = 0;
      page.on('request', () => count++);
      await page.goto(address(pages['in-force']!));
      const painted = await page.waitForFunction(
        () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
      );
      expect(count).toBe(1);
      // One round trip takes 2,000 ms here; a second one would show.
      expect(Number(await painted.jsonValue())).toBeLessThan(4_000);
    });
  });

  test('a shopper types the ID, reads the record, asks for English, and goes back to check another', async () => {
    await withPage({ viewport: PHONE, javaScriptEnabled: false }, async (page) => {
      await page.goto(address('/'));
      await page.getByLabel('Mã tem hoặc địa chỉ').fill('0100 0000 0001-8');
      await page.getByRole('button', { name: 'Kiểm tra' }).click();
      expect(await page.locator('h1').textContent()).toBe('Hồ sơ tem, không phải bằng chứng');
      await page.getByRole('link', { name: 'English' }).click();
      expect(await page.locator('h1').textContent()).toBe('A record of a stamp, not a proof');
      await page.getByRole('link', { name: 'Check another code' }).click();
      expect(await page.locator('h1').textContent()).toBe('Check an OCOP stamp');
    });
  });

  test('names full of markup run nothing', async () => {
    await withPage({}, async (page) => {
      const dialogs: string[] = [];
      page.on('dialog', (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
      await page.goto(address(pages.hostile!));
      await page.goto(address(`/kiem-tra?ma=${encodeURIComponent('"><img src=x onerror=alert(1)>')}`));
      expect(dialogs).toEqual([]);
      expect(await page.locator('img, script').count()).toBe(0);
    });
  });
});

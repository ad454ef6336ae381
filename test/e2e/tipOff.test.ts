import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findDemoShow } from '#server/demo/show.ts';
import { openBrowser } from '#test/support/browser.ts';
import { withGps } from '#test/support/pictures.ts';
import { type PortalServer, startPortalServer } from '#test/support/portalServer.ts';
import { temporaryFolder } from '#test/support/register.ts';
import { hasTool } from '#test/support/tools.ts';

/** Where pictures of the pages go, to be looked at; without it none are taken. */
const SHOTS = process.env.TEMGOC_SHOTS;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PHONE = { width: 360, height: 640 };
const STICKS_OUT = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
/** As Zalo's own browser names itself on Android. */
const ZALO =
  'Mozilla/5.0 (Linux; Android 12; SM-A127F) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120 Mobile Safari/537.36 Zalo android/23120';

const folder = temporaryFolder();
let browser: Browser;
let portals: PortalServer;
let stamp: string;

async function look(page: Page, name: string): Promise<void> {
  expect(await page.evaluate(STICKS_OUT), name).toBeLessThanOrEqual(0);
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `tip-off-${name}.png`), fullPage: true });
}

async function sitDown(javaScriptEnabled: boolean, userAgent?: string): Promise<Page> {
  const options = {
    viewport: PHONE,
    javaScriptEnabled,
    locale: 'vi-VN',
    ...(userAgent ? { userAgent } : {}),
  };
  return (await browser.newContext(options)).newPage();
}

const press = async (page: Page, name: string | RegExp) => {
  await page.getByRole('button', { name }).first().click();
  await page.waitForLoadState();
};

beforeAll(async () => {
  if (!hasTool('chromium')) return;
  browser = await openBrowser();
  portals = await startPortalServer();
  const links = (await findDemoShow(portals.deps.db))?.links ?? [];
  stamp = links.find(({ shows }) => shows === 'in-force')?.path ?? '';
  writeFileSync(join(folder.path, 'anh.jpg'), await withGps(1600, 1200));
  writeFileSync(join(folder.path, 'to.jpg'), Buffer.alloc(11 * 1024 * 1024, 1));
});
afterAll(async () => {
  await browser?.close();
  await portals?.close();
  folder.remove();
});

describe.skipIf(!hasTool('chromium')).each([
  ['JavaScript off, in Zalo', false, ZALO],
  ['JavaScript on', true, undefined],
] as const)('a shopper tells the office and reads its answer, %s', (name, javaScript, userAgent) => {
  let shopper: Page;
  let ticket: string;

  test('from the scan page, with a photo too large first: it is said in words and nothing typed is lost', async () => {
    shopper = await sitDown(javaScript, userAgent);
    const asked: string[] = [];
    shopper.on('request', (request) => asked.push(new URL(request.url()).origin));
    await shopper.goto(portals.origin + stamp);
    await shopper.getByRole('link', { name: 'Báo cho văn phòng OCOP' }).click();
    await look(shopper, 'form');
    await shopper.check('#stamp-copied');
    await shopper.fill('#bought', 'Chợ phiên Mai Khê');
    await shopper.fill('#told', `Tem in mờ, bóc ra dán lại được (${name}).`);
    await shopper.setInputFiles('#photo', join(folder.path, 'to.jpg'));
    await press(shopper, 'Gửi phản ánh');
    expect(await shopper.locator('[role=alert]').innerText()).toContain('10 MB');
    expect(await shopper.inputValue('#bought')).toBe('Chợ phiên Mai Khê');
    expect(await shopper.isChecked('#stamp-copied')).toBe(true);
    await look(shopper, 'refused');
    expect([...new Set(asked)]).toEqual([portals.origin]);
    expect(await shopper.context().cookies()).toEqual([]);
  });

  test('then with a photo, and keeps the number that is shown', async () => {
    await shopper.setInputFiles('#photo', join(folder.path, 'anh.jpg'));
    await shopper.fill('#contact', '0900 000 001');
    await shopper.check('#consent');
    await press(shopper, 'Gửi phản ánh');
    ticket = await shopper.locator('.ticket').innerText();
    expect(ticket).toMatch(/^[0-9a-z]{5}-[0-9a-z]{5}-[0-9a-z]{5}$/);
    await look(shopper, 'sent');
    await shopper.getByRole('link', { name: 'Trang trả lời của bạn' }).click();
    expect(await shopper.locator('main').innerText()).toContain('đã nhận, chưa xem');
    await look(shopper, 'waiting');
  });

  test('a clerk sees what was said and the photo, takes it up and answers', async () => {
    const clerk = await sitDown(javaScript);
    await clerk.goto(`${portals.origin}/sign-in`);
    await clerk.click('button[value="lan@van-phong.example"]');
    await clerk.goto(`${portals.origin}/office/tip-offs?state=new&wrong=stamp-copied`);
    await clerk.locator('table a').first().click();
    await clerk.waitForLoadState('load');
    await clerk.locator('img.evidence').scrollIntoViewIfNeeded();
    const said = await clerk.locator('main').innerText();
    for (const words of ['Chợ phiên Mai Khê', name, '0900 000 001']) expect(said).toContain(words);
    const photo = await clerk.locator('img.evidence').getAttribute('src');
    const answer = await clerk.request.get(portals.origin + photo);
    expect(answer.headers()['content-type']).toBe('image/webp');
    expect((await shopper.request.get(portals.origin + photo, { maxRedirects: 0 })).status()).not.toBe(200);
    await press(clerk, 'Nhận xử lý');
    await clerk.fill('#answer', 'Cảm ơn bạn. Tổ kiểm tra đã thu lại tem ở sạp ấy.');
    await press(clerk, 'Gửi trả lời');
    await look(clerk, 'office');
    await clerk.context().close();
  });

  test('and the number opens the answer on another phone, where the contact can be erased', async () => {
    const other = await sitDown(javaScript);
    await other.goto(`${portals.origin}/phan-anh`);
    await other.fill('#phieu', ticket.toUpperCase());
    await press(other, 'Xem');
    expect(await other.locator('main').innerText()).toContain('Tổ kiểm tra đã thu lại tem');
    await look(other, 'answered');
    await press(other, 'Xóa liên hệ của tôi');
    expect(await other.locator('main').innerText()).toContain('đã được xóa');
    await other.context().close();
    await shopper.context().close();
  });
});

describe.skipIf(!hasTool('chromium'))('the shopper’s pages', () => {
  test('have nothing axe finds, by day in Vietnamese and by night in English', async () => {
    for (const [lang, colorScheme] of [
      ['vi', 'light'],
      ['en', 'dark'],
    ] as const) {
      const context = await browser.newContext({ viewport: PHONE, colorScheme });
      const page = await context.newPage();
      const axe = async () => {
        await page.evaluate(AXE);
        const { violations } = (await page.evaluate('axe.run()')) as {
          violations: readonly { id: string; nodes: readonly { html: string }[] }[];
        };
        return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      };
      await page.goto(`${portals.origin}/phan-anh?tem=${stamp}&lang=${lang}`);
      expect(await axe()).toEqual([]);
      await page.fill('#contact', 'a@mau.example');
      await page.locator('form[method=post] button').click();
      await page.waitForLoadState();
      expect(await axe()).toEqual([]);
      await page.check('#made-ill');
      await page.check('#consent');
      await page.locator('form[method=post] button').click();
      await page.waitForLoadState();
      expect(await axe()).toEqual([]);
      await page.goto(page.url().replace('moi=1&', ''));
      expect(await axe()).toEqual([]);
      await context.close();
    }
  });
});

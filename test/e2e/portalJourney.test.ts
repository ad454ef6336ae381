import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '#test/support/browser.ts';
import { crop, decodeWithZbar, rasterise } from '#test/support/pdf.ts';
import { type PortalServer, startPortalServer } from '#test/support/portalServer.ts';
import { temporaryFolder } from '#test/support/register.ts';
import { hasTools } from '#test/support/tools.ts';

const CAKE = 'Bánh tẻ Thanh Mai';
const BEE_KEEPERS = 'HTX Mật ong Thanh Mai';
const OFFICE = 'UBND tỉnh Mai Sơn (DỮ LIỆU MẪU)';
const SHEET = `STT;Tên sản phẩm;Tên chủ thể;Xếp hạng;Số QĐ;Ngày ký;Cơ quan ban hành
1;Muối vừng Thanh Mai;${BEE_KEEPERS};3 sao;77/QĐ-UBND;15/10/2025;${OFFICE}
2;Rượu mơ Thanh Mai;${BEE_KEEPERS};;;;${OFFICE}
`;

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 640 };

let browser: Browser;

/** One person at one browser, signed in by the trial's door. */
async function sitDown(
  portals: PortalServer,
  email: string,
  viewport: typeof DESK,
  javaScriptEnabled: boolean,
) {
  const context = await browser.newContext({
    viewport,
    javaScriptEnabled,
    locale: 'vi-VN',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  await page.goto(`${portals.origin}/sign-in`);
  await page.click(`button[value="${email}"]`);
  return { context, page };
}

const press = async (page: Page, name: string | RegExp) => {
  await page.getByRole('button', { name }).first().click();
  await page.waitForLoadState();
};

/** What a shopper's phone shows at the address that was printed. */
async function scan(portals: PortalServer, url: string): Promise<string> {
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false, locale: 'vi-VN' });
  const page = await context.newPage();
  await page.goto(portals.origin + new URL(url).pathname);
  const headline = await page.locator('h1').innerText();
  await context.close();
  return headline;
}

/** Every code of a page of 24-up paper (70 × 37 mm, 3 × 8), each cut out as a phone would hold it. */
async function decodePage(pdf: string, page: number, folder: string): Promise<string[]> {
  const whole = await rasterise(pdf, page, 300);
  const [width, height] = [Math.round((70 / 25.4) * 300), Math.round((37 / 25.4) * 300)];
  const labels = Array.from({ length: 24 }, (_, n) =>
    crop(whole, (n % 3) * width, 6 + Math.floor(n / 3) * height, width, height),
  );
  const texts = await decodeWithZbar(labels, join(folder, `trang-${page}`));
  return texts.map((text) => text ?? '');
}

/** The clerk writes a decision with one line, and sends it to be approved. */
async function prepareDecision(
  page: Page,
  origin: string,
  kind: string,
  head: Record<string, string>,
  line: Record<string, string>,
) {
  await page.goto(`${origin}/office/decisions`);
  await page.selectOption('form[action="/office/drafts"] select[name=kind]', kind);
  await press(page, 'Bắt đầu');
  for (const [name, value] of Object.entries(head)) await page.fill(`input[name=${name}]`, value);
  await press(page, 'Lưu');
  await press(page, 'Thêm dòng');
  const closed = page.locator('main details:not([open]) > summary');
  while ((await closed.count()) > 0) await closed.first().click();
  for (const [name, value] of Object.entries(line)) {
    const field = page.locator(`main [name=${name}]`).first();
    const tag = await field.evaluate((one) => one.tagName);
    if (tag === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
  await press(page, 'Lưu dòng');
  await press(page, /Gửi người duyệt/);
}

async function approveNewest(page: Page, origin: string, title: string): Promise<string> {
  await page.goto(`${origin}/office/proposals`);
  await page.getByRole('link', { name: title }).first().click();
  await page.waitForLoadState();
  const effects = await page.locator('main').innerText();
  await page.locator('form[action$="/approval"] input[type=checkbox]').check();
  await press(page, /^Duyệt/);
  return effects;
}

describe.skipIf(!hasTools('chromium', 'pdftoppm', 'zbarimg')).each([
  ['with JavaScript', true],
  ['with JavaScript off', false],
] as const)('from a clerk’s sheet to the shelf and back, %s', (_name, javaScript) => {
  let portals: PortalServer;
  const contexts: BrowserContext[] = [];
  const folder = temporaryFolder();
  let clerk: Page;
  let approver: Page;
  let producer: Page;
  let batchPath: string;
  let urls: string[];

  beforeAll(async () => {
    browser = await openBrowser();
    portals = await startPortalServer();
    const seats = [
      ['lan@van-phong.example', DESK],
      ['minh@van-phong.example', DESK],
      ['hoa@thanh-mai.example', PHONE],
    ] as const;
    for (const [email, viewport] of seats) {
      const { context, page } = await sitDown(portals, email, viewport, javaScript);
      contexts.push(context);
      if (email.startsWith('lan')) clerk = page;
      else if (email.startsWith('minh')) approver = page;
      else producer = page;
    }
  });
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await portals.close();
    await browser.close();
    folder.remove();
  });

  test('the clerk imports a sheet: looked at first, then approved by another, an incomplete row kept', async () => {
    const path = join(folder.path, 'so.csv');
    writeFileSync(path, SHEET);
    await clerk.goto(`${portals.origin}/office/imports`);
    await clerk.setInputFiles('input[type=file]', path);
    await press(clerk, 'Xem trước');
    expect(await clerk.locator('main').innerText()).toContain('Rượu mơ Thanh Mai');
    await clerk.goto(`${portals.origin}/office/register?q=${encodeURIComponent('muối vừng')}`);
    expect(await clerk.locator('main').innerText()).not.toContain('Muối vừng Thanh Mai');
    await clerk.goBack();
    await press(clerk, /^Gửi duyệt/);
    expect(await clerk.locator('main').innerText()).toContain('so.csv');
    const effects = await approveNewest(approver, portals.origin, 'so.csv');
    expect(effects).toContain('Muối vừng Thanh Mai');
    await clerk.goto(`${portals.origin}/office/register?q=${encodeURIComponent('muoi vung')}`);
    expect(await clerk.locator('main').innerText()).toContain('Muối vừng Thanh Mai');
  });

  test('the clerk prepares a decision, and cannot approve it', async () => {
    const head = { authority: OFFICE, number: '301/QĐ-UBND', signed: '10/11/2026' };
    const line = { newProduct: CAKE, group: 'food', producer: BEE_KEEPERS, star: '4', score: '82,5' };
    await prepareDecision(clerk, portals.origin, 'recognise', head, line);
    await clerk.goto(`${portals.origin}/office/proposals`);
    await clerk.getByRole('link', { name: '301/QĐ-UBND' }).first().click();
    await clerk.waitForLoadState();
    expect(await clerk.getByRole('button', { name: /^Duyệt/ }).count()).toBe(0);
  });

  test('the approver sees what it would do, and puts it in force', async () => {
    const effects = await approveNewest(approver, portals.origin, '301/QĐ-UBND');
    expect(effects).toContain(CAKE);
    await clerk.goto(`${portals.origin}/office/register?q=${encodeURIComponent('banh te')}`);
    expect(await clerk.locator('main').innerText()).toContain('đang hiệu lực');
  });

  test('the producer opens a lot and orders stamps on a phone', async () => {
    await producer.goto(`${portals.origin}/producer/lots/new`);
    await producer.selectOption('select[name=product]', { label: CAKE }).catch(async () => {
      const value = await producer
        .locator('select[name=product] option', { hasText: CAKE })
        .first()
        .getAttribute('value');
      await producer.selectOption('select[name=product]', value ?? '');
    });
    await producer.fill('input[name=number]', 'BT-01');
    await producer.fill('input[name=quantity]', '60');
    await producer.fill('input[name=unit]', 'gói 10 chiếc');
    await press(producer, 'Mở lô');
    await producer
      .getByRole('link', { name: /Đặt tem/ })
      .last()
      .click();
    await producer.waitForLoadState();
    await producer.fill('input[name=quantity]', '48');
    await producer.click('details.fold summary');
    await producer.check('input[name=paper][value="a4-24"]');
    await press(producer, 'Xem trước');
    await press(producer, /^Phát hành/);
    expect(producer.url()).toContain('/producer/batches/');
    batchPath = new URL(producer.url()).pathname;
    expect(await producer.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  });

  test('the PDF made meanwhile holds 48 stamps, each of which scans as in force', async () => {
    await producer.goto(portals.origin + batchPath);
    const job = producer.locator('a[href^="/producer/jobs/"]').first();
    await job.click();
    await producer.waitForLoadState();
    const link = producer.locator('a[href$="/file"]');
    for (let i = 0; i < 60 && (await link.count()) === 0; i++) {
      await producer.waitForTimeout(500);
      if (!javaScript) await producer.reload();
    }
    const [download] = await Promise.all([producer.waitForEvent('download'), link.first().click()]);
    const pdf = join(folder.path, 'tem.pdf');
    await download.saveAs(pdf);
    urls = (await Promise.all([1, 2].map((page) => decodePage(pdf, page, folder.path)))).flat();
    expect(new Set(urls).size).toBe(48);
    expect(urls.every((url) => url.startsWith(`${portals.origin}/`))).toBe(true);
    expect(await scan(portals, urls[0] ?? '')).toBe('Đang được công nhận');
  });

  test('the clerk prepares the withdrawal; until it is approved nothing changes', async () => {
    const head = { authority: OFFICE, number: '333/QĐ-UBND', signed: '20/11/2026' };
    const line = {
      product: CAKE,
      clause: '2',
      article: '5',
      document: 'Quyết định 1489/QĐ-TTg',
      reason: 'không còn sản xuất tại địa phương',
    };
    await prepareDecision(clerk, portals.origin, 'withdraw', head, line);
    expect(await scan(portals, urls[0] ?? '')).toBe('Đang được công nhận');
  });

  test('approved, the scan page of a stamp already on the shelf changes, and no more are issued', async () => {
    const effects = await approveNewest(approver, portals.origin, '333/QĐ-UBND');
    expect(effects).toMatch(/48/);
    expect(await scan(portals, urls[0] ?? '')).toBe('Công nhận đã bị thu hồi');
    await producer.goto(`${portals.origin}/producer`);
    expect(await producer.locator('main').innerText()).toContain(CAKE);
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '#test/support/browser.ts';
import { type DemoStamp, stampsOfLot, waitForRows } from '#test/support/demoStamps.ts';
import { withGps } from '#test/support/pictures.ts';
import { otherPin } from '#test/support/pinShop.ts';
import { type PortalServer, startPortalServer } from '#test/support/portalServer.ts';
import { temporaryFolder } from '#test/support/register.ts';
import { ANDROID, LINES, openShopper, type Shopper, ZALO } from '#test/support/shopper.ts';
import { hasTool } from '#test/support/tools.ts';
import { formatInstant } from '#web/dates.ts';

/** Bytes of the first answer as they travel, at most. */
const LARGEST_ANSWER = 14 * 1024;
/** Milliseconds from the navigation to the last candidate. */
const LARGEST_PAINT = `new Promise((resolve) => new PerformanceObserver((list) =>
  resolve(Math.round(list.getEntries().at(-1).startTime))).observe({ type: 'largest-contentful-paint', buffered: true }))`;
const HOUR = 3_600_000;
const LOOKS = 'select count(*) from scans where serial = ?';
const FIGURES = process.env.TEMGOC_FIGURES === '1';

const folder = temporaryFolder();
const photo = join(folder.path, 'anh.jpg');
let browser: Browser;
let portals: PortalServer;
let stampAt: (place: number) => DemoStamp;

beforeAll(async () => {
  if (!hasTool('chromium')) return;
  browser = await openBrowser();
  portals = await startPortalServer({ networks: LINES });
  stampAt = await stampsOfLot(portals, 'L-CÀO');
  writeFileSync(photo, await withGps(1200, 900));
});
afterAll(async () => {
  await browser?.close();
  await portals?.close();
  folder.remove();
});

describe.skipIf(!hasTool('chromium')).each([
  ['android', 'an ordinary Android', ANDROID, true, 2],
  ['android-plain', 'an ordinary Android, JavaScript off', ANDROID, false, 3],
  ['zalo', 'Zalo', ZALO, true, 4],
  ['zalo-plain', 'Zalo, JavaScript off', ZALO, false, 5],
] as const)('a shopper with a scratch stamp: %s', (short, name, agent, javaScript, place) => {
  const axe = javaScript && agent === ANDROID;
  const home = { from: `10.${place}.7.20`, agent, javaScript, axe };
  let stamp: DemoStamp;
  let buyer: Shopper;
  let ticketPath: string;
  const look = (shopper: Shopper, step: string) => shopper.look(`shopper-${short}-${step}`);

  beforeAll(async () => {
    stamp = stampAt(place);
    buyer = await openShopper(browser, portals.origin, home);
  });
  afterAll(() => buyer.leave());

  test('scans: one small answer says it is the first scan, and asks nothing first', async () => {
    const answer = await buyer.open(stamp.path);
    await buyer.page.waitForLoadState('networkidle');
    const { responseBodySize } = await answer.request().sizes();
    const [first, ...more] = buyer.asked;
    expect(first).toBe(stamp.path);
    // The maker's photo lies below; only without JavaScript does a browser ask for it before it is scrolled to.
    expect(more.filter((path) => !path.startsWith('/photos/'))).toEqual([]);
    expect(more.length).toBeLessThanOrEqual(javaScript ? 0 : 1);
    expect(responseBodySize).toBeLessThanOrEqual(LARGEST_ANSWER);
    expect(answer.headers()['content-encoding']).toMatch(/^(?:br|gzip)$/);
    expect(await buyer.page.locator('h1').innerText()).toBe('Đang được công nhận');
    expect(await buyer.words()).toContain('Đây là lần quét đầu tiên của con tem này.');
    await look(buyer, '1-first');
    if (FIGURES) console.log(`${name}: the first answer is ${responseBodySize} bytes`);
    await waitForRows(portals, LOOKS, 1, stamp.serial);
  });

  test('answers that it was bought, and tells the commune', async () => {
    await buyer.press('Tôi đã mua');
    expect(await buyer.words()).toContain('Cảm ơn bạn đã cho biết.');
    await look(buyer, '2-answered');
    await buyer.press('Cho biết xã/phường');
    await look(buyer, '3-province');
    await buyer.page.selectOption('select[name=province]', { label: 'Tỉnh Sông Xanh' });
    await buyer.press('Tiếp');
    await look(buyer, '4-commune');
    await buyer.page.selectOption('select[name=commune]', { label: 'Xã Mai Khê' });
    await buyer.press('Gửi');
    expect(await buyer.words()).toContain('Cảm ơn bạn đã cho biết.');
    expect(await buyer.words()).toContain('Đây là lần quét đầu tiên của con tem này.');
    await waitForRows(portals, 'select count(*) from scan_answers where serial = ?', 2, stamp.serial);
  });

  test('types a wrong PIN, is told how many tries are left, then the right one, which is new', async () => {
    await buyer.page.fill('#pin', '1234');
    await buyer.press('Kiểm tra mã PIN');
    expect(await buyer.words()).toContain('lần này không tính');
    expect(await buyer.page.inputValue('#pin')).toBe('1234');
    // A browser notes that the answer to a slip is no 200.
    expect(buyer.faults.splice(0).filter((fault) => !fault.includes('status of 422'))).toEqual([]);
    await buyer.page.fill('#pin', otherPin(stamp.pin));
    await buyer.press('Kiểm tra mã PIN');
    expect(await buyer.words()).toContain('Mã PIN chưa khớp');
    expect(await buyer.words()).toContain('còn 4 lần');
    await look(buyer, '5-wrong');
    portals.clock.now += HOUR / 12;
    await buyer.page.fill('#pin', stamp.pin.replace(/(....)/, '$1 '));
    await buyer.press('Kiểm tra mã PIN');
    expect(await buyer.words()).toContain('Mã PIN đúng, mở lần đầu');
    await look(buyer, '6-right');
  });

  test('from another network the page counts the scan before, and says since when the PIN is used', async () => {
    const opened = portals.clock.now;
    portals.clock.now += 3 * HOUR;
    const other = await openShopper(browser, portals.origin, {
      ...home,
      from: '10.7.9.4',
      agent: `${agent} 2`,
    });
    await other.open(stamp.path);
    const words = await other.words();
    expect(words).toMatch(/Con tem này đã được quét 1 lần, lúc .*, ở /);
    expect(words).toContain(`Mã PIN đã được mở lúc ${formatInstant(opened)}`);
    await look(other, '7-again');
    await other.page.fill('#pin', stamp.pin);
    await other.press('Kiểm tra mã PIN');
    expect(await other.words()).toContain('Mã PIN đúng, nhưng đã mở trước đó');
    expect(await other.words()).toContain(`Lần đầu là lúc ${formatInstant(opened)}`);
    await look(other, '8-pin-again');
    await other.leave();
  });

  test('tells the office with a photo, and keeps the number', async () => {
    await buyer.open(stamp.path);
    await buyer.page.getByRole('link', { name: 'Báo cho văn phòng OCOP' }).click();
    expect(await buyer.words()).toContain(stamp.name);
    await buyer.page.check('#stamp-copied');
    await buyer.page.fill('#bought', 'Chợ phiên Mai Khê');
    await buyer.page.fill('#told', 'Lớp cào đã bị cào sẵn.');
    await buyer.page.setInputFiles('#photo', photo);
    await look(buyer, '9-telling');
    await buyer.press('Gửi phản ánh');
    expect(await buyer.page.locator('.ticket').innerText()).toMatch(/^[0-9a-z]{5}(?:-[0-9a-z]{5}){2}$/);
    await look(buyer, '10-told');
    ticketPath = new URL(buyer.page.url()).pathname;
  });

  test('and days later reads by that number what the office answered', async () => {
    const context = await browser.newContext({
      locale: 'vi-VN',
      extraHTTPHeaders: { 'x-forwarded-for': '10.0.0.9' },
    });
    context.setDefaultTimeout(15_000);
    const { name: cookie, value } = await portals.signIn('clerk');
    await context.addCookies([{ name: cookie, value, url: portals.origin }]);
    const clerk = await context.newPage();
    await clerk.goto(`${portals.origin}/office/tip-offs?state=new&wrong=stamp-copied`);
    await clerk.locator('table a').first().click();
    await clerk.waitForLoadState();
    expect(await clerk.locator('main').innerText()).toContain(stamp.name);
    await clerk.getByRole('button', { name: 'Nhận xử lý' }).click();
    await clerk.fill('#answer', 'Cảm ơn bạn. Văn phòng đã đến sạp ấy và thu lại hàng.');
    await clerk.getByRole('button', { name: 'Gửi trả lời' }).click();
    await clerk.waitForLoadState();
    await context.close();
    portals.clock.now += 48 * HOUR;
    await buyer.open('/phan-anh');
    await buyer.page.fill('#phieu', ticketPath.split('/').at(-1)?.toUpperCase() ?? '');
    await buyer.press('Xem');
    expect(await buyer.words()).toContain('Văn phòng đã đến sạp ấy');
    await look(buyer, '11-answered');
  });
});

// Measured when asked; otherwise there is nothing here to skip.
if (FIGURES && hasTool('chromium'))
  describe('figures', () => {
    test('on 3G with a slow telephone: the largest contentful paint', async () => {
      for (const place of [10, 11, 12]) {
        const shopper = await openShopper(browser, portals.origin, { from: '10.1.1.1', agent: ANDROID });
        const cdp = await shopper.page.context().newCDPSession(shopper.page);
        await cdp.send('Network.enable');
        await cdp.send('Network.emulateNetworkConditions', {
          ...{ offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 },
        });
        await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
        await shopper.open(stampAt(place).path);
        const painted = await shopper.page.evaluate(LARGEST_PAINT);
        console.log(`400 kbit/s, 400 ms, CPU 4×: largest contentful paint after ${painted} ms`);
        await shopper.leave();
      }
    });
  });

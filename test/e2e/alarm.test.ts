import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ScanAnswer } from '#core/sighting';
import { openBrowser } from '#test/support/browser.ts';
import { type DemoStamp, readRow, stampsOfLot, waitForRows } from '#test/support/demoStamps.ts';
import { type PortalServer, startPortalServer } from '#test/support/portalServer.ts';
import { ANDROID, expectWhole, LINES, openShopper, takePictures } from '#test/support/shopper.ts';
import { hasTool } from '#test/support/tools.ts';

const DAY = 86_400_000;
/** Rows of `LINES`, a house in each: Hà Nội most, then Hồ Chí Minh City, eight provinces in all. */
const HOUSES = [0, 6, 0, 4, 0, 7, 6, 0, 1, 2, 0, 6, 3, 4, 0, 5, 6, 2];

let browser: Browser;
let portals: PortalServer;
let copied: DemoStamp;
let displayed: DemoStamp;
let beside: DemoStamp[];

/** One telephone in one house: it opens the stamp's page, and says what it is asked where it likes to. */
async function scan(stamp: DemoStamp, house: number, n: number, answer?: ScanAnswer): Promise<void> {
  const headers = {
    accept: 'text/html',
    origin: portals.origin,
    'x-forwarded-for': `10.${house}.${n}.20`,
    'user-agent': `${ANDROID} may-${stamp.serial}-${n}`,
  };
  const page = await fetch(portals.origin + stamp.path, { headers });
  expect(page.status).toBe(200);
  await page.text();
  if (!answer) return;
  const body = new URLSearchParams({ stamp: stamp.path, answer });
  const said = await fetch(`${portals.origin}/scan/answers`, {
    ...{ method: 'POST', body, headers, redirect: 'manual' },
  });
  expect(said.status).toBe(303);
}

/** Weeks of scans: one stamp is bought again and again in many houses, another stands on a shelf, others are ordinary. */
async function letWeeksPass(): Promise<void> {
  for (const [n, house] of HOUSES.entries()) {
    await scan(copied, house, n, 'bought');
    await scan(displayed, house, n + 100, n % 3 === 0 ? 'held' : undefined);
    const other = beside[n % 6];
    if (other && n < 9) await scan(other, house, n + 200);
    portals.clock.now += 2 * DAY;
  }
  const rows = 2 * HOUSES.length + 9;
  await waitForRows(portals, "select count(*) from scans where agent is not null and kind = 'shopper'", rows);
}

/** What a shopper who was never here reads at a stamp's address. */
async function read(
  stamp: DemoStamp,
  name: string,
  axe = false,
): Promise<{ headline: string; words: string }> {
  const coming = { from: '203.0.113.77', agent: ANDROID, axe };
  const shopper = await openShopper(browser, portals.origin, coming);
  await shopper.open(stamp.path);
  const headline = await shopper.page.locator('h1').innerText();
  const words = await shopper.words();
  await shopper.look(`alarm-${name}`);
  await shopper.leave();
  return { headline, words };
}

/** Somebody of the office at a desk, signed in by the trial's door. */
async function sitDown(email: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'vi-VN',
    extraHTTPHeaders: { 'x-forwarded-for': '10.2.0.2' },
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.goto(`${portals.origin}/sign-in`);
  await page.click(`button[value="${email}"]`);
  return page;
}

const words = (page: Page) => page.locator('main').innerText();

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click();
  await page.waitForLoadState();
}

async function look(page: Page, name: string): Promise<void> {
  await expectWhole(page, name);
  await takePictures(page, `alarm-${name}`);
}

const signalOf = (stamp: DemoStamp) =>
  readRow<{ id: string; level: string }>(
    portals,
    "select id, level from clone_signals where about = 'stamp' and serial = ?",
    stamp.serial,
  );

async function writeFinding(clerk: Page, finding: string, reason: string): Promise<void> {
  await clerk.check(`input[name=finding][value=${finding}]`);
  await clerk.fill('input[name=reason]', reason);
  await press(clerk, 'Ghi kết quả');
}

describe.skipIf(!hasTool('chromium'))('copies noticed from the scans themselves', () => {
  let clerk: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    portals = await startPortalServer({ networks: LINES });
    const stampAt = await stampsOfLot(portals, 'L-2611');
    [copied, displayed] = [stampAt(60), stampAt(61)];
    beside = [62, 63, 64, 65, 66, 67].map(stampAt);
  });
  afterAll(async () => {
    await browser?.close();
    await portals?.close();
  });

  test('at first the stamp is as any other', async () => {
    const { headline, words: said } = await read(copied, '1-before');
    expect(headline).toBe('Đang được công nhận');
    expect(said).toContain('Đây là lần quét đầu tiên của con tem này.');
  });

  test('bought in many houses of many provinces over weeks, its page says to look again, and accuses nobody', async () => {
    await letWeeksPass();
    expect(signalOf(copied)?.level).toBe('alarm');
    const { headline, words: said } = await read(copied, '2-alarm', true);
    expect(headline).toBe('Mã này được quét nhiều bất thường');
    expect(said).toContain('Hãy kiểm tra mã PIN');
    expect(said).toContain(`đã được quét ${HOUSES.length + 1} lần`);
    expect(said.toLowerCase()).not.toMatch(/giả|hàng thật/);
    expect((await read(beside[0] as DemoStamp, '3-beside')).headline).toBe('Đang được công nhận');
  });

  test('the clerk finds it on the home page and reads the evidence: why, where, when, and what lies beside it', async () => {
    clerk = await sitDown('lan@van-phong.example');
    await clerk.goto(`${portals.origin}/office`);
    expect((await words(clerk)).replaceAll('\u00a0', ' ')).toContain(copied.name);
    await look(clerk, '4-home');
    await clerk.click(`a[href="/office/signals/${signalOf(copied)?.id}"]`);
    await clerk.waitForLoadState();
    const said = await words(clerk);
    for (const reason of [/\d+ mạng gia đình khác nhau/, /\d+ người bấm “Tôi đã mua”/, /\d+ tỉnh, thành/]) {
      expect(said).toMatch(reason);
    }
    for (const told of [copied.name, 'Thành phố Hà Nội', 'dưới 5', beside[0]?.name ?? '']) {
      expect(said).toContain(told);
    }
    expect(await clerk.locator('svg[aria-label="Bản đồ các tỉnh có lượt quét"]').count()).toBe(1);
    expect(await clerk.locator('svg[aria-label="Số lượt quét mỗi ngày"]').count()).toBe(1);
    expect(said.toLowerCase()).not.toContain('giả');
    await look(clerk, '5-signal');
  });

  test('writes down what it is; shoppers are still warned', async () => {
    await writeFinding(clerk, 'copied', 'ba sạp bán chả cốm dán cùng một mã, xem ngày 28/12');
    expect(await words(clerk)).toContain('ba sạp bán chả cốm');
    expect(await words(clerk)).toMatch(/Tem bị chép sang hàng khác.* Trần Thị Lan/);
    await look(clerk, '6-found');
    expect((await read(copied, '7-found')).headline).toBe('Mã này được quét nhiều bất thường');
  });

  test('prepares the recall from there, and cannot approve it', async () => {
    await clerk.click('a[href^="/office/recalls/new?first="]');
    await clerk.waitForLoadState();
    await clerk.fill('input[name=danger]', 'tem bị chép sang hàng khác, đừng ăn, mang trả nơi bán');
    await clerk.fill('input[name=reason]', 'biên bản ngày 28/12/2026');
    expect(await words(clerk)).not.toMatch(/\bb-[a-z0-9]{8,}/);
    await look(clerk, '8-recall');
    await press(clerk, 'Chuẩn bị thu hồi 1 tem');
    expect(clerk.url()).toContain('/office/proposals/');
    expect(await clerk.getByRole('button', { name: /^Duyệt/ }).count()).toBe(0);
    await look(clerk, '9-waits');
    expect((await read(copied, '10-waits')).headline).toBe('Mã này được quét nhiều bất thường');
  });

  test('another approves it, and the next scan says recalled', async () => {
    const approver = await sitDown('minh@van-phong.example');
    await approver.goto(`${portals.origin}/office/proposals`);
    await approver.getByRole('link', { name: copied.name }).first().click();
    await approver.waitForLoadState();
    await look(approver, '11-approval');
    await approver.locator('form[action$="/approval"] input[type=checkbox]').check();
    await press(approver, /^Duyệt/);
    await approver.context().close();
    const { headline, words: said } = await read(copied, '12-recalled', true);
    expect(headline).toBe('Sản phẩm bị thu hồi: đừng sử dụng');
    expect(said).toContain('tem bị chép sang hàng khác');
  });

  test('a stamp on a shelf alarms as well, until the clerk has seen that it is a display unit', async () => {
    expect((await read(displayed, '13-shelf')).headline).toBe('Mã này được quét nhiều bất thường');
    await clerk.goto(`${portals.origin}/office/signals?state=open`);
    await look(clerk, '14-list');
    await clerk.getByRole('link', { name: displayed.name }).click();
    await clerk.waitForLoadState();
    await writeFinding(clerk, 'display-unit', 'cửa hàng xác nhận hộp trưng bày');
    const { headline } = await read(displayed, '15-silent');
    expect(headline).toBe('Đang được công nhận');
    await clerk.goto(`${portals.origin}/office`);
    expect(await clerk.locator(`a[href="/office/signals/${signalOf(displayed)?.id}"]`).count()).toBe(0);
    await clerk.context().close();
  });
});

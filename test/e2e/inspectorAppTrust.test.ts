import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { revokeDevice } from '#server/actions/revokeDevice.ts';
import { openBrowser } from '#test/support/browser.ts';
import { decodeSheet } from '#test/support/film.ts';
import {
  type InspectorOffice,
  keptIn,
  openInspectorOffice,
  openPhone,
  putInto,
  scanByHand,
  setPhoneUp,
  waitUntilKept,
} from '#test/support/inspectorOffice.ts';
import { WHOLE } from '#test/support/phone.ts';
import { temporaryFolder } from '#test/support/register.ts';
import { hasTools } from '#test/support/tools.ts';

const SHOTS = process.env.TEMGOC_SHOTS;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ROOT = join(import.meta.dirname, '..', '..');
const HOUR = 3_600_000;

/** Whatever is too small for a thumb, or sticks out of the screen. */
const TOO_SMALL = `[...document.querySelectorAll('button, nav a, a.button, input:not([type=file]):not([type=checkbox])')]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5).map((one) => one.outerHTML.slice(0, 100))`;
const STICKS_OUT = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

let office: InspectorOffice;
let browser: Browser;
let stamp: string;

async function axe(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as {
    violations: { id: string; nodes: { html: string }[] }[];
  };
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 140)}`));
}

async function look(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: join(SHOTS, `inspector-${name}.png`) });
}

/** A phone set up, without a camera, its app kept for later. */
async function newPhone(options = {}) {
  const phone = await openPhone(browser, { permissions: [], ...options });
  await setPhoneUp(phone.page, await office.link());
  await waitUntilKept(phone.page);
  return phone;
}

async function syncNow(page: Page): Promise<void> {
  await page.goto(`${office.origin}/inspector/#phone`);
  await page.getByRole('button', { name: 'Đồng bộ ngay' }).click();
}

const report = { id: '5b0c6e0a-0000-4000-8000-000000000001', report: '{}', sha256: '', signature: 'x' };
const WAITING = {
  ...report,
  ...{ madeAt: 1, state: 'waiting', refusal: null, acceptedAt: null, sentAt: null },
  ...{ photos: [], wanted: [], lost: [] },
};

/** Another version of the app: the same program, its worker changed by one line. */
function otherBuild(folder: string): string {
  cpSync(join(ROOT, 'dist'), join(folder, 'dist'), { recursive: true });
  for (const name of ['node_modules', 'db', 'package.json'])
    symlinkSync(join(ROOT, name), join(folder, name));
  const client = join(folder, 'dist', 'client');
  const worker = readdirSync(client).find((name) => name.startsWith('inspectorWorker'));
  const path = join(client, worker ?? '');
  writeFileSync(path, `${readFileSync(path, 'utf8')}\n// Another version.\n`);
  return join(folder, 'dist', 'temgoc.js');
}

describe.skipIf(!hasTools('chromium', 'pdftoppm'))('what the inspector’s phone trusts and keeps', () => {
  beforeAll(async () => {
    office = await openInspectorOffice();
    stamp = await decodeSheet(office.sheet);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  test('how old the data is stands on every screen; after seven days only the signature is claimed', async () => {
    const { context, page, faults } = await newPhone();
    await context.setOffline(true);
    const ages = [
      [30, 'đã quá một ngày', 'Đang được công nhận'],
      [80, 'đã quá ba ngày, hoặc đồng hồ máy chạy sai: hãy đồng bộ', 'Đang được công nhận'],
      [
        8 * 24,
        'đã quá bảy ngày, hoặc đồng hồ máy chạy sai: chỉ còn kiểm tra dấu ký',
        'Mã do văn phòng OCOP cấp',
      ],
      [-3, 'kiểm tra đồng hồ của máy', 'Mã do văn phòng OCOP cấp'],
    ] as const;
    for (const [hours, age, headline] of ages) {
      await page.clock.setSystemTime(Date.now() + hours * HOUR);
      await page.reload();
      for (const screen of ['scan', 'look-up', 'outbox', 'phone', 'shelf']) {
        await page.goto(`${office.origin}/inspector/#${screen}`);
        await page.locator('.as-of', { hasText: age }).waitFor();
        await page.locator('.as-of', { hasText: 'Dữ liệu lúc' }).waitFor();
      }
      await page.goto(`${office.origin}/inspector/#scan`);
      await page.locator('main.scan').waitFor();
      await scanByHand(page, stamp);
      await page.locator('.banner h1', { hasText: headline }).waitFor();
      const words = await page.locator('main').innerText();
      expect(words).not.toContain('Hôm nay');
      const claims = headline === 'Đang được công nhận';
      expect(await page.locator('main .stars:not(.past)').count()).toBe(claims ? 1 : 0);
      for (const claim of ['Không có ghi nhận hủy tem', 'Chưa thấy dấu hiệu bất thường', 'Lúc dữ liệu, '])
        expect(words.includes(claim), claim).toBe(claims);
      await look(page, `age-${hours}`);
      expect(await axe(page)).toEqual([]);
      await page.goto(`${office.origin}/inspector/#look-up`);
      await page.getByLabel('Tên sản phẩm hoặc chủ thể').fill('mật');
      const standing = claims ? /Đang được công nhận/ : 'không rõ còn được công nhận hay không';
      await page.locator('li.found .state', { hasText: standing }).first().waitFor();
      expect((await page.locator('li.found .stars:not(.past)').count()) > 0).toBe(claims);
      await look(page, `age-${hours}-look-up`);
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  test('what the office voids is void on the phone after its next sync; older data is then refused', async () => {
    const { context, page } = await newPhone();
    const headers = await bearer(page);
    const older = await (
      await page.request.get(`${office.origin}/inspector/api/manifest`, { headers })
    ).body();
    const last = lastOf(await keptIn(page, 'trust'));
    const id = /(\d{12})$/.exec(stamp)?.[1] ?? '';
    await office.run('batch', 'void', batchOf(id), '--first', id, '--last', id, '--reason', 'In hỏng');
    const sent: string[] = [];
    page.on('response', (answer) => sent.push(answer.headers()['temgoc-bundle'] ?? ''));
    await syncNow(page);
    await page.getByText('Đã đồng bộ lúc').waitFor();
    await expect.poll(async () => lastOf(await keptIn(page, 'trust'))).toBeGreaterThan(last);
    expect(sent).toContain('delta');
    await page.goto(`${office.origin}/inspector/#scan`);
    await page.locator('main.scan').waitFor();
    await scanByHand(page, stamp);
    await page.locator('.banner h1', { hasText: 'Tem đã bị hủy' }).waitFor();
    await look(page, 'void');

    const newest = lastOf(await keptIn(page, 'trust'));
    await context.route('**/inspector/api/manifest', (route) =>
      route.fulfill({ body: older, contentType: 'application/json' }),
    );
    await syncNow(page);
    await page.getByText('cũ hơn dữ liệu trong máy').waitFor();
    await look(page, 'older');
    expect(lastOf(await keptIn(page, 'trust'))).toBe(newest);
    await context.close();
  });

  test('a clock that is wrong asks to be checked and cuts nobody off; a Date header tells the phone nothing', async () => {
    const { context, page } = await newPhone();
    const asOf = async () => ((await keptIn(page, 'trust'))[0] as { asOf: number }).asOf;
    const first = await asOf();
    const truth = Date.now();
    const syncAt = async (hours: number, words: string) => {
      await page.clock.setSystemTime(truth + hours * HOUR);
      await syncNow(page);
      await page.locator('main').getByText(words).first().waitFor();
    };
    for (const hours of [-48, 400 * 24]) {
      await syncAt(hours, 'kiểm tra đồng hồ của máy rồi đồng bộ lại');
      expect(await asOf()).toBe(first);
    }
    await syncAt(48, 'kiểm tra đồng hồ của máy rồi đồng bộ lại');
    expect(Math.abs((await asOf()) - Date.now())).toBeLessThan(HOUR);
    await context.route('**/inspector/api/manifest', async (route) => {
      const answer = await route.fetch();
      const date = new Date(truth + 400 * 24 * HOUR).toUTCString();
      await route.fulfill({ response: answer, headers: { ...answer.headers(), date } });
    });
    await syncAt(0, 'Đã đồng bộ lúc');
    await page.locator('.as-of', { hasText: 'còn mới' }).waitFor();
    await context.close();
  });

  test('a revoked phone forgets its data, keeps what it has not sent, and says why', async () => {
    const { context, page } = await newPhone();
    const [, device] = await deviceOn(page);
    await putInto(page, 'outbox', WAITING);
    await page.reload();
    await page.locator('nav .count').waitFor();
    await revokeDevice(office.deps, WHOLE, device, { reason: 'Mất máy ở chợ' });
    await page.goto(`${office.origin}/inspector/#scan`);
    await page.reload();
    await page.getByText('Máy này đã bị thu hồi').waitFor();
    await look(page, 'revoked');
    expect(await axe(page)).toEqual([]);
    expect(await keptIn(page, 'trust')).toEqual([]);
    expect(await keptIn(page, 'outbox')).toHaveLength(1);
    await context.close();
  });

  test('data that the browser threw away is missed aloud, with what had not been sent', async () => {
    const { context, page } = await newPhone();
    await putInto(page, 'outbox', WAITING);
    await page.reload();
    await page.locator('nav .count').waitFor();
    await page.goto(`${office.origin}/sign-in`);
    await page.evaluate(() => indexedDB.deleteDatabase('temgoc-inspector'));
    await page.goto(`${office.origin}/inspector/`);
    await page.getByText('Dữ liệu trên máy này đã mất').waitFor();
    await page.getByText('trong đó có 1 lượt kiểm tra chưa gửi').waitFor();
    expect(await axe(page)).toEqual([]);
    await context.close();
  });

  test('a newer app waits until it is asked for, and the outbox is untouched by it', async () => {
    const folder = temporaryFolder();
    const { context, page } = await newPhone();
    await context.route('**/inspector/api/reports', (route) => route.abort());
    await putInto(page, 'outbox', WAITING);
    await office.stop();
    await office.start(otherBuild(folder.path));
    try {
      await page.reload();
      const button = page.getByRole('button', { name: 'Có bản mới: dùng ngay' });
      await button.waitFor();
      await look(page, 'update');
      expect(await axe(page)).toEqual([]);
      await page.goto(`${office.origin}/inspector/#look-up`);
      await page.getByText('Tra sản phẩm').waitFor();
      await Promise.all([page.waitForEvent('load'), button.click()]);
      await page.locator('nav .count').waitFor();
      expect(await button.count()).toBe(0);
      expect(await keptIn(page, 'outbox')).toEqual([WAITING]);
    } finally {
      await office.stop();
      await office.start();
      folder.remove();
    }
    await context.close();
  });

  test('what another phone read is told after the sync', async () => {
    const [first, second] = [await newPhone(), await newPhone()];
    for (const { page } of [first, second]) {
      await page.goto(`${office.origin}/inspector/#scan`);
      await page.locator('main.scan').waitFor();
      await scanByHand(page, stamp);
      await page.locator('.banner').waitFor();
      await page.waitForTimeout(500);
    }
    await second.page.getByText('Máy khác cũng đã đọc mã này').waitFor();
    await look(second.page, 'elsewhere');
    await first.context.close();
    await second.context.close();
  });

  test.each([
    'scan',
    'shelf',
    'look-up',
    'outbox',
    'phone',
  ])('#%s: whole, large enough for a thumb, without a fault, in both languages and in the dark', async (screen) => {
    const { context, page, faults } = await newPhone({ colorScheme: 'dark' });
    await page.goto(`${office.origin}/inspector/#${screen}`);
    await page.locator('main').waitFor();
    await page.waitForTimeout(400);
    await look(page, `dark-${screen}`);
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate(STICKS_OUT)).toBe(0);
    expect(await page.evaluate(TOO_SMALL)).toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Data as of').first().waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(faults).toEqual([]);
    await context.close();
  });
});

/** The version of the data a phone keeps. */
function lastOf(trust: readonly unknown[]): number {
  return (trust[0] as { version: number }).version;
}

/** The batch that holds a stamp. */
function batchOf(id: string): string {
  const sqlite = new Database(office.deps.db.path, { readonly: true });
  const query = 'select id from batches where key_number = ? and first <= ? and first + quantity > ?';
  const found = sqlite
    .prepare(query)
    .pluck()
    .get(id.slice(0, 2), Number(id.slice(2)), Number(id.slice(2)));
  sqlite.close();
  return String(found);
}

async function deviceOn(page: Page): Promise<[token: string, device: string]> {
  const kept = (await keptIn(page, 'self')) as { id?: string; token?: string }[];
  const device = kept.find((one) => typeof one === 'object' && 'token' in one);
  return [device?.token ?? '', device?.id ?? ''];
}

async function bearer(page: Page): Promise<Record<string, string>> {
  return { Authorization: `Bearer ${(await deviceOn(page))[0]}` };
}

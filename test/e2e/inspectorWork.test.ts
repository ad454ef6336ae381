import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BundleTables } from '#core/bundleTables';
import { parseOrigin } from '#core/origin';
import { readReport } from '#core/report';
import type { StampId } from '#core/stampId';
import type { Headline } from '#core/verdict';
import { readBundleRows } from '#db/bundle';
import { tablesOf } from '#server/inspector/bundleTables.ts';
import { isReportSigned, readDeviceKey } from '#server/inspector/reportSignature.ts';
import { openBrowser } from '#test/support/browser.ts';
import { demoOffice } from '#test/support/portalServer.ts';
import { NOW } from '#test/support/register.ts';
import { benchIn, buildBench, openBench } from './inspectorWorkBench.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ORIGIN = 'http://localhost';
const PRODUCT = 'Miến dong Bản Mai';
const AS_OF = NOW - 3_600_000;

let browser: Browser;
let built: string;
let tables: BundleTables;
let context: BrowserContext;
let page: Page;
let publicKey: string;

beforeAll(async () => {
  const { deps, close } = await demoOffice();
  tables = tablesOf(await readBundleRows(deps.db, NOW), [parseOrigin('https://ocop.vn')]);
  close();
  built = await buildBench();
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A phone with no network at all: not one request leaves it. */
async function openPhone(dark = false, quotaSize?: number): Promise<void> {
  context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    locale: 'vi-VN',
    hasTouch: true,
    colorScheme: dark ? 'dark' : 'light',
  });
  await context.route('**/*', (route) => route.abort());
  await benchIn(context, built);
  page = await openBench(context, ORIGIN);
  if (quotaSize !== undefined) {
    // Before anything is written: a browser asks for its room seldom.
    const session = await context.newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: ORIGIN, quotaSize });
  }
  publicKey = await page.evaluate(async () => {
    await bench.setUp('may-1', 'A'.repeat(43));
    return bench.makeKey();
  });
}
beforeEach(() => openPhone());
afterEach(() => context.close());

const go = (screen: string) =>
  page.evaluate((to) => {
    location.hash = to;
  }, screen);

async function show(screen: string, lang: 'vi' | 'en' = 'vi'): Promise<void> {
  await go(screen);
  const world = { lang, tables, asOf: AS_OF };
  await page.evaluate((given) => bench.show(given), world);
}

async function begin(): Promise<string> {
  await show('inspections');
  await page.getByRole('button', { name: 'Bắt đầu kiểm tra' }).click();
  await page.getByLabel('Tên cửa hàng, sạp').waitFor();
  return page.evaluate(() => location.hash.slice(1));
}

async function note(serial: number, headline: Headline): Promise<void> {
  const stamp = `01${String(serial).padStart(10, '0')}` as StampId;
  const met = { stamp, at: NOW, headline, asOf: AS_OF, bundleVersion: 3 };
  await page.evaluate((given) => bench.note(given), met);
}

const typed = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);

async function writeWhere(): Promise<void> {
  await typed('Tên cửa hàng, sạp', 'Sạp cô Tư');
  await typed('Địa điểm', 'Chợ Thanh Mai');
}

async function refuseToSign(): Promise<void> {
  await page.getByLabel('Không ký', { exact: true }).check();
  await typed('Lý do không ký', 'chủ sạp vắng mặt');
}

/** Draws in the field with a finger. */
async function sign(): Promise<void> {
  await page.getByLabel('Người bán ký', { exact: true }).check();
  await typed('Họ tên người ký', 'Nguyễn Thị Tư');
  const pad = page.locator('.pad');
  await pad.evaluate((field) => field.scrollIntoView({ block: 'center' }));
  const { x = 0, y = 0 } = (await pad.boundingBox()) ?? {};
  await page.mouse.move(x + 30, y + 40);
  await page.mouse.down();
  for (const [dx, dy] of [
    [60, 20],
    [90, 70],
    [140, 30],
    [200, 60],
  ] as const)
    await page.mouse.move(x + dx, y + dy);
  await page.mouse.up();
  await page.getByRole('button', { name: 'Xóa, ký lại' }).waitFor();
}

const jpeg = (side: number, colour: string) =>
  sharp({ create: { width: side, height: side, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();

async function takePhoto(buffer: Buffer, mimeType = 'image/jpeg'): Promise<void> {
  await page.locator('input[type=file]').last().setInputFiles({ name: 'anh.jpg', mimeType, buffer });
}

async function finish(): Promise<void> {
  await page.getByRole('button', { name: 'Hoàn tất' }).click();
  await page.getByRole('button', { name: 'Ký và hoàn tất' }).click();
  await page.getByRole('heading', { name: 'Lượt kiểm tra đã hoàn tất' }).waitFor();
}

const outboxOn = (on: Page) => on.evaluate(() => bench.store.getAll('outbox'));
const draftsOn = (on: Page) => on.evaluate(() => bench.store.getAll('drafts'));

describe('an inspection without any network', () => {
  test('is written, photographed, signed and waits as one report that the office’s own check accepts', async () => {
    const place = await begin();
    await writeWhere();
    await note(41, 'in-force');
    await note(42, 'forged');
    await go('look-up');
    await typed('Tên sản phẩm hoặc chủ thể', 'mien dong ban');
    const found = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: PRODUCT }) });
    await found.getByRole('button', { name: 'Ghi vào lượt kiểm tra' }).click();
    await found.getByRole('button', { name: 'Đã ghi' }).waitFor();
    await go(place);
    await page.getByRole('button', { name: 'Thêm một dòng' }).click();
    await typed('Hàng gì', 'Miến dong 500 g');
    await typed('Số lượng', '1.200');
    await typed('Đơn vị', 'gói');
    const photo = await jpeg(600, '#8a5a2b');
    await takePhoto(photo);
    await page.getByRole('img', { name: /Ảnh 1/ }).waitFor();
    await sign();
    await finish();

    const [parcel] = await outboxOn(page);
    const { id = '', sha256 = '', signature = '', report: text = '' } = parcel ?? {};
    const report = readReport(text);
    expect(report).toMatchObject({
      shop: 'Sạp cô Tư',
      place: 'Chợ Thanh Mai',
      counted: [{ what: 'Miến dong 500 g', count: 1_200, unit: 'gói' }],
      stamps: [{ headline: 'in-force', asOf: AS_OF, bundleVersion: 3 }, { headline: 'forged' }],
      products: [{ name: PRODUCT }],
      photos: [{ hash: createHash('sha256').update(photo).digest('hex'), size: photo.length }],
      signature: { name: 'Nguyễn Thị Tư' },
      bundle: { version: 3, asOf: AS_OF },
    });
    expect(report.signature?.strokes[0]?.length).toBe(5);
    expect(await isReportSigned(readDeviceKey(publicKey), { id, sha256, signature })).toBe(true);
    expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
    const groups = sha256.slice(0, 16).match(/.{4}/g)?.join(' ') ?? '';
    await page.getByText(groups).waitFor();
    expect(await draftsOn(page)).toEqual([]);
  });

  test('killed at any moment, has lost nothing', async () => {
    const place = await begin();
    await writeWhere();
    await takePhoto(await jpeg(300, '#2b6a8a'));
    await page.getByRole('img', { name: /Ảnh 1/ }).waitFor();
    await sign();
    await page.getByLabel('Điều ghi nhận').pressSequentially('Hai gói không có tem.');
    await expect.poll(async () => JSON.stringify(await draftsOn(page))).toContain('Hai gói không có tem.');
    await page.close({ runBeforeUnload: false });
    page = await openBench(context, ORIGIN);
    await show(place);
    expect(await page.getByLabel('Điều ghi nhận').inputValue()).toBe('Hai gói không có tem.');
    expect(await page.getByLabel('Tên cửa hàng, sạp').inputValue()).toBe('Sạp cô Tư');
    await page.getByRole('img', { name: /Ảnh 1/ }).waitFor();
    await page.getByRole('img', { name: 'Đã có chữ ký' }).waitFor();
  });

  test('written in two windows at once, keeps what was written in both', async () => {
    const place = await begin();
    const other = await openBench(context, ORIGIN);
    const first = page;
    page = other;
    await show(place);
    await typed('Địa điểm', 'Chợ Thanh Mai');
    page = first;
    await typed('Tên cửa hàng, sạp', 'Sạp cô Tư');
    await expect.poll(async () => JSON.stringify(await draftsOn(page))).toMatch(/Sạp cô Tư.*Chợ Thanh Mai/);
    await page.reload();
    await page.waitForFunction(() => 'bench' in globalThis);
    await show(place);
    expect(await page.getByLabel('Tên cửa hàng, sạp').inputValue()).toBe('Sạp cô Tư');
    expect(await page.getByLabel('Địa điểm').inputValue()).toBe('Chợ Thanh Mai');
  });

  test('finished in two windows at once, is one report', async () => {
    const place = await begin();
    await writeWhere();
    await note(41, 'in-force');
    await go('scan');
    await go(place);
    await refuseToSign();
    const other = await openBench(context, ORIGIN);
    const first = page;
    page = other;
    await show(place);
    for (const one of [first, other]) await one.getByRole('button', { name: 'Hoàn tất' }).click();
    const press = (one: Page) => one.getByRole('button', { name: 'Ký và hoàn tất' }).click();
    await Promise.all([press(first), press(other)]);
    for (const one of [first, other]) await one.getByRole('heading', { name: 'Biên nhận' }).waitFor();
    expect(await outboxOn(first)).toHaveLength(1);
    await other.close();
  });

  test('can be done by keyboard alone, a refusal to sign instead of a finger', async () => {
    await show('inspections');
    const press = (key: string, times = 1) =>
      Array.from({ length: times }).reduce<Promise<void>>(
        (before) => before.then(() => page.keyboard.press(key)),
        Promise.resolve(),
      );
    const reach = async (label: string) => {
      for (let tabs = 0; tabs < 40; tabs++) {
        await press('Tab');
        const here = await page.evaluate(() => {
          const at = document.activeElement as HTMLInputElement | null;
          if (at === document.body) return '';
          return `${at?.textContent} ${[...(at?.labels ?? [])].map(({ textContent }) => textContent).join(' ')}`;
        });
        if (here.includes(label)) return;
      }
      throw new Error(`no way to ${label} by keyboard`);
    };
    await page.getByRole('button', { name: 'Bắt đầu kiểm tra' }).waitFor();
    await reach('Bắt đầu kiểm tra');
    await press('Enter');
    await page.getByLabel('Tên cửa hàng, sạp').waitFor();
    for (const [label, text] of [
      ['Tên cửa hàng', 'Sạp cô Tư'],
      ['Địa điểm', 'Chợ Thanh Mai'],
      ['Điều ghi nhận', 'Không có tem nào.'],
    ] as const) {
      await reach(label);
      await page.keyboard.type(text);
    }
    await reach('Người bán ký');
    await press('ArrowRight');
    await reach('Lý do không ký');
    await page.keyboard.type('chủ sạp vắng mặt');
    await reach('Hoàn tất');
    await press('Enter');
    await page.getByRole('heading', { name: 'Xem lại trước khi hoàn tất' }).waitFor();
    await reach('Ký và hoàn tất');
    await press('Enter');
    await page.getByRole('heading', { name: 'Lượt kiểm tra đã hoàn tất' }).waitFor();
    const [parcel] = await outboxOn(page);
    expect(readReport(parcel?.report ?? '').findings).toBe(
      'Không có tem nào.\nNgười bán không ký: chủ sạp vắng mặt',
    );
  });

  test('that lacks something says what, and is not signed', async () => {
    await begin();
    await page.getByRole('button', { name: 'Hoàn tất' }).click();
    const missing = page.getByRole('alert');
    for (const one of ['Tên cửa hàng, sạp', 'Địa điểm', 'Chữ ký, hoặc lý do không ký']) {
      expect(await missing.innerText()).toContain(one);
    }
    expect(await page.getByRole('button', { name: 'Ký và hoàn tất' }).count()).toBe(0);
  });

  test('dropped, takes its photos off the phone, but not those of another inspection', async () => {
    const [shared, own] = [await jpeg(200, '#123456'), await jpeg(200, '#654321')];
    const photos = () => page.evaluate(() => bench.store.getAllKeys('photos'));
    await begin();
    await takePhoto(shared);
    await page.getByRole('img', { name: /Ảnh 1/ }).waitFor();
    await begin();
    await takePhoto(shared);
    await page.getByRole('img', { name: /Ảnh 1/ }).waitFor();
    await takePhoto(own);
    await page.getByRole('img', { name: /Ảnh 2/ }).waitFor();
    expect(await photos()).toHaveLength(2);
    await page.getByRole('button', { name: 'Bỏ lượt kiểm tra này' }).click();
    await page.getByRole('button', { name: 'Bỏ luôn' }).click();
    await page.getByRole('heading', { name: 'Lượt kiểm tra', exact: true }).waitFor();
    expect(await photos()).toEqual([createHash('sha256').update(shared).digest('hex')]);
  });
});

describe('a photo', () => {
  test('over 10 MB is kept smaller, and its hash is of what is kept', async () => {
    await begin();
    const noise = await sharp({
      create: {
        width: 2_700,
        height: 2_100,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
      .toBuffer();
    expect(noise.length).toBeGreaterThan(10 * 1024 * 1024);
    await takePhoto(noise);
    await page.getByRole('img', { name: /Ảnh 1/ }).waitFor({ timeout: 30_000 });
    const [kept] = await page.evaluate(async () =>
      (await bench.store.getAll('photos')).map(({ hash, bytes }) => ({
        hash,
        bytes: [...bytes.slice(0, 3)],
        size: bytes.length,
      })),
    );
    const hash = await page.evaluate(async () => {
      const [photo] = await bench.store.getAll('photos');
      const digest = await crypto.subtle.digest('SHA-256', photo?.bytes ?? new Uint8Array());
      return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    });
    expect(kept?.size).toBeLessThanOrEqual(10 * 1024 * 1024);
    expect(kept?.bytes).toEqual([0xff, 0xd8, 0xff]);
    expect(kept?.hash).toBe(hash);
  });

  test('that is none is refused in words', async () => {
    await begin();
    await takePhoto(Buffer.from('không phải ảnh'), 'text/plain');
    await page.getByText('Không mở được ảnh này.').waitFor();
    expect(await page.evaluate(() => bench.store.getAllKeys('photos'))).toEqual([]);
  });

  test('for which the phone has no room is not half kept: it says so, and all else is still there', async () => {
    await context.close();
    await openPhone(false, 120_000);
    const place = await begin();
    await writeWhere();
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
    const photo = await sharp({ create: { width: 140, height: 140, channels: 3, background: '#888', noise } })
      .png()
      .toBuffer();
    await takePhoto(photo, 'image/png');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('Bộ nhớ máy đã đầy');
    expect(await page.evaluate(() => bench.store.getAllKeys('photos'))).toEqual([]);
    await page.reload();
    await page.waitForFunction(() => 'bench' in globalThis);
    await show(place);
    expect(await page.getByLabel('Tên cửa hàng, sạp').inputValue()).toBe('Sạp cô Tư');
    expect(await page.getByRole('img', { name: /Ảnh/ }).count()).toBe(0);
  });
});

describe('the office no longer takes this phone', () => {
  test('keeps every report and hands them over as a file whose signatures hold', async () => {
    await begin();
    await writeWhere();
    const photo = await jpeg(200, '#111111');
    await takePhoto(photo);
    await page.getByRole('img', { name: /Ảnh 1/ }).waitFor();
    await refuseToSign();
    await finish();
    await page.evaluate(() => bench.setUp('may-1', null));
    await page.reload();
    await page.waitForFunction(() => 'bench' in globalThis);
    await show('outbox');
    await page.getByText('Văn phòng không nhận máy này nữa').waitFor();
    expect(await page.getByRole('button', { name: 'Gửi ngay' }).count()).toBe(0);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Lưu thành tệp' }).click(),
    ]);
    const file = JSON.parse(readFileSync(await download.path(), 'utf8'));
    expect(file).toMatchObject({ v: 1, device: 'may-1', photos: [{ type: 'image/jpeg' }] });
    const [{ id, report, signature }] = file.reports;
    const sha256 = createHash('sha256').update(report).digest('hex');
    expect(await isReportSigned(readDeviceKey(publicKey), { id, sha256, signature })).toBe(true);
    expect(Buffer.from(file.photos[0].base64, 'base64').equals(photo)).toBe(true);
    expect(await outboxOn(page)).toHaveLength(1);
  });
});

describe('a product without a stamp', () => {
  test('is found without accents, shown as of the data, and never called suspect', async () => {
    await show('look-up');
    await typed('Tên sản phẩm hoặc chủ thể', 'mien dong ban mai');
    await page.getByRole('heading', { name: PRODUCT }).waitFor();
    const said = await page.locator('main').innerText();
    expect(said).toMatch(/dữ liệu lúc \d\d\/\d\d\/\d{4} \d\d:\d\d/);
    expect(said).toContain('không phải là hàng nghi ngờ');
    expect(said).toMatch(/Đang được công nhận, .*đến hết ngày/);
    expect(await page.getByRole('img', { name: /3.*sao/ }).count()).toBe(1);
    await typed('Tên sản phẩm hoặc chủ thể', 'không có món này đâu');
    await page.getByText('Không thấy trong dữ liệu của máy.').waitFor();
  });
});

describe('every screen', () => {
  interface AxeResult {
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly html: string }[];
    }[];
  }

  async function faults(): Promise<readonly string[]> {
    if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
    const { violations } = (await page.evaluate('axe.run()')) as AxeResult;
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('main button, main a, main input, main textarea')]
        .filter(
          (one) => !one.matches('[type=radio], [type=file]') && one.getBoundingClientRect().height < 43.5,
        )
        .map(({ outerHTML }) => `too small: ${outerHTML.slice(0, 90)}`),
    );
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 90)}`),
    );
    return [...found, ...small, ...(wide > 0 ? [`sticks out by ${wide}`] : [])];
  }

  test.each([
    ['vi', false],
    ['en', true],
  ] as const)('in %s, by night %s: axe finds nothing, nothing sticks out, everything can be touched', async (lang, dark) => {
    await context.close();
    await openPhone(dark);
    await show('outbox', lang);
    const [beginning, finishing, signing] =
      lang === 'vi'
        ? ['Bắt đầu kiểm tra', 'Hoàn tất', 'Ký và hoàn tất']
        : ['Begin an inspection', 'Finish', 'Sign and finish'];
    await page.getByRole('button', { name: beginning }).waitFor();
    expect(await faults()).toEqual([]);
    await page.getByRole('button', { name: beginning }).click();
    // The bar stands on the screen before, too.
    await page.waitForFunction(() => location.hash !== '#outbox');
    await page.locator('.work-bar').waitFor();
    await page.locator('input').nth(1).waitFor();
    const place = await page.evaluate(() => location.hash.slice(1));
    await note(1, 'in-force');
    await note(2, 'recalled');
    await note(3, 'lapsed');
    await go('look-up');
    await page.locator('input').fill('mien');
    await page.locator('.found').first().waitFor();
    expect(await faults()).toEqual([]);
    await page.locator('.found button').first().click();
    await go(place);
    await page.locator('.counted, .items').first().waitFor();
    await page.locator('input').nth(0).fill('Sạp cô Tư');
    await page.locator('input').nth(1).fill('Chợ Thanh Mai');
    await page.locator('section:has(.counted) button, section button.quiet.wide').last().click();
    await page.locator('.counted').waitFor();
    await page.locator('.counted input').nth(0).fill('Miến');
    await page.locator('.counted input').nth(1).fill('12');
    await takePhoto(await jpeg(200, '#8a5a2b'));
    await page.locator('.thumbs img').waitFor();
    await page.locator('input[type=radio]').first().check();
    expect(await faults()).toEqual([]);
    await page.getByRole('button', { name: finishing, exact: true }).click();
    await page.getByRole('alert').waitFor();
    expect(await faults()).toEqual([]);
    await page.locator('.work-bar button').click();
    await page.locator('input[type=radio]').last().check();
    await page.locator('section:has(input[type=radio]) input').last().fill('vắng mặt');
    await page.getByRole('button', { name: finishing, exact: true }).click();
    await page.getByRole('button', { name: signing }).click();
    await page.locator('dl.facts').waitFor();
    expect(await faults()).toEqual([]);
    await go('outbox');
    await page.locator('.badge').waitFor();
    expect(await faults()).toEqual([]);
  });
});

import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '#test/support/browser.ts';
import { cameraFlags, decodeSheet, FILM, firstStamp, framed, writeFilm } from '#test/support/film.ts';
import {
  type InspectorOffice,
  openInspectorOffice,
  openPhone,
  readingTime,
  scanByHand,
  setPhoneUp,
  waitUntilKept,
} from '#test/support/inspectorOffice.ts';
import { crop, type Picture, rasterise } from '#test/support/pdf.ts';
import { temporaryFolder } from '#test/support/register.ts';
import { hasTools } from '#test/support/tools.ts';

/** Where pictures of the screens go, to be looked at; without it none are taken. */
const SHOTS = process.env.TEMGOC_SHOTS;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** At so many dots an inch the camera sees several stamps of the sheet. */
const SEVERAL_DPI = 180;

let office: InspectorOffice;
let one: Browser;
let several: Browser;
let stamp: string;
let atHand: ReturnType<typeof openPhone> | undefined;
const folder = temporaryFolder();

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

const headline = (page: Page) => page.locator('.banner h1').innerText();

/** The same stamp twice in one picture: two labels with one code. */
function twice(picture: Picture): Picture {
  const pixels = new Uint8Array(FILM.width * FILM.height).fill(255);
  for (const left of [120, 700]) {
    for (let y = 0; y < picture.height; y++) {
      pixels.set(
        picture.pixels.subarray(y * picture.width, (y + 1) * picture.width),
        (y + 180) * FILM.width + left,
      );
    }
  }
  return { width: FILM.width, height: FILM.height, pixels };
}

/** One phone without a camera, for the codes that are scanned by hand; at its scanning screen. */
async function phoneAtHand() {
  const isNew = atHand === undefined;
  atHand ??= openPhone(one, { permissions: [] });
  const phone = await atHand;
  if (isNew) await setPhoneUp(phone.page, await office.link());
  await phone.page.goto(`${office.origin}/inspector/#scan`);
  await phone.page.locator('main.scan').waitFor();
  return phone;
}

describe.skipIf(!hasTools('chromium', 'pdftoppm'))('the inspector’s app', () => {
  beforeAll(async () => {
    if (SHOTS) mkdirSync(SHOTS, { recursive: true });
    office = await openInspectorOffice();
    const single = await firstStamp(office.sheet);
    stamp = await decodeSheet(office.sheet);
    await writeFilm(join(folder.path, 'one.y4m'), [framed(single)]);
    one = await openBrowser(cameraFlags(join(folder.path, 'one.y4m')));
    const coarse = await rasterise(office.sheet, 1, SEVERAL_DPI);
    const corner = crop(coarse, 0, 0, FILM.width, FILM.height);
    await writeFilm(join(folder.path, 'several.y4m'), [corner, twice(single)], 3);
    several = await openBrowser(cameraFlags(join(folder.path, 'several.y4m')));
  });
  afterAll(async () => {
    await one?.close();
    await several?.close();
    await office?.close();
    folder.remove();
  });

  test('a phone nobody set up says what to do, and reads no stamp', async () => {
    const { context, page, faults } = await openPhone(one);
    await page.goto(`${office.origin}/inspector/`);
    await page.getByText('Máy này chưa được cấp').waitFor();
    await page.getByText('Đây không phải mã cấp máy.').waitFor();
    await look(page, 'not-set-up');
    expect(await axe(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('morning to market: set up by its link, read online, then with the server stopped and the page loaded anew', async () => {
    const { context, page, faults } = await openPhone(one);
    await setPhoneUp(page, await office.link());
    expect(new URL(page.url()).hash).not.toContain('setup');
    await page.locator('.banner').waitFor();
    expect(await headline(page)).toBe('Đang được công nhận');
    expect(await page.locator('.as-of').innerText()).toMatch(
      /Dữ liệu lúc \d\d\/\d\d\/\d{4} \d\d:\d\d · còn mới/,
    );
    await look(page, 'verdict');
    expect(await axe(page)).toEqual([]);
    await waitUntilKept(page);

    // A slow phone: a quarter of this machine.
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await office.stop();
    try {
      await page.goto(`${office.origin}/inspector/`);
      await page.locator('.banner').waitFor();
      expect(await readingTime(page)).toBeLessThanOrEqual(1_000);
      expect(await headline(page)).toBe('Đang được công nhận');
      await page.getByText('Máy này đã đọc mã này').waitFor();
      await look(page, 'verdict-again');
      await page.getByRole('link', { name: 'Máy này' }).click();
      await page.getByText('Mở được khi không có mạng').waitFor();
      await page.getByText('Không liên lạc được với văn phòng').waitFor();
      await look(page, 'phone-offline');
      expect(await axe(page)).toEqual([]);
    } finally {
      await office.start();
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  test('without its decoder of machine code the camera still reads, within 2 s', async () => {
    const { context, page } = await openPhone(one, { serviceWorkers: 'block' });
    await context.route('**/*.wasm', (route) => route.abort());
    await setPhoneUp(page, await office.link());
    await page.locator('.banner').waitFor();
    expect(await readingTime(page)).toBeLessThanOrEqual(2_000);
    expect(await headline(page)).toBe('Đang được công nhận');
    await context.close();
  });

  test('several stamps of one picture become a list, and two with one code are told', async () => {
    const { context, page } = await openPhone(several);
    await setPhoneUp(page, await office.link());
    await page.locator('.read li').nth(3).waitFor();
    await page.getByText('hai con tem cùng một mã trong một ảnh').waitFor();
    await look(page, 'shelf');
    expect(await axe(page)).toEqual([]);
    const counted = await page.locator('.count-line b').innerText();
    expect(Number(/^\d+/.exec(counted)?.[0])).toBeGreaterThanOrEqual(4);
    await page.locator('.read li.warning a').first().click();
    await page.getByText('ít nhất một con là tem chép lại').waitFor();
    await context.close();
  });

  test('a picture from the gallery is read as the camera’s is; one without a code says so', async () => {
    const { context, page } = await openPhone(several, { permissions: [] });
    await setPhoneUp(page, await office.link());
    await page.locator('main.scan').waitFor();
    const { width, height, pixels } = await firstStamp(office.sheet);
    const toPng = (grey: Uint8Array) =>
      sharp(grey, { raw: { width, height, channels: 1 } })
        .png()
        .toBuffer();
    const choose = async (buffer: Buffer) =>
      page.locator('input[type=file]').setInputFiles({ name: 'tem.png', mimeType: 'image/png', buffer });
    await choose(await toPng(new Uint8Array(pixels.length).fill(255)));
    await page.getByText('Không thấy mã QR nào trong ảnh này.').waitFor();
    await choose(await toPng(pixels));
    await page.locator('.banner').waitFor();
    expect(await headline(page)).toBe('Đang được công nhận');
    await context.close();
  });

  test('a hand scanner, a typed ID and foreign codes', async () => {
    const { context, page } = await openPhone(several, { permissions: [] });
    await setPhoneUp(page, await office.link());
    await page.locator('main.scan').waitFor();
    await scanByHand(page, stamp);
    await page.locator('.banner').waitFor();
    expect(await headline(page)).toBe('Đang được công nhận');

    await page.getByRole('link', { name: 'Quét tiếp' }).click();
    await page.getByRole('button', { name: 'Gõ mã' }).click();
    await page.getByLabel('Mã tem in cạnh hình QR').fill('0200 0000 0121-0');
    await page.getByRole('button', { name: 'Kiểm tra' }).click();
    await page.getByText('Mã gõ chưa đúng').waitFor();
    expect(await axe(page)).toEqual([]);
    await look(page, 'typed-wrong');
    const id = /(\d{12})$/.exec(stamp)?.[1] ?? '';
    await page
      .getByLabel('Mã tem in cạnh hình QR')
      .fill(`${id.slice(0, 4)} ${id.slice(4, 8)} ${id.slice(8)}`);
    await page.getByRole('button', { name: 'Kiểm tra' }).click();
    await page.locator('.banner').waitFor();
    expect(await headline(page)).toBe('Hồ sơ tem, không phải bằng chứng');
    await look(page, 'typed');
    await context.close();
  });

  test.each([
    ['a health pass', 'HC1:6BFOXN*TS0BI$ZD4N9:9S6RCVN5+O30K3/XIV0W23NTDE'],
    ['a Wi-Fi code', 'WIFI:S:Quan Ca Phe;T:WPA;P:matkhau123;;'],
    [
      'a payment code',
      '00020101021138540010A00000072701240006970436011012345678900208QRIBFTTA53037045802VN6304ABCD',
    ],
    ['somebody’s GS1 link', 'https://id.gs1.example/01/08930000000019/21/12345'],
    ['a lure', 'https://ocop-qua-tang.example/nhan-qua?id=1'],
    ['a script', 'javascript:alert(document.domain)'],
    ['a phone number', 'tel:+84900000000'],
  ])('%s is no stamp of this system, and nothing is opened', async (_, text) => {
    const { context, page, faults } = await phoneAtHand();
    await scanByHand(page, text);
    await page.locator('.banner h1', { hasText: 'Không phải tem của hệ thống' }).waitFor();
    expect(new URL(page.url()).origin).toBe(office.origin);
    expect(await page.locator('main a[href]:not([href^="#"])').count()).toBe(0);
    expect(context.pages()).toHaveLength(1);
    expect(faults).toEqual([]);
  });

  test('an address made to look like ours is told loudly', async () => {
    const { page } = await phoneAtHand();
    await scanByHand(page, `${office.origin}@xac-minh.example${new URL(stamp).pathname}`);
    await page.locator('.banner.danger h1', { hasText: 'Địa chỉ giả dạng' }).waitFor();
    await look(page, 'look-alike');
    expect(await axe(page)).toEqual([]);
  });
});

import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KeyNumber } from '#core/stampId';
import { findBatchOfSerial } from '#db/batches';
import { exportBatch } from '#server/actions/exportBatch.ts';
import { openBrowser } from '#test/support/browser.ts';
import { decodeSheet } from '#test/support/film.ts';
import {
  type InspectorOffice,
  openInspectorOffice,
  openPhone,
  scanByHand,
  setPhoneUp,
} from '#test/support/inspectorOffice.ts';
import { temporaryFolder } from '#test/support/register.ts';
import { hasTools } from '#test/support/tools.ts';

/** Where pictures of the screens go, to be looked at; without it none are taken. */
const SHOTS = process.env.TEMGOC_SHOTS;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ALL = 25;

let office: InspectorOffice;
let browser: Browser;
let page: Page;
let stamps: readonly string[];
const folder = temporaryFolder();

async function look(name: string): Promise<void> {
  if (!SHOTS) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(SHOTS, `shelf-${name}-${colorScheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

async function axe(): Promise<string[]> {
  await page.evaluate(AXE);
  const found = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as {
    violations: { id: string; nodes: { html: string }[] }[];
  };
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 140)}`));
}

/** The stamps of the batch the demonstration's sheet is of: it is in force. */
async function stampsOf(count: number): Promise<string[]> {
  const serial = Number(/(\d{10})$/.exec(await decodeSheet(office.sheet))?.[1]);
  const id = /\d{2}(?=\d{10}$)/.exec(await decodeSheet(office.sheet))?.[0];
  const batch = await findBatchOfSerial(office.deps.db, id as KeyNumber, serial);
  const out = join(folder.path, 'stamps.csv');
  await exportBatch(office.deps, { batch: batch!.id, out, pins: undefined });
  const lines = readFileSync(out, 'utf8').trim().split('\n');
  return lines.slice(1, count + 1).map((line) => line.split(',')[1]!.trim());
}

/** With a digit of its seal changed. */
const forged = (url: string) =>
  url.replace(/(\d)(?=\/(?:01|s)\/)/, (_, digit: string) => `${(Number(digit) + 1) % 10}`);

const tally = () => page.locator('.count-line b').innerText();
const scan = async (text: string) => {
  await scanByHand(page, text);
  await page.waitForTimeout(30);
};

describe.skipIf(!hasTools('chromium'))('a shelf', () => {
  beforeAll(async () => {
    if (SHOTS) mkdirSync(SHOTS, { recursive: true });
    office = await openInspectorOffice();
    browser = await openBrowser();
    ({ page } = await openPhone(browser, { permissions: [] }));
    page.setDefaultTimeout(8_000);
    await setPhoneUp(page, await office.link());
    stamps = await stampsOf(ALL);
  });
  afterAll(async () => {
    await browser?.close();
    await office?.close();
    folder.remove();
  });

  test('of 25 stamps says first how it stands, troubles on top, and is there after a reload', async () => {
    await page.goto(`${office.origin}/inspector/#inspections`);
    await page.getByRole('button', { name: 'Bắt đầu kiểm tra' }).click();
    await page.getByRole('button', { name: 'Quét tem' }).click();
    await page.getByRole('link', { name: 'Cả kệ' }).click();
    await page.locator('.read').waitFor();
    for (const stamp of [...stamps.slice(0, -1), forged(stamps.at(-1)!), ...['WIFI:S:Quan;T:WPA;;']])
      await scan(stamp);
    await page
      .getByText(new RegExp(`^${ALL + 1} tem: \\d+ đang được công nhận · \\d+ báo động · 1 mã lạ`))
      .waitFor();
    expect(await page.locator('.read li').first().getAttribute('class')).toBe('danger');
    expect(await axe()).toEqual([]);
    await look('list');
    const said = await tally();
    await page.waitForTimeout(600);
    await page.reload();
    await page.getByText(said).waitFor();
  });

  test('has one line for a stamp however it was read, and says and counts it when it comes again at once', async () => {
    const before = await tally();
    await scan(stamps[0]!);
    await page.getByRole('status').getByText('Vừa đọc lại mã này: lần thứ 2.').waitFor();
    await scan(stamps[0]!);
    await page.getByText('Vừa đọc lại mã này: lần thứ 3.').waitFor();
    await look('again');
    const id = /(\d{12})$/.exec(stamps[1]!)?.[1] ?? '';
    await page.getByRole('button', { name: 'Gõ mã' }).click();
    await page.getByLabel('Mã tem in cạnh hình QR').fill(id);
    await page.getByRole('button', { name: 'Kiểm tra' }).click();
    await page.waitForTimeout(200);
    expect(await tally()).toBe(before);
  });

  test('is one line for each answer in the inspection, and what is missing leads to its field', async () => {
    await page.goto(`${office.origin}/inspector/#inspections`);
    await page
      .getByRole('link', { name: /Chưa ghi tên/ })
      .first()
      .click();
    await page.getByRole('button', { name: `Xem cả ${ALL}` }).waitFor();
    expect(await page.locator('.items li').count()).toBeLessThan(8);
    await look('draft');
    await page.getByRole('button', { name: 'Thêm một dòng' }).click();
    await page.getByLabel('Hàng gì').fill('Miến');
    await page.getByLabel('Số lượng').fill('vài');
    await page.getByText('Phải là số, ví dụ 6').waitFor();
    await page.getByRole('button', { name: 'Hoàn tất' }).click();
    await look('missing');
    expect(await axe()).toEqual([]);
    await page.getByRole('button', { name: 'số lượng phải là số' }).click();
    await page.locator('[name="count-0"]:focus').waitFor();
    await look('field');
    await page.getByRole('button', { name: `Xem cả ${ALL}` }).click();
    expect(await page.locator('.items li').count()).toBe(ALL);
    await look('all');
  });

  test('foreign codes have one colour, and a forged one tells an inspector what to do', async () => {
    await page.goto(`${office.origin}/inspector/#scan`);
    await page.getByText('Cả kệ').waitFor();
    for (const text of ['WIFI:S:Quan Khac;T:WPA;;', 'https://shopee.example/item']) {
      await scan(text);
      await page.locator('.banner.warning h1', { hasText: 'Không phải tem của hệ thống' }).waitFor();
    }
    await look('foreign');
    await scan(forged(stamps[3]!));
    await page
      .locator('.banner.danger')
      .getByText('Ghi vào lượt kiểm tra, chụp con tem và bao bì.')
      .waitFor();
    await look('forged');
    await scan(stamps[4]!.replace('//localhost', '//loca1host'));
    await page.locator('.banner.danger h1', { hasText: 'Địa chỉ giả dạng' }).waitFor();
  });

  test('a set-up code that was not needed is told until the first move', async () => {
    await page.goto(`${office.origin}/inspector/#phone`);
    await page.getByText(/^Máy \d+$/).waitFor();
    await look('phone');
    await page.goto(await office.link());
    await page.getByText('Mã vừa mở không được dùng').waitFor();
    expect(await axe()).toEqual([]);
    await look('already');
    await page.getByRole('link', { name: 'Cả kệ' }).click();
    await page.getByText('Mã vừa mở không được dùng').waitFor({ state: 'detached' });
  });
});

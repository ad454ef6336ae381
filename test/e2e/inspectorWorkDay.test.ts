import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '#test/support/browser.ts';
import { decodeSheet } from '#test/support/film.ts';
import {
  type InspectorOffice,
  openInspectorOffice,
  openPhone,
  scanByHand,
  setPhoneUp,
  waitUntilKept,
} from '#test/support/inspectorOffice.ts';
import { hasTools } from '#test/support/tools.ts';

/** Where pictures of the screens go, to be looked at; without it none are taken. */
const SHOTS = process.env.TEMGOC_SHOTS;
const MARKETS = ['Chợ Thanh Mai', 'Chợ Mai Khê', 'Chợ Suối Mai', 'Chợ Bản Mai'];

let office: InspectorOffice;
let browser: Browser;
let stamp: string;

async function look(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: join(SHOTS, `work-${name}.png`) });
}

/** A machine with much to do may press keys as slowly as a person: then the scanner is pressed again. */
async function scan(page: Page): Promise<void> {
  for (let tries = 0; tries < 5; tries++) {
    await scanByHand(page, stamp);
    const answered = page.locator('main.verdict .banner').waitFor({ timeout: 4_000 });
    if (await answered.then(() => true).catch(() => false)) return;
  }
}

async function inspect(page: Page, market: string, photo: Buffer): Promise<void> {
  await page.goto(`${office.origin}/inspector/#outbox`);
  await page.getByRole('button', { name: 'Bắt đầu kiểm tra' }).click();
  await page.getByLabel('Tên cửa hàng, sạp').fill(`Sạp cô Tư, ${market}`);
  await page.getByLabel('Địa điểm').fill(market);
  await page.getByRole('button', { name: 'Quét tem' }).click();
  await page.locator('main.scan').waitFor();
  await page.getByText(`Đang kiểm tra: Sạp cô Tư, ${market}`).waitFor();
  await look(page, 'scanning');
  await scan(page);
  await page.getByText(`Đã ghi vào: Sạp cô Tư, ${market}`).waitFor();
  await look(page, 'noted');
  await page.getByRole('link', { name: /Đã ghi vào/ }).click();
  await page.getByLabel('Điều ghi nhận').fill('Tem dán ngay ngắn trên mười hai gói.');
  await page
    .locator('input[type=file]')
    .last()
    .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo });
  await page.getByRole('img', { name: /Ảnh 1/ }).waitFor();
  await page.getByLabel('Không ký', { exact: true }).check();
  await page.getByLabel('Lý do không ký').fill('chủ sạp vắng mặt');
  await look(page, 'draft');
  await page.getByRole('button', { name: 'Hoàn tất' }).click();
  await page.getByRole('button', { name: 'Ký và hoàn tất' }).click();
  await page.getByText('Chưa gửi', { exact: true }).waitFor();
}

describe.skipIf(!hasTools('chromium', 'pdftoppm'))('an inspector’s day', () => {
  beforeAll(async () => {
    if (SHOTS) mkdirSync(SHOTS, { recursive: true });
    office = await openInspectorOffice();
    stamp = await decodeSheet(office.sheet);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  test('sync in the morning, four markets without a signal, sync in the evening: all of it is with the office, once', async () => {
    const { context, page, faults } = await openPhone(browser, { permissions: [] });
    await setPhoneUp(page, await office.link());
    await waitUntilKept(page);
    await office.stop();

    const photos: Buffer[] = [];
    for (const [index, market] of MARKETS.entries()) {
      const background = `#${(index + 1).toString().repeat(6)}`;
      const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background } })
        .jpeg()
        .toBuffer();
      photos.push(photo);
      await page.reload();
      await inspect(page, market, photo);
    }
    await page.goto(`${office.origin}/inspector/#outbox`);
    const tab = page.getByRole('navigation').getByRole('link', { name: /4/ });
    await tab.waitFor();
    await look(page, 'waiting');

    await office.start();
    await page.getByRole('button', { name: /Gửi ngay/ }).click();
    await page
      .getByText(/Đã gửi lúc/)
      .nth(3)
      .waitFor({ timeout: 30_000 });
    await look(page, 'sent');
    await page.getByRole('link', { name: /Chợ Bản Mai/ }).click();
    await page.getByText('Mã nội dung (SHA-256)').waitFor();
    await look(page, 'receipt');
    const receipt = await page.locator('dl.facts').innerText();
    expect(receipt).toMatch(/1 trên 1/);

    const sqlite = new Database(office.deps.db.path, { readonly: true });
    const places = sqlite
      .prepare("select place from inspections where shop like 'Sạp cô Tư, %' order by place")
      .pluck()
      .all();
    const [sha256] = sqlite
      .prepare("select sha256 from inspections where place = ? and shop like 'Sạp cô Tư, %'")
      .pluck()
      .all('Chợ Bản Mai') as string[];
    const received = sqlite
      .prepare('select hash from inspection_photos where received_at is not null order by hash')
      .pluck()
      .all();
    sqlite.close();
    expect(places).toEqual([...MARKETS].sort());
    const taken = photos.map((photo) => createHash('sha256').update(photo).digest('hex'));
    // The demonstration has an inspection of its own.
    expect(received).toEqual(expect.arrayContaining(taken));
    expect(receipt).toContain(sha256?.slice(0, 16).match(/.{4}/g)?.join(' '));
    expect(faults).toEqual([]);
    await context.close();
  });
});

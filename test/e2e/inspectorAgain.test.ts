import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findDeviceSeen } from '#db/devices';
import { grantDevice } from '#server/actions/grantDevice.ts';
import { receiveHandedIn } from '#server/actions/receiveHandedIn.ts';
import { revokeDevice } from '#server/actions/revokeDevice.ts';
import { handedInGiven } from '#server/forms/handedIn.ts';
import { openBrowser } from '#test/support/browser.ts';
import { decodeSheet } from '#test/support/film.ts';
import { sampleReport } from '#test/support/inspections.ts';
import {
  type InspectorOffice,
  keptIn,
  openInspectorOffice,
  openPhone,
  scanByHand,
  setPhoneUp,
} from '#test/support/inspectorOffice.ts';
import { WHOLE } from '#test/support/phone.ts';
import { hasTools } from '#test/support/tools.ts';
import type { PhoneDevice } from '#web/inspector/store.ts';
import { benchIn, buildBench, openBench } from './inspectorWorkBench.ts';

let office: InspectorOffice;
let browser: Browser;
let built: string;

function rows(ids: readonly string[]): number {
  const sqlite = new Database(office.deps.db.path, { readonly: true });
  const found = sqlite.prepare(`select id from inspections where id in (${ids.map(() => '?')})`).all(...ids);
  sqlite.close();
  return found.length;
}

async function deviceOn(page: Page): Promise<PhoneDevice> {
  return (await keptIn(page, 'self')).find(
    (one): one is PhoneDevice => typeof one === 'object' && one !== null && 'inspector' in one,
  )!;
}

/** A phone with three reports in its outbox when the office cut it off. */
async function cutOff(): Promise<{ context: BrowserContext; page: Page; ids: string[]; inspector: string }> {
  const { context, page } = await openPhone(browser, { permissions: [], serviceWorkers: 'block' });
  await setPhoneUp(page, await office.link());
  const { id } = await deviceOn(page);
  const found = await findDeviceSeen(office.deps.db, WHOLE, id);
  await page.goto('about:blank');
  await benchIn(context, built);
  const bench = await openBench(context, office.origin);
  const ids = [randomUUID(), randomUUID(), randomUUID()];
  await bench.evaluate(
    (all) => globalThis.bench.fill(all),
    ids.map((one) => sampleReport({ id: one })),
  );
  await bench.close();
  await revokeDevice(office.deps, WHOLE, id, { reason: 'Mất máy ở chợ' });
  await page.goto(`${office.origin}/inspector/#outbox`);
  await page.getByText('Văn phòng không nhận máy này nữa').waitFor();
  return { context, page, ids, inspector: found!.device.userId };
}

describe.skipIf(!hasTools('chromium', 'pdftoppm'))('an inspector’s phone and its reports', () => {
  beforeAll(async () => {
    office = await openInspectorOffice();
    browser = await openBrowser();
    built = await buildBench();
  });
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  test('cut off with three reports waiting: saved as a file and handed in, they are three, and stay three', async () => {
    const { context, page, ids } = await cutOff();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Lưu thành tệp' }).click(),
    ]);
    const bytes = new Uint8Array(readFileSync(await download.path()));
    const file = handedInGiven({ name: download.suggestedFilename(), type: 'application/json', bytes });
    expect(rows(ids)).toBe(0);
    const first = await receiveHandedIn(office.deps, WHOLE, file);
    expect([[...first.received].sort(), first.known, first.refused]).toEqual([[...ids].sort(), [], []]);
    const again = await receiveHandedIn(office.deps, WHOLE, file);
    expect([again.received, [...again.known].sort(), again.refused]).toEqual([[], [...ids].sort(), []]);
    expect(rows(ids)).toBe(3);
    await context.close();
  });

  test('set up again it sends what waited, and the office has each once', async () => {
    const { context, page, ids, inspector } = await cutOff();
    const { link } = await grantDevice(office.deps, WHOLE, { inspector, name: 'Máy cấp lại' });
    await page.goto('about:blank');
    await setPhoneUp(page, link);
    await page.waitForFunction(() => document.querySelector('nav .count') === null);
    await expect
      .poll(async () => (await keptIn(page, 'outbox')).map((one) => (one as { state: string }).state))
      .toEqual(['sent', 'sent', 'sent']);
    expect(rows(ids)).toBe(3);
    await context.close();
  });

  test('set up for another person it keeps what waits, and says what to do with it', async () => {
    const { context, page, ids } = await cutOff();
    await page.goto('about:blank');
    await page.goto(await office.link());
    await page.getByText('Máy còn lượt kiểm tra chưa gửi của kiểm soát viên trước').waitFor();
    expect(await keptIn(page, 'outbox')).toHaveLength(3);
    expect(rows(ids)).toBe(0);
    await context.close();
  });

  test('the phone that told first is told of the other at its next sync, with nothing new to tell', async () => {
    const stamp = await decodeSheet(office.sheet);
    const phones = await Promise.all([1, 2].map(() => openPhone(browser, { permissions: [] })));
    for (const { page } of phones) {
      await setPhoneUp(page, await office.link());
      await page.goto(`${office.origin}/inspector/#scan`);
      await page.locator('main.scan').waitFor();
      await scanByHand(page, stamp);
      await page.locator('.banner').waitFor();
      await expect
        .poll(async () => (await keptIn(page, 'sights')).map((one) => (one as { sent: number }).sent))
        .toEqual([1]);
    }
    const [{ page: first }] = phones as [(typeof phones)[number]];
    expect(await keptIn(first, 'elsewhere')).toEqual([]);
    await first.reload();
    await expect.poll(async () => keptIn(first, 'elsewhere')).toMatchObject([{ phones: 2, looks: 2 }]);
    for (const { context } of phones) await context.close();
  });
});

import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '#test/support/browser.ts';
import { sampleReport } from '#test/support/inspections.ts';
import {
  type InspectorOffice,
  keptIn,
  openInspectorOffice,
  openPhone,
  setPhoneUp,
} from '#test/support/inspectorOffice.ts';
import { hasTools } from '#test/support/tools.ts';
import { benchIn, buildBench, openBench } from './inspectorWorkBench.ts';

let office: InspectorOffice;
let browser: Browser;
let built: string;

describe.skipIf(!hasTools('chromium'))('the memory of the inspector’s app', () => {
  beforeAll(async () => {
    office = await openInspectorOffice();
    browser = await openBrowser();
    built = await buildBench();
  });
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  test('made by version 1, taken over by version 2 while an old window stands open: the outbox is whole', async () => {
    const { context, page: old } = await openPhone(browser, { serviceWorkers: 'block', permissions: [] });
    await setPhoneUp(old, await office.link());
    await benchIn(context, built);
    const next = await openBench(context, office.origin);
    const reports = Array.from({ length: 12 }, () => sampleReport({ id: randomUUID() }));
    await next.evaluate((all) => bench.fill(all), reports);
    const before = await keptIn(old, 'outbox');
    expect(before).toHaveLength(12);

    const places = await next.evaluate(() => bench.openNext());
    expect(places).toContain('second');
    await old.getByText('Ứng dụng đã được cập nhật ở cửa sổ khác').waitFor();
    expect(await keptIn(next, 'outbox')).toEqual(before);
    expect(await keptIn(next, 'self')).not.toEqual([]);

    // The program of version 1 does not touch what is of version 2, and does not say that all is lost.
    await old.getByRole('button', { name: 'Mở lại' }).click();
    await old.getByText('Ứng dụng đã được cập nhật ở cửa sổ khác').waitFor();
    expect(await keptIn(next, 'outbox')).toEqual(before);
    await context.close();
  });
});

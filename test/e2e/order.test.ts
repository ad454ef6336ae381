import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLot } from '#server/actions/openLot.ts';
import type { Deps } from '#server/deps.ts';
import { productGiven } from '#server/finding.ts';
import { openBrowser } from '#test/support/browser.ts';
import { pageOf } from '#test/support/portalBrowser.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { openOffice, recognise, temporaryFolder } from '#test/support/register.ts';
import { hasTools } from '#test/support/tools.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ORDER = 'https://ocop.vn/producer/orders/new';
const STOCK = 'https://ocop.vn/producer/stocks/new?labelWidth=35&labelHeight=22&columns=4&rows=10';
const LOT = 'TM-2026-10 · còn được 90.000 tem';
const folder = temporaryFolder();
let deps: Deps;
let site: Awaited<ReturnType<typeof portalSite>>;
let hoa: Browsing;
let browser: Browser;
let chosen: string;

const batches = () => deps.db.orm.all<{ quantity: number }>('select quantity from batches order by first');

describe.skipIf(!hasTools('chromium'))('a cooperative orders stamps on a phone', () => {
  beforeAll(async () => {
    deps = await openOffice(folder.path);
    await recognise(deps, { product: 'Mật ong hoa nhãn Thanh Mai', until: '31/12/2028' });
    const { id: product, producerId } = await productGiven(deps.db, 'Mật ong hoa nhãn Thanh Mai');
    const lot = await openLot(deps, { product, number: 'TM-2026-10', quantity: 90_000 });
    await openLot(deps, { product, number: 'TM-2026-11', quantity: 10 });
    chosen = String(new URLSearchParams({ product, lot: lot.id, quantity: '70' }));
    site = await portalSite(deps);
    hoa = await site.signIn({ name: 'Chị Hoa', role: 'producer', producerId });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    deps?.db.close();
    folder.remove();
  });

  test('with scripts: the sheet follows what is typed, limits are said before sending, one press issues', async () => {
    const page = await pageOf(browser, site.app, hoa);
    await page.goto(ORDER);
    await page.selectOption('[name=lot]', { label: LOT });
    await page.fill('[name=quantity]', '60000');
    await page.getByText('Gửi văn phòng duyệt 60.000 tem').waitFor();
    await page.fill('[name=quantity]', '70');
    await page.getByText('Phát hành 70 tem').waitFor();
    await page.fill('[name=start]', '60');
    await page.getByText('6 nhãn sẽ in, từ nhãn 60').last().waitFor();
    expect(await page.inputValue('[name=quantity]')).toBe('70');
    await page.fill('[name=start]', '66');
    await page.getByText('Tờ chỉ có 65 nhãn').first().waitFor();
    await page.fill('[name=start]', '60');
    await page.getByText('Phát hành 70 tem').click();
    await page.waitForURL('**/producer/batches/**');
    expect(batches()).toEqual([{ quantity: 70 }]);
    await page.context().close();
  });

  test('without scripts: the same by plain forms, and who comes back is told it is done', async () => {
    const page = await pageOf(browser, site.app, hoa, { javaScriptEnabled: false });
    await page.goto(ORDER);
    await page.selectOption('[name=product]', { index: 0 });
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.selectOption('[name=lot]', { label: LOT.replace('90.000', '89.930') });
    await page.fill('[name=quantity]', '30');
    await page.locator('details.fold:not([open]) > summary').click();
    await page.getByRole('radio', { name: /24 tem 70/ }).check();
    await page.getByRole('button', { name: 'Xem trước' }).click();
    expect(await page.locator('input[name=paper]:checked').getAttribute('value')).toBe('a4-24');
    await page.getByRole('button', { name: 'Phát hành 30 tem' }).click();
    await page.waitForURL('**/producer/batches/**');
    const led = page.url();
    await page.goBack();
    await page.getByText('Đơn này đã gửi rồi').waitFor();
    expect(await page.getByRole('button', { name: /Phát hành/ }).count()).toBe(0);
    await page.getByRole('link', { name: 'Xem kết quả' }).click();
    await page.waitForURL('**/producer/batches/**');
    expect(page.url()).toBe(led.split('?')[0]);
    expect(batches()).toEqual([{ quantity: 70 }, { quantity: 30 }]);
    await page.context().close();
  });

  test.each([
    ['vi', 'light'],
    ['vi', 'dark'],
    ['en', 'light'],
    ['en', 'dark'],
  ] as const)('everybody can use its pages, in %s, %s, on 360 pixels', async (lang, colorScheme) => {
    const page = await pageOf(browser, site.app, hoa, { colorScheme, bypassCSP: true });
    for (const path of [
      `${ORDER}?${chosen}`,
      `${ORDER}?${chosen}&start=99`,
      STOCK,
      'https://ocop.vn/producer/printers',
    ]) {
      await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
      expect({ path, faults: await faultsOf(page) }).toEqual({ path, faults: [] });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    }
    await page.context().close();
  });
});

async function faultsOf(page: Page): Promise<unknown> {
  await page.evaluate(AXE);
  return page.evaluate(
    'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))',
  );
}

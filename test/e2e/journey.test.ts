import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openBrowser } from '#test/support/browser.ts';
import { cliJson, ended, startCli } from '#test/support/cli.ts';
import { decodeWithZbar, rasterise } from '#test/support/pdf.ts';
import { environment, temporaryFolder } from '#test/support/register.ts';
import { hasTools } from '#test/support/tools.ts';

const TOOLS = ['chromium', 'pdftoppm', 'zbarimg'];
const CAKE = 'Bánh gai Thanh Mai';
const SHEET = `SỔ ĐĂNG KÝ SẢN PHẨM OCOP - DỮ LIỆU MẪU
STT;Tên sản phẩm;Tên chủ thể;Xếp hạng;Số QĐ;Ngày ký;Cơ quan ban hành;Có giá trị đến
1;${CAKE};HTX Bánh gai Thanh Mai;4 sao;12/QĐ-UBND;15/03/2025;UBND tỉnh Đồi Xanh;31/12/2190
2;Rượu nếp Thanh Mai;HTX Bánh gai Thanh Mai;;;;UBND tỉnh Đồi Xanh;
`;

let folder: ReturnType<typeof temporaryFolder>;
let browser: Browser;
let server: ReturnType<typeof startCli>;
let port: number;
let env: Record<string, string>;

async function temgoc(...args: string[]) {
  return cliJson<Record<'batch' | 'id', string>>(args, env);
}

async function serve(): Promise<void> {
  server = startCli(['serve', '--port', '0', '--json'], { ...env, TEMGOC_LOG: 'silent' });
  const line = await new Promise((resolve) => server.stdout!.once('data', resolve));
  port = (JSON.parse(String(line)) as { port: number }).port;
}

/** What a shopper's phone shows, JavaScript off: the headline and all words of the page. */
async function scan(url: string): Promise<{ headline: string; words: string }> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    javaScriptEnabled: false,
    locale: 'vi-VN',
  });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${port}${new URL(url).pathname}`);
  const headline = await page.locator('h1').innerText();
  const words = (await page.locator('body').innerText()).replaceAll('\u00a0', ' ');
  await context.close();
  return { headline, words };
}

// One office from its spreadsheet to the shelf; each step stands on the one before.
describe.skipIf(!hasTools(...TOOLS))('from decision to shelf', () => {
  beforeAll(async () => {
    folder = temporaryFolder();
    env = environment(join(folder.path, 'data'));
    browser = await openBrowser();
    await temgoc('init');
    await serve();
  });
  afterAll(async () => {
    await browser?.close();
    const closing = ended(server);
    server.kill('SIGTERM');
    await closing;
    folder.remove();
  });

  let batch: string;
  let printed: string[];

  it('a messy sheet becomes recognitions, and an incomplete row waits', async () => {
    const sheet = join(folder.path, 'so.csv');
    writeFileSync(sheet, SHEET.normalize('NFD'));
    const report = await temgoc('register', 'import', sheet);
    expect(report).toMatchObject({ rows: 2, imported: 1, incomplete: 1, refused: [] });
  });

  it('a batch is issued for a lot and printed; every stamp on the paper reads', async () => {
    await temgoc('lot', 'open', '--product', CAKE, '--number', 'B-07', '--quantity', '24');
    ({ batch } = await temgoc('batch', 'issue', '--product', CAKE, '--lot', 'B-07', '--quantity', '24'));
    const pdf = join(folder.path, 'tem.pdf');
    await temgoc('batch', 'print', batch, '--stock', 'a4-24', '--out', pdf);
    const page = await rasterise(pdf, 1, 300);
    const width = Math.round((70 / 25.4) * 300);
    const height = Math.round((37 / 25.4) * 300);
    const crops = Array.from({ length: 24 }, (_, n) => ({
      left: (n % 3) * width,
      top: Math.round((0.5 / 25.4) * 300) + Math.floor(n / 3) * height,
    }));
    printed = await readAll(page, crops, width, height);
    expect(new Set(printed).size).toBe(24);
    for (const url of printed) expect(url).toMatch(/^https:\/\/ocop\.vn\/\d{155}\/s\/0100000000\d\d$/);
  });

  it('a shopper who scans one sees stars, product and validity, while the server was running all along', async () => {
    const { headline, words } = await scan(printed[0]!);
    expect(headline).toBe('Đang được công nhận');
    for (const shown of [CAKE, 'HTX Bánh gai Thanh Mai', '4 sao', '12/QĐ-UBND', 'B-07', '31/12/2190']) {
      expect(words).toContain(shown);
    }
    expect(words).not.toMatch(/hàng thật|hàng giả/i);
  });

  it('a voided stamp says so at the next scan, the others do not', async () => {
    const { id } = await temgoc('stamp', 'verify', printed[3]!);
    await temgoc('batch', 'void', batch, '--first', id, '--last', id, '--reason', 'in hỏng');
    expect((await scan(printed[3]!)).headline).toBe('Tem đã bị hủy');
    expect((await scan(printed[4]!)).headline).toBe('Đang được công nhận');
  });

  it('a withdrawal changes every stamp of the product, and no more are issued', async () => {
    const grounds = ['--clause', '2', '--article', '5', '--reason', 'không duy trì điều kiện'];
    const decision = [
      '--authority',
      'UBND tỉnh Đồi Xanh',
      '--decision',
      '99/QĐ-UBND',
      '--signed',
      '01/12/2025',
    ];
    await temgoc('recognition', 'withdraw', '--product', CAKE, ...decision, ...grounds);
    expect((await scan(printed[0]!)).headline).toBe('Công nhận đã bị thu hồi');
    await temgoc('lot', 'open', '--product', CAKE, '--number', 'B-08', '--quantity', '5');
    await expect(
      temgoc('batch', 'issue', '--product', CAKE, '--lot', 'B-08', '--quantity', '5'),
    ).rejects.toThrow('recognition-not-in-force');
  });

  it('every scan was kept: when, which stamp, what was answered, and nothing of who looked', async () => {
    const scans = await vi.waitFor(() => readScans(4), { timeout: 20_000, interval: 100 });
    expect(scans.map(({ headline }) => headline)).toEqual(['in-force', 'void', 'in-force', 'withdrawn']);
    expect(Object.keys(scans[0]!).sort()).toEqual([
      'agent',
      'at',
      'headline',
      'id',
      'key_number',
      'kind',
      'network',
      'origin',
      'serial',
    ]);
    for (const { network, agent } of scans) expect(`${network}${agent}`).toMatch(/^[\w-]{32}$/);
  });
});

/** The scans on record, once there are so many: they are kept off the path of the answers. */
function readScans(atLeast: number): Record<string, unknown>[] {
  const sqlite = new Database(join(folder.path, 'data', 'temgoc.db'), { readonly: true });
  const scans = sqlite.prepare('select * from scans order by id').all() as Record<string, unknown>[];
  sqlite.close();
  expect(scans.length).toBeGreaterThanOrEqual(atLeast);
  return scans;
}

async function readAll(
  page: Awaited<ReturnType<typeof rasterise>>,
  corners: readonly { left: number; top: number }[],
  width: number,
  height: number,
): Promise<string[]> {
  const { crop } = await import('#test/support/pdf.ts');
  const crops = corners.map(({ left, top }) => crop(page, left, top, width, height));
  const texts = await decodeWithZbar(crops, folder.path);
  return texts.map((text) => text ?? '');
}

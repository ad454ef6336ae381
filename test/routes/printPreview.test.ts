import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueBatch } from '#server/actions/issueBatch.ts';
import type { Deps } from '#server/deps.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { honeyBatch, honeyLot } from '#test/support/printOffice.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';

const folder = temporaryFolder();
let deps: Deps;
let maker: Browsing;
let batch: string;
let honey: { readonly product: string; readonly lot: string };

beforeAll(async () => {
  deps = await openOffice(folder.path);
  const lot = await honeyLot(deps);
  honey = { product: lot.product, lot: lot.lot };
  batch = (await honeyBatch(deps, lot, 7)).id;
  const site = await portalSite(deps);
  maker = await site.signIn({ name: 'Ông Nhãn', role: 'producer', producerId: lot.producer });
});

afterAll(() => {
  deps.db.close();
  folder.remove();
});

describe('what is shown before a file is made', () => {
  const see = async (query: string, of = batch) =>
    (await maker.open(`/producer/batches/${of}/print?${query}`)).text();

  test('of a list is that it lays nothing out: no picture, no squares of the QR, no colours or marks', async () => {
    const page = await see('format=csv');
    expect(page).toContain('Tệp CSV có mã, địa chỉ và chỗ của từng tem');
    expect(page).toContain('Tạo tệp CSV');
    for (const absent of ['stamp-picture', 'Chấm của mã QR', 'Viết gọn', '3. Tem trông thế nào'])
      expect(page).not.toContain(absent);
  });

  test('of a roll is counted in rows', async () => {
    const page = await see('format=zpl&stock=roll-35x22-3&dpi=203');
    expect(page).toContain('3 hàng, 7 tem');
    expect(page).toContain('Hàng đầu: 3 nhãn sẽ in');
    expect(page).not.toContain(' tờ, 7 tem');
  });

  test('leaves to change marks with all that is typed, marks left off too', async () => {
    const page = await see('stock=a4-24&marks=&start=3');
    const [, link = ''] = /href="\/producer\/look\?back=([^"]*)"/.exec(page) ?? [];
    const back = new URL(decodeURIComponent(link.replaceAll('+', ' ')), 'https://x.example');
    expect(back.pathname).toMatch(/\/print$/);
    expect(Object.fromEntries(back.searchParams)).toMatchObject({ stock: 'a4-24', marks: '', start: '3' });
  });

  test('names what has no room in words, never by a pattern', async () => {
    for (const stock of ['plain=15x15', 'plain=20x20', 'plain=25x25', 'roll-30x20'])
      expect(await see(`stock=${stock}&dpi=300`)).not.toContain('####');
  });

  describe('of stamps with PINs', () => {
    let scratch: string;

    beforeAll(async () => {
      scratch = (await issueBatch(deps, { ...honey, quantity: 4, form: 'full', pin: true })).batch.id;
    });

    test('says where a stamp has no scratch window', async () => {
      expect(await see('stock=plain=25x25&content=stamps', scratch)).toContain('Tem này không có ô cào');
      const roomy = await see('stock=a4-12&content=stamps', scratch);
      expect(roomy).not.toContain('Tem này không có ô cào');
      expect(roomy).toContain('class="window"');
    });

    test('is of PINs alone the very label: a window and digits, no QR, nothing cut short', async () => {
      const page = await see('stock=a4-24&content=pins', scratch);
      expect(page).toContain('Một nhãn mã PIN phóng to');
      expect(page).toContain('>0000 0000</text>');
      expect(page).not.toContain('id="qr-texture"');
      expect(page).not.toContain('Viết gọn');
      expect(page).not.toContain('Chấm của mã QR');
    });
  });
});

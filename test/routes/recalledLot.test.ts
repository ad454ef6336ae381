import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Day } from '#core/day';
import { lotBar } from '#core/lot';
import { listRecognitions } from '#db/recognitions';
import { recallBatch } from '#server/actions/recallBatch.ts';
import { withdrawRecognition } from '#server/actions/withdrawRecognition.ts';
import type { Deps } from '#server/deps.ts';
import { parseForm } from '#server/forms/form.ts';
import { withdrawalForm } from '#server/forms/withdrawal.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';
import { openShop } from '#test/support/thanhMaiShop.ts';

const folder = temporaryFolder();
let deps: Deps;
let shop: Awaited<ReturnType<typeof openShop>>;
let maker: Browsing;
let neighbour: Browsing;

beforeAll(async () => {
  deps = await openOffice(folder.path);
  shop = await openShop(deps);
  await recallBatch(deps, { batch: shop.batch.id, reason: 'có kim loại trong hũ' });
  const site = await portalSite(deps);
  maker = await site.signIn({ name: 'Ông Nhãn', role: 'producer', producerId: shop.product.producerId });
  const tea = { name: 'Bà Mai', role: 'producer', producerId: shop.neighbour.producerId } as const;
  neighbour = await site.signIn(tea);
});

afterAll(() => {
  deps.db.close();
  folder.remove();
});

const day = (text: string) => text as Day;
const pageOf = async (browsing: Browsing, path: string) => (await browsing.open(path)).text();

describe('a recalled lot', () => {
  test('is called so wherever its producer meets it, and nothing more is offered for it', async () => {
    const home = await pageOf(maker, '/producer');
    expect(home).toContain('bị thu hồi');
    expect(home).toMatch(/class="figure">0<\/span> tem còn được đặt/);
    expect(await pageOf(maker, '/producer/lots')).toContain('bị thu hồi');
    const lot = await pageOf(maker, `/producer/lots/${shop.lot.id}`);
    expect(lot).toContain('Không đặt thêm tem cho lô');
    expect(lot).not.toContain('Đặt tem cho lô này');
    const order = await pageOf(maker, `/producer/orders/new?product=${shop.product.id}`);
    expect(order).toContain('chưa có lô nào đang mở');
  });

  test('has its recalled stamps in its account, and in the account of the batch', async () => {
    for (const path of [`/producer/lots/${shop.lot.id}/account`, `/producer/batches/${shop.batch.id}`]) {
      const shown = await pageOf(maker, path);
      expect(shown).toContain('100 tem đã bị thu hồi');
      expect(shown).toContain('Lý do: có kim loại trong hũ. ');
      expect(shown).toMatch(/Thu hồi vì nguy hiểm trong hàng<\/dt>\s*<dd[^>]*>100</);
    }
  });

  test('is the only one barred: a lot of another goes on', async () => {
    const home = await pageOf(neighbour, '/producer');
    expect(home).toMatch(/class="figure">30<\/span> tem còn được đặt/);
    expect(home).not.toContain('bị thu hồi');
  });
});

describe('a lot of a product that is recognised no longer', () => {
  test('is barred too, and says by what', async () => {
    const [recognition] = await listRecognitions(deps.db, shop.neighbour.id);
    expect(lotBar(false, [recognition!], day('2026-11-22'))).toBeNull();
    expect(lotBar(false, [recognition!], day('2039-01-01'))).toBe('lapsed');
    expect(lotBar(false, [recognition!], day('2020-01-01'))).toBe('pending');
    expect(lotBar(false, [], day('2026-11-22'))).toBe('incomplete');
    expect(lotBar(true, [recognition!], day('2026-11-22'))).toBe('recalled');
    const withdrawal = {
      product: shop.neighbour.id,
      effective: '2026-11-20',
      clause: '2',
      article: '13',
      reason: 'không duy trì tiêu chí',
      decision: '9/QĐ-UBND',
      signed: '2026-11-19',
      authority: 'UBND tỉnh Đồi Xanh',
    };
    await withdrawRecognition(deps, parseForm(withdrawalForm, withdrawal));
    const home = await pageOf(neighbour, '/producer');
    expect(home).toContain('công nhận bị thu hồi');
    expect(home).toMatch(/class="figure">0<\/span> tem còn được đặt/);
  });
});

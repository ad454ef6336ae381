import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatBatchName } from '#core/batchName';
import { listPageProposals } from '#db/productPages';
import type { Deps } from '#server/deps.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';
import { HONEY, openShop } from '#test/support/thanhMaiShop.ts';

const folder = temporaryFolder();
let office: Deps;
let shop: Awaited<ReturnType<typeof openShop>>;
let lan: Browsing;
let proposal: string;

beforeAll(async () => {
  office = await openOffice(folder.path);
  shop = await openShop(office);
  const site = await portalSite(office);
  const { producerId } = shop.product;
  const mai = await site.signIn({ name: 'Mai', role: 'producer', producerId });
  lan = await site.signIn({ name: 'Lan', role: 'clerk' });
  await mai.send(`/producer/products/${shop.product.id}`, { story: 'Mật ong hoa rừng.', step: 'submit' });
  proposal = (await listPageProposals(office.db, shop.product.id))[0]?.id ?? '';
});
afterAll(() => {
  office.db.close();
  folder.remove();
});

/** What people read of the events of a page: tags gone. */
async function told(path: string): Promise<string> {
  const html = await (await lan.open(path)).text();
  const list = /<ol class="events">.*<\/ol>/s.exec(html)?.[0] ?? '';
  return list.replace(/<details>.*?<\/details>/gs, '').replace(/<[^>]+>/g, '');
}

describe('an event', () => {
  test('names its proposal by the title, its batch by the first stamp and the day, its lot by the number', async () => {
    const events = await told('/office/events');
    const { title } = (await listPageProposals(office.db, shop.product.id))[0] ?? { title: '' };
    expect(title).toContain(HONEY);
    expect(events).toContain(`gửi duyệt đề xuất ${title}`);
    expect(events).toContain(`phát hành đợt tem ${formatBatchName(shop.batch)}`);
    expect(events).toMatch(/lô hàng L-1/);
    expect(events).not.toMatch(/(?:pro|lot|b)-[0-9a-z]{12}/);
  });

  test('leads to its thing, but not from the thing’s own page', async () => {
    const all = await (await lan.open('/office/events')).text();
    expect(all).toContain(`href="/office/proposals/${proposal}"`);
    expect(all).toContain(`href="/office/batches/${shop.batch.id}"`);
    const own = await (await lan.open(`/office/proposals/${proposal}`)).text();
    expect(/<ol class="events">.*<\/ol>/s.exec(own)?.[0]).not.toContain(
      `href="/office/proposals/${proposal}"`,
    );
  });

  test('leads a clerk to no page the clerk may not open', async () => {
    expect(await (await lan.open('/office/events')).text()).not.toMatch(/href="\/office\/(?:keys|users)\//);
  });
});

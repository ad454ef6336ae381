import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commit } from '#db/commit';
import { EVERYBODY, setLimit } from '#db/limits';
import { events } from '#db/stampSchema';
import { approveProposal } from '#server/actions/approveProposal.ts';
import { recallBatch } from '#server/actions/recallBatch.ts';
import { refuseProposal } from '#server/actions/refuseProposal.ts';
import type { Deps } from '#server/deps.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { NOW, openOffice, temporaryFolder } from '#test/support/register.ts';
import { openShop } from '#test/support/thanhMaiShop.ts';

const folder = temporaryFolder();
let deps: Deps;
let shop: Awaited<ReturnType<typeof openShop>>;
let maker: Browsing;
let neighbour: Browsing;

beforeAll(async () => {
  deps = await openOffice(folder.path);
  shop = await openShop(deps);
  await commit(deps.db, [
    setLimit({ producerId: EVERYBODY, perLot: 100, per30Days: 1000, at: NOW, actor: 'duyet' }),
  ]);
  const site = await portalSite(deps);
  maker = await site.signIn({ name: 'Ông Nhãn', role: 'producer', producerId: shop.product.producerId });
  const tea = { name: 'Bà Mai', role: 'producer', producerId: shop.neighbour.producerId } as const;
  neighbour = await site.signIn(tea);
});

afterAll(() => {
  deps.db.close();
  folder.remove();
});

const pageOf = async (browsing: Browsing, path: string) => (await browsing.open(path)).text();

/** Asks the office for stamps beyond the limit; the proposal it became. */
async function ask(quantity: string): Promise<string> {
  const what = { product: shop.product.id, lot: shop.lot.id, quantity, form: 'full' };
  const paper = { paper: 'a4-24', start: '7', dpi: '600', profile: '', approval: 'ask' };
  const sent = await maker.send('/producer/orders', { ...what, ...paper });
  expect(sent.headers.get('location')).toBe('/producer?done=submitted');
  const query = `select id from proposals where state = 'waiting'`;
  return deps.db.orm.all<{ id: string }>(query)[0]!.id;
}

const office = () => ({ ...deps, actor: 'duyet' });

describe('an order beyond a limit', () => {
  test('is seen waiting, and sent back with its reason', async () => {
    const proposal = await ask('15');
    for (const path of ['/producer', `/producer/lots/${shop.lot.id}`]) {
      expect(await pageOf(maker, path)).toContain('15 tem đang chờ văn phòng duyệt');
    }
    expect(await pageOf(neighbour, '/producer')).not.toContain('đang chờ văn phòng duyệt');
    await refuseProposal(office(), { proposal, revision: 1, reason: 'lô khai chưa đúng' });
    for (const path of ['/producer', `/producer/lots/${shop.lot.id}`, '/producer/inbox']) {
      expect(await pageOf(maker, path)).toContain('Lý do: lô khai chưa đúng');
    }
  });

  test('once approved has its print on the paper that was chosen, for whoever asked', async () => {
    const proposal = await ask('12');
    const { resultId } = await approveProposal(office(), { proposal, revision: 1 });
    const jobs = deps.db.orm.all<{ input: string; actor: string; nounId: string; state: string }>(
      'select input, actor, state, noun_id as nounId from jobs',
    );
    expect(jobs).toMatchObject([{ actor: maker.userId, nounId: resultId, state: 'queued' }]);
    const input = { batch: resultId, stock: 'a4-24', dpi: 600, start: 7, part: 1 };
    expect(JSON.parse(jobs[0]!.input)).toEqual(input);
    const inbox = await pageOf(maker, '/producer/inbox');
    expect(inbox).toContain('Đơn đặt tem đã được duyệt');
    expect(inbox).toContain(`/producer/batches/${resultId}`);
    const batch = await pageOf(maker, `/producer/batches/${resultId}`);
    expect(batch).toContain('data-poll-on');
    expect(batch).not.toContain('Chưa tạo tệp in nào');
  });
});

describe('what the office did', () => {
  test('is told once read as read, by whose it is alone', async () => {
    await recallBatch(deps, { batch: shop.batch.id, reason: 'có kim loại trong hũ' });
    const inbox = await pageOf(maker, '/producer/inbox');
    expect(inbox).toContain('100 tem đã bị thu hồi');
    expect(await pageOf(neighbour, '/producer/inbox')).not.toContain('thu hồi');
    const marks = [...inbox.matchAll(/\/producer\/inbox\/([^/"]+)\/reading/g)].map(([, id]) => id!);
    expect(marks).toHaveLength(3);
    for (const id of marks) {
      expect((await neighbour.send(`/producer/inbox/${id}/reading`, {})).status).toBe(404);
      for (let i = 0; i < 2; i++)
        expect((await maker.send(`/producer/inbox/${id}/reading`, {})).status).toBe(303);
    }
    expect(await pageOf(maker, '/producer/inbox')).not.toContain('/reading');
    expect((await deps.db.orm.select().from(events)).filter(({ verb }) => verb === 'read')).toHaveLength(3);
    expect(await pageOf(maker, '/producer')).not.toContain('Thư chưa đọc');
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '#core/day';
import { commit, write } from '#db/commit';
import { findLot, listLotsSeen } from '#db/lots';
import { listProducts } from '#db/products';
import { producers } from '#db/schema';
import { events } from '#db/stampSchema';
import { issueBatch } from '#server/actions/issueBatch.ts';
import type { Deps } from '#server/deps.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { openOffice, recognise, temporaryFolder } from '#test/support/register.ts';

const folder = temporaryFolder();
const ALL = { all: true, areaIds: [], producerIds: [] };
let deps: Deps;
let honey: { id: string; producerId: string };
let [maker, delegate, neighbour]: Browsing[] = [];

beforeAll(async () => {
  deps = await openOffice(folder.path);
  await recognise(
    deps,
    { product: 'Mật ong hoa nhãn Thanh Mai', until: '15/03/2028' },
    { product: 'Trà hoa vàng Thanh Mai', producer: 'Hộ bà Mai', until: '15/03/2028' },
  );
  await commit(deps.db, [write((tx) => tx.update(producers).set({ sample: 1 }))]);
  const products = await listProducts(deps.db);
  honey = products.find(({ name }) => name.startsWith('Mật ong'))!;
  const tea = products.find(({ name }) => name.startsWith('Trà'))!;
  const site = await portalSite(deps);
  maker = await site.signIn({ name: 'Ông Nhãn', role: 'producer', producerId: honey.producerId });
  delegate = await site.signIn({ name: 'Cô Tư Vấn', role: 'delegate', producerId: honey.producerId });
  neighbour = await site.signIn({ name: 'Bà Mai', role: 'producer', producerId: tea.producerId });
});

afterAll(() => {
  deps.db.close();
  folder.remove();
});

const pageOf = async (browsing: Browsing, path: string) => (await browsing.open(path)).text();

/** A lot as typed. */
const typed = (more: Record<string, string> = {}) => ({
  product: honey.id,
  number: 'TM-01',
  quantity: '500',
  unit: 'hũ 500 g',
  produced: '2026-11-01',
  expires: '',
  place: '',
  gtin: '',
  ...more,
});

async function openedLot(number: string): Promise<string> {
  const answer = await maker!.send('/producer/lots', typed({ number }));
  expect(answer.status).toBe(303);
  return answer.headers.get('location')!.replace(/^\/producer\/lots\/([^?]+).*$/, '$1');
}

describe('a lot', () => {
  test('is opened with its own unit, and shown with what is left', async () => {
    const id = await openedLot('TM-01');
    const shown = await pageOf(maker!, `/producer/lots/${id}`);
    for (const words of ['TM-01', '500 hũ 500 g', '01/11/2026', 'Đặt tem cho lô này', 'DỮ LIỆU MẪU']) {
      expect(shown).toContain(words);
    }
    expect(await pageOf(maker!, '/producer/lots')).toContain('TM-01');
  });

  test('with something wrong is shown again, beside its field, with all that was typed', async () => {
    const cases: [Record<string, string>, string, number][] = [
      [{ quantity: 'nhiều' }, 'quantity', 400],
      [{ number: 'TM-01' }, 'number', 409],
      [{ number: 'X', produced: '2026-13-40' }, 'produced', 400],
      [{ number: 'X', expires: '2020-01-01' }, 'expires', 422],
      [{ number: 'X', produced: '2027-12-31' }, 'produced', 422],
      [{ quantity: '1000000000' }, 'quantity', 400],
      [{ number: 'X', gtin: '123' }, 'gtin', 400],
    ];
    for (const [more, field, status] of cases) {
      const answer = await maker!.send('/producer/lots', typed({ ...more, place: 'Xưởng thôn Đông' }));
      expect(`${field} ${answer.status}`).toBe(`${field} ${status}`);
      const shown = await answer.text();
      if (field !== 'gtin') expect(shown).toContain(`id="${field}-wrong"`);
      expect(shown).toContain('Xưởng thôn Đông');
    }
  });

  test('is of tomorrow at the latest, and of a quantity that can be: the page says which days and how many', async () => {
    const tomorrow = dayOf(deps.now() + 86_400_000);
    const opened = await maker!.send('/producer/lots', typed({ number: 'TM-MAI', produced: tomorrow }));
    expect(opened.status).toBe(303);
    const saying = async (more: Record<string, string>) =>
      (await maker!.send('/producer/lots', typed({ number: 'X', ...more }))).text();
    expect(await saying({ produced: '2027-12-31' })).toContain('Ngày sản xuất 31/12/2027, hôm nay mới ');
    expect(await saying({ quantity: '1000000000' })).toContain(
      '“1000000000” lớn quá: nhiều nhất là 100.000.000.',
    );
  });

  test('of somebody else’s product is not opened, and somebody else’s lot is not found', async () => {
    const before = (await listLotsSeen(deps.db, ALL)).length;
    expect((await neighbour!.send('/producer/lots', typed({ number: 'N-1' }))).status).toBe(404);
    expect(await listLotsSeen(deps.db, ALL)).toHaveLength(before);
    const id = await openedLot('TM-02');
    for (const path of ['', '/edit']) {
      expect((await neighbour!.open(`/producer/lots/${id}${path}`)).status).toBe(404);
    }
    expect((await neighbour!.send(`/producer/lots/${id}`, typed())).status).toBe(404);
    expect((await neighbour!.send(`/producer/lots/${id}/closing`, { sure: '1' })).status).toBe(404);
    expect(await pageOf(neighbour!, '/producer/lots')).not.toContain('TM-02');
  });

  test('is amended by a delegate before it has stamps, and by nobody after', async () => {
    const id = await openedLot('TM-03');
    expect((await delegate!.open(`/producer/lots/${id}/edit`)).status).toBe(200);
    const amended = await delegate!.send(
      `/producer/lots/${id}`,
      typed({ number: 'TM-03B', quantity: '600' }),
    );
    expect(amended.status).toBe(303);
    expect(await findLot(deps.db, id)).toMatchObject({ number: 'TM-03B', quantity: 600 });
    const [event] = (await deps.db.orm.select().from(events)).filter(({ verb }) => verb === 'amend');
    expect(event).toMatchObject({ actor: delegate!.userId, noun: 'lot', nounId: id });
    expect(JSON.parse(event!.before!)).toMatchObject({ number: 'TM-03', quantity: 500 });
    await issueBatch(deps, { product: honey.id, lot: 'TM-03B', quantity: 10, form: 'full' });
    const late = await maker!.send(`/producer/lots/${id}`, typed({ number: 'TM-03C' }));
    expect(late.status).toBe(409);
    expect(await findLot(deps.db, id)).toMatchObject({ number: 'TM-03B' });
    expect(await pageOf(maker!, `/producer/lots/${id}`)).not.toContain(`/producer/lots/${id}/edit`);
  });

  test('is closed once, by whoever means it, and gets no more stamps', async () => {
    const id = await openedLot('TM-04');
    expect((await maker!.send(`/producer/lots/${id}/closing`, {})).status).toBe(400);
    for (let i = 0; i < 2; i++) {
      expect((await maker!.send(`/producer/lots/${id}/closing`, { sure: '1' })).status).toBe(303);
    }
    const closings = (await deps.db.orm.select().from(events)).filter(({ verb }) => verb === 'close');
    expect(closings).toHaveLength(1);
    const issue = issueBatch(deps, { product: honey.id, lot: 'TM-04', quantity: 10, form: 'full' });
    await expect(issue).rejects.toMatchObject({ code: 'lot-closed' });
    const shown = await pageOf(maker!, `/producer/lots/${id}`);
    expect(shown).toContain('đã đóng');
    expect(shown).not.toContain('Đặt tem cho lô này');
  });
});

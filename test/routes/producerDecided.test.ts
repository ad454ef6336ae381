import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Deps } from '#server/deps.ts';
import { decision, putInForce } from '#test/support/decisions.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';
import { HONEY, openShop } from '#test/support/thanhMaiShop.ts';

const folder = temporaryFolder();
let office: Deps;
let mai: Browsing;
let neighbour: Browsing;

beforeAll(async () => {
  office = await openOffice(folder.path);
  const { product, neighbour: tea } = await openShop(office);
  const site = await portalSite(office);
  mai = await site.signIn({ name: 'Mai', role: 'producer', producerId: product.producerId });
  neighbour = await site.signIn({ name: 'Hoa', role: 'producer', producerId: tea.producerId });
});
afterAll(() => {
  office.db.close();
  folder.remove();
});

const inbox = async (who: Browsing) => (await who.open('/producer/inbox')).text();

test('a decision put in force stands in the inbox of the producer whose product it is, and in no other', async () => {
  expect(await inbox(mai)).toContain(`“${HONEY}” được công nhận`);
  const line = { kind: 'upgrade', product: HONEY, star: '4', score: '84,5' };
  await putInForce(office, decision([line], { kind: 'upgrade' }));
  const shown = await inbox(mai);
  expect(shown).toContain(`“${HONEY}” được nâng hạng sao`);
  expect(shown).toContain('Quyết định 700/QĐ-UBND ngày 20/11/2026, UBND tỉnh Đồi Xanh.');
  expect(shown).toContain('tem chưa dùng phải được báo hủy');
  const theirs = await inbox(neighbour);
  expect(theirs).not.toContain(HONEY);
  expect(theirs).not.toContain('700/QĐ-UBND');
});

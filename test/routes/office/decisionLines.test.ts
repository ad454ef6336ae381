import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findProposal } from '#db/proposals';
import type { Deps } from '#server/deps.ts';
import { decision, putInForce } from '#test/support/decisions.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { openOffice, recognise, temporaryFolder } from '#test/support/register.ts';

const HONEY = 'Mật ong hoa rừng Thanh Mai';
const ALL = { all: true, areaIds: [], producerIds: [] };

let folder: ReturnType<typeof temporaryFolder>;
let office: Deps;
let lan: Browsing;
let outsider: Browsing;

beforeAll(async () => {
  folder = temporaryFolder();
  office = await openOffice(folder.path);
  await recognise(office, { product: HONEY });
  const cake = { kind: 'recognise', newProduct: 'Bánh khảo', star: '3' };
  const cakes = ['HTX Bánh Thanh Mai', 'HTX Bánh Đồi Sim'].map((newProducer) => ({ ...cake, newProducer }));
  await putInForce(office, decision(cakes, { number: '600/QĐ-UBND', signed: '01/10/2026' }));
  const site = await portalSite(office);
  lan = await site.signIn({ name: 'Trần Thị Lan', role: 'clerk' });
  outsider = await site.signIn({ name: 'Ở xã khác', role: 'clerk', areaId: 'area-elsewhere' });
});
afterAll(() => {
  office.db.close();
  folder.remove();
});

async function textOf(answer: Response | Promise<Response>): Promise<string> {
  return (await (await answer).text()).replaceAll('&quot;', '"');
}

async function begun(kind: string, who = lan): Promise<string> {
  return (await who.send('/office/drafts', { kind })).headers.get('location')!;
}

async function write(path: string, fields: Record<string, string>, who = lan): Promise<Response> {
  const [, revision] = /name="revision" value="(\d+)"/.exec(await textOf(who.open(path))) ?? [];
  return who.send(path, { revision: revision!, ...fields });
}

async function linesOf(path: string) {
  const found = await findProposal(office.db, ALL, path.split('/').at(-1)!, lan.userId);
  return (found!.input as { lines: Record<string, string>[] }).lines;
}

const LINE = { act: 'line', line: 'new' };

describe('the product of a line', () => {
  const cited = { clause: '2', article: '11', document: 'Quyết định 1489/QĐ-TTg', reason: 'x' };

  test('a part of a name is chosen from, never guessed', async () => {
    const path = await begun('withdraw');
    const asked = await write(path, { ...LINE, kind: 'withdraw', product: 'mat ong', ...cited });
    expect(asked.status).toBe(404);
    const page = await textOf(asked);
    expect(page).toContain('Bạn muốn nói sản phẩm nào?');
    expect(page).toContain(`${HONEY} · HTX Mật ong Thanh Mai · 4 sao`);
    expect(page).toContain('value="mat ong"');
    const [, chosen] = /name="productChosen" value="(prd-[^"]+)"/.exec(page) ?? [];
    const fields = { ...LINE, kind: 'withdraw', product: 'mat ong', productChosen: chosen!, ...cited };
    expect((await write(path, fields)).status).toBe(303);
    expect(await linesOf(path)).toMatchObject([{ product: chosen }]);
  });

  test('a name that two bear is chosen by producer', async () => {
    const path = await begun('withdraw');
    const page = await textOf(
      await write(path, { ...LINE, kind: 'withdraw', product: 'Bánh khảo', ...cited }),
    );
    expect(page).toContain('Bánh khảo · HTX Bánh Thanh Mai · 3 sao');
    expect(page).toContain('Bánh khảo · HTX Bánh Đồi Sim · 3 sao');
    const written = 'Bánh khảo · HTX Bánh Đồi Sim';
    expect(page).toContain(`<option value="${written}"`);
    expect((await write(path, { ...LINE, kind: 'withdraw', product: written, ...cited })).status).toBe(303);
    expect((await linesOf(path))[0]?.product).toMatch(/^prd-/);
  });

  test('a part of a producer’s name is chosen from, too', async () => {
    const path = await begun('recognise');
    const fields = { ...LINE, kind: 'recognise', newProduct: 'Bánh cuốn', star: '3', producer: 'Đồi Sim' };
    const page = await textOf(await write(path, fields));
    expect(page).toContain('Bạn muốn nói chủ thể nào?');
    const [, producerChosen] = /name="producerChosen" value="(prc-[^"]+)"/.exec(page) ?? [];
    expect((await write(path, { ...fields, producerChosen: producerChosen! })).status).toBe(303);
  });
});

describe('a correction in the browser', () => {
  test('names its product, is filled in as on record, and keeps only what was changed', async () => {
    const path = await begun('correct');
    const first = await textOf(lan.open(`${path}?line=new&kind=correct`));
    expect(first).toContain('Tiếp tục');
    expect(first).not.toContain('name="score"');
    const second = await textOf(await write(path, { ...LINE, kind: 'correct', product: HONEY }));
    expect(second).toContain('Chỉ sửa mục bị sai');
    expect(second).toContain('value="15/03/2028"');
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(second)![1]!;
    const about = { product: hidden('product'), recognition: hidden('recognition') };
    const same = { ...LINE, kind: 'correct', ...about, star: '4', validTo: '15/03/2028' };
    const refused = await write(path, same);
    expect(refused.status).toBe(400);
    expect(await textOf(refused)).toContain('Chưa sửa gì');
    expect((await write(path, { ...same, address: 'Thôn Đoài' })).status).toBe(303);
    expect(await linesOf(path)).toEqual([{ kind: 'correct', ...about, address: 'Thôn Đoài' }]);
  });

  test('shows nobody a recognition that they do not see', async () => {
    const path = await begun('correct', outsider);
    const asked = `${path}?line=new&kind=correct&product=${encodeURIComponent(HONEY)}`;
    expect(await textOf(outsider.open(asked))).not.toContain('15/03/2028');
    const written = await write(path, { ...LINE, kind: 'correct', product: HONEY }, outsider);
    expect(written.status).toBe(404);
    expect(await textOf(written)).not.toContain('15/03/2028');
  });
});

describe('what cannot be read is told by what it is', () => {
  test.each([
    ['a day that is none', { validTo: '31/02/2026' }, 'Không có ngày 31/02/2026'],
    ['a score above the scale', { score: '101' }, 'Điểm từ 0 đến 100'],
  ])('%s', async (_, wrong, words) => {
    const path = await begun('upgrade');
    const answer = await write(path, { ...LINE, kind: 'upgrade', product: HONEY, star: '5', ...wrong });
    expect(answer.status).toBe(400);
    expect(await textOf(answer)).toContain(words);
  });

  test('a rename without a product offers no new one', async () => {
    const path = await begun('rename');
    const answer = await write(path, { ...LINE, kind: 'rename', renames: 'product', name: 'Tên khác' });
    const page = await textOf(answer);
    expect(page).toContain('Chọn sản phẩm trong sổ.');
    expect(page).not.toContain('sản phẩm mới');
  });

  test('days kept as YYYY-MM-DD are shown and typed as dd/mm/yyyy', async () => {
    const path = await begun('withdraw');
    const heading = { authority: 'UBND tỉnh Đồi Xanh', number: '700/QĐ-UBND', signed: '2026-11-20' };
    expect((await write(path, { act: 'heading', kind: 'withdraw', ...heading })).status).toBe(303);
    const page = await textOf(lan.open(path));
    expect(page).toContain('value="20/11/2026"');
    expect(page).not.toContain('2026-11-20');
  });
});

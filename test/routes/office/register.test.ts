import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listAreas } from '#db/areas';
import { listProducts } from '#db/products';
import { events } from '#db/stampSchema';
import { importRegister } from '#server/actions/importRegister.ts';
import { issueBatch } from '#server/actions/issueBatch.ts';
import { loadAreas } from '#server/actions/loadAreas.ts';
import { openLot } from '#server/actions/openLot.ts';
import type { Deps } from '#server/deps.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';
import { naughtyTexts } from './support/naughtyQueries.ts';

const SHEET = `Tên sản phẩm;Chủ thể;Hạng sao;Số quyết định;Ngày ký;Cơ quan công nhận;Địa chỉ;Có giá trị đến
Vải sớm (DỮ LIỆU MẪU);HTX Phúc Hòa;4;120/QĐ-UBND;15/03/2025;UBND tỉnh Bắc Ninh;xã Phúc Hòa, tỉnh Bắc Ninh;01/12/2026
Cốm vòng (DỮ LIỆU MẪU);HTX Dịch Vọng;3;121/QĐ-UBND;15/03/2025;UBND thành phố Hà Nội;phường Dịch Vọng, quận Cầu Giấy, thành phố Hà Nội;
Chè búp (DỮ LIỆU MẪU);HTX Tân Cương;;;;;tỉnh Thái Nguyên;
Rượu nếp (DỮ LIỆU MẪU);HTX Cũ;5;9/QĐ-UBND;01/02/2021;Bộ Nông nghiệp;tỉnh Thái Nguyên;
`;

describe('The office’s register, home, statistics and areas', () => {
  const folder = temporaryFolder();
  let deps: Deps;
  let clerk: Browsing;
  let local: Browsing;
  let site: Awaited<ReturnType<typeof portalSite>>;
  beforeAll(async () => {
    deps = await openOffice(folder.path);
    await importRegister(deps, { bytes: new TextEncoder().encode(SHEET), fileName: 'so.csv', dryRun: false });
    site = await portalSite(deps);
    clerk = await site.signIn({ name: 'Lan', role: 'clerk' });
    await clerk.send('/office/areas/loading', { province: '' });
    const commune = (await listAreas(deps.db)).find(
      ({ name, validTo }) => name === 'Xã Phúc Hòa' && validTo === null,
    );
    local = await site.signIn({ name: 'Hòa', role: 'clerk', areaId: commune!.id });
  });
  afterAll(() => {
    deps.db.close();
    folder.remove();
  });

  const text = async (browsing: Browsing, path: string) => {
    const answer = await browsing.open(path);
    expect(answer.status, path).toBe(200);
    return answer.text();
  };

  test('the home names what needs a person, and leads there', async () => {
    const home = await text(clerk, '/office');
    expect(home).toContain('Hết hạn trong 30 ngày');
    expect(home).toContain('Dòng chưa đủ');
    expect(home).toMatch(/HTX Phúc Hòa · đến hết 01\/12\/2026/);
    expect(home).not.toContain('Hôm nay không có việc nào chờ');
    expect(home).toContain('href="/office/register?sort=ends&amp;status=ending-30"');
  });

  test('a quiet day says so', async () => {
    const [commune] = (await listAreas(deps.db)).filter(
      ({ name, validTo }) => name === 'Phường Nghĩa Đô' && validTo === null,
    );
    const quiet = await site.signIn({ name: 'Yên', role: 'clerk', areaId: commune!.id });
    expect(await text(quiet, '/office')).toContain('Hôm nay không có việc nào chờ');
  });

  test('the register keeps its filters in the address and in its links', async () => {
    const found = await text(clerk, '/office/register?q=vai+som&star=4&status=ending-30');
    expect(found).toContain('Vải sớm');
    expect(found).not.toContain('Cốm vòng');
    expect(found).toContain('value="vai som"');
    expect(found).toContain('href="/office/register.csv?q=vai+som&amp;star=4&amp;status=ending-30"');
    expect(await text(clerk, '/office/register?status=in-force&day=2022-01-01')).toContain('Rượu nếp');
    expect(await text(clerk, '/office/register?q=khong-co')).toContain('Không có sản phẩm nào khớp');
  });

  test('a scanned code leads to its product', async () => {
    const [product] = (await listProducts(deps.db)).filter(({ name }) => name.startsWith('Vải'));
    await openLot(deps, { product: product!.id, number: 'L1', quantity: 10 });
    await issueBatch(deps, { product: product!.id, lot: 'L1', quantity: 5, form: 'full' });
    const code = encodeURIComponent('https://ocop.vn/s/010000000002');
    expect(await text(clerk, `/office/register?q=${code}`)).toContain('Tìm thấy 1 sản phẩm');
  });

  test('a filter nobody offers is refused, not guessed', async () => {
    for (const path of ['?star=9', '?status=abc', '?sort=id;drop', '?day=31/02/2026', '?kind=%00'])
      expect((await clerk.open(`/office/register${path}`)).status, path).toBeGreaterThanOrEqual(400);
  });

  test('200 hostile texts in every filter never break it', async () => {
    const fields = ['q', 'star', 'group', 'status', 'area', 'kind', 'day', 'sort', 'page'];
    for (const [i, hostile] of naughtyTexts(200).entries()) {
      const field = fields[i % fields.length] ?? 'q';
      const answer = await clerk.open(`/office/register?${new URLSearchParams({ [field]: hostile })}`);
      expect(answer.status, `${field}=${JSON.stringify(hostile)}`).toBeLessThan(500);
    }
    expect(await text(clerk, '/office/register')).toContain('Tìm thấy 4 sản phẩm');
  });

  test('files hold what is filtered, under a name that says the day, and are events', async () => {
    const before = (await deps.db.orm.select().from(events)).length;
    const csv = await clerk.open('/office/register.csv?star=3');
    expect(csv.headers.get('content-disposition')).toContain('so-ocop-2026-11-22.csv');
    const body = await csv.text();
    expect(body).toContain('Cốm vòng');
    expect(body).not.toContain('Vải sớm');
    const xlsx = await clerk.open('/office/register.xlsx');
    expect(new Uint8Array(await xlsx.arrayBuffer()).subarray(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
    const figures = await (await clerk.open('/office/statistics.csv')).text();
    expect(figures).toContain('Tất cả,Tất cả,3,2,1,1,0');
    const book = await clerk.open('/office/statistics.xlsx');
    expect(new Uint8Array(await book.arrayBuffer()).subarray(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
    const told = (await deps.db.orm.select().from(events)).slice(before);
    expect(told.map(({ verb, noun, actor }) => [verb, noun, actor === clerk.userId])).toEqual([
      ['export', 'register', true],
      ['export', 'register', true],
      ['export', 'statistics', true],
      ['export', 'statistics', true],
    ]);
  });

  test('statistics draw and tell the same figures', async () => {
    const page = await text(clerk, '/office/statistics?day=2026-11-22');
    expect(page).toContain('class="chart"');
    expect(page).not.toContain('style=');
    expect(page).toContain('Từng được công nhận');
    for (const star of ['5 sao', '4 sao', '3 sao']) expect(page).toContain(`<span>${star}</span>`);
    expect(await text(clerk, '/office/statistics?day=2018-01-01')).toContain(
      'Chưa có sản phẩm nào được công nhận',
    );
  });

  test('a clerk of one commune sees that commune everywhere, and nothing else', async () => {
    const register = await text(local, '/office/register');
    expect(register).toContain('Tìm thấy 1 sản phẩm');
    expect(register).not.toContain('Cốm vòng');
    expect(await (await local.open('/office/register.csv')).text()).not.toContain('Cốm vòng');
    expect(await text(local, '/office/register?q=com+vong')).toContain('Tìm thấy 0 sản phẩm');
    const home = await text(local, '/office');
    expect(home).toContain('Vải sớm');
    expect(home).not.toContain('Chè búp');
    expect(await (await local.open('/office/statistics.csv')).text()).toContain('Tất cả,Tất cả,1,1,1,0,0');
    expect(await text(local, '/office/areas')).not.toContain('Hà Nội');
    expect((await local.open('/office/areas/area-01')).status).toBe(404);
    expect((await local.send('/office/areas/loading', { province: '' })).status).toBe(403);
  });

  test('provinces without producers are folded away', async () => {
    const page = await text(clerk, '/office/areas');
    const [seen = '', folded = ''] = page.split('<details class="rest">');
    expect(seen).toContain('Hà Nội');
    expect(folded).toContain('chưa có chủ thể');
    expect(folded).toContain('Cần Thơ');
  });

  test('who lies in a commune that was divided is placed by hand', async () => {
    const page = await text(clerk, '/office/areas/area-01');
    expect(page).toContain('Cần người chọn');
    const [, id] = /action="\/office\/producers\/([\w-]+)\/area"/.exec(page) ?? [];
    const [, area] = /<option value="([\w-]+)"[^>]*>Phường Nghĩa Đô/.exec(page) ?? [];
    const path = `/office/producers/${id}/area`;
    expect((await local.send(path, { area: area! })).status).toBe(404);
    const wrong = await clerk.send(path, { area: 'area-01', from: 'area-01' });
    expect(wrong.status).toBeGreaterThanOrEqual(400);
    expect(await wrong.text()).toContain('HTX Dịch Vọng');
    const placed = await clerk.send(path, { area: area!, from: 'area-01' });
    expect([placed.status, placed.headers.get('location')]).toEqual([
      303,
      '/office/areas/area-01?done=saved',
    ]);
    expect(await text(clerk, `/office/areas/${area}`)).toContain('HTX Dịch Vọng');
    const told = (await deps.db.orm.select().from(events)).filter(({ nounId }) => nounId === id);
    expect(told.map(({ verb, actor }) => [verb, actor])).toEqual([['place', clerk.userId]]);
  });

  test('who names no province is given one, then a commune', async () => {
    const sheet = 'Tên sản phẩm;Chủ thể\nMắm (DỮ LIỆU MẪU);HTX Không Tên\n';
    await importRegister(deps, { bytes: new TextEncoder().encode(sheet), fileName: 'b.csv', dryRun: false });
    const [, id] =
      /href="\/office\/areas\?producer=([\w-]+)"[^>]*>HTX Không Tên/.exec(
        await text(clerk, '/office/areas'),
      ) ?? [];
    expect(await text(clerk, `/office/areas?producer=${id}`)).toContain(
      `/office/areas/area-19?producer=${id}`,
    );
    const page = await text(clerk, `/office/areas/area-19?producer=${id}`);
    const [, area] =
      /<option value="([\w-]+)"[^>]*>Xã Tân Cương/.exec(page) ??
      /<option value="(area-[\w-]+)"/.exec(page) ??
      [];
    const placed = await clerk.send(`/office/producers/${id}/area`, { area: area!, from: 'area-19' });
    expect(placed.status).toBe(303);
    expect(await text(clerk, `/office/areas/${area}`)).toContain('HTX Không Tên');
  });

  test('loading again changes nothing', async () => {
    expect(await loadAreas(deps, {})).toMatchObject({ areas: 0, links: 0 });
  });
});

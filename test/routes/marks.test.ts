import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findOfficeMark, listOfficeMarks, listProducerMarksSeen, listStarMarks } from '#db/marks';
import { findProducerLook } from '#db/producerLooks';
import type { Deps } from '#server/deps.ts';
import { HOSTILE, svg } from '#test/server/marks/svgFiles.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';
import { openShop } from '#test/support/thanhMaiShop.ts';

const folder = temporaryFolder();
let office: Deps;
let shop: Awaited<ReturnType<typeof openShop>>;
let minh: Browsing;
let mai: Browsing;
let neighbour: Browsing;
let lan: Browsing;

beforeAll(async () => {
  office = await openOffice(folder.path);
  shop = await openShop(office);
  const site = await portalSite(office);
  minh = await site.signIn({ name: 'Minh', role: 'approver' });
  lan = await site.signIn({ name: 'Lan', role: 'clerk' });
  mai = await site.signIn({ name: 'Mai', role: 'producer', producerId: shop.product.producerId });
  neighbour = await site.signIn({ name: 'Khác', role: 'producer', producerId: shop.neighbour.producerId });
});
afterAll(() => {
  office.db.close();
  folder.remove();
});

const WHOLE = { all: true, areaIds: [], producerIds: [] };
const picture = (fill: string, name = 'dau mau.svg') =>
  new File([svg(`<title>${fill}</title><circle cx="50" cy="50" r="40" fill="${fill}"/>`)], name, {
    type: 'image/svg+xml',
  });
const text = async (answer: Response) => (await answer.text()).replace(/<[^>]*>/g, ' ');

describe('the office’s marks', () => {
  test('are uploaded without a script, chosen for a star, shown, and put away', async () => {
    const sent = await minh.send('/office/marks', { kind: 'ocop', name: '', file: picture('green') });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/office/marks?done=saved#marks']);
    const [mark] = await listOfficeMarks(office.db);
    expect(mark).toMatchObject({ name: 'dau mau', kind: 'ocop' });

    await minh.send('/office/marks/stars', { 'star-4': mark!.id, 'star-3': '', 'star-5': '' });
    const page = await (await minh.open('/office/marks')).text();
    expect(page).toContain(`<img src="/marks/${mark!.hash}.svg"`);
    expect(page).toMatch(new RegExp(`<option value="${mark!.id}" selected`));
    expect(page).toContain('4 sao');

    await minh.send(`/office/marks/${mark!.id}/retirement`, {});
    expect(await listOfficeMarks(office.db)).toEqual([]);
    expect(await text(await minh.open('/office/marks'))).toContain('Chưa có dấu OCOP nào');
  });

  test('are put away only after a page that names the stars they stand on, and can be used again', async () => {
    await minh.send('/office/marks', { kind: 'ocop', name: 'Dấu năm', file: picture('blue') });
    const [mark] = await listOfficeMarks(office.db);
    await minh.send('/office/marks/stars', { 'star-5': mark!.id, 'star-4': '', 'star-3': '' });
    const page = await (await minh.open('/office/marks')).text();
    expect(page).toContain(`href="/office/marks/${mark!.id}/retirement"`);
    expect(page).not.toContain(`action="/office/marks/${mark!.id}/retirement"`);
    const asked = await text(await minh.open(`/office/marks/${mark!.id}/retirement`));
    expect(asked).toContain('Tem sản phẩm 5 sao in từ nay không có dấu OCOP');

    await minh.send(`/office/marks/${mark!.id}/retirement`, {});
    expect((await minh.open(`/office/marks/${mark!.id}/retirement`)).status).toBe(404);
    expect(await listStarMarks(office.db)).toEqual([]);
    expect((await minh.send(`/office/marks/${mark!.id}/return`, {})).status).toBe(303);
    expect((await listStarMarks(office.db)).map(({ star }) => star)).toEqual([5]);
    await minh.send(`/office/marks/${mark!.id}/retirement`, {});
  });

  test('of the office’s own: an older one can be put on stamps again', async () => {
    for (const name of ['Dấu cũ', 'Dấu mới'])
      await minh.send('/office/marks', {
        kind: 'office',
        name,
        file: picture(name === 'Dấu cũ' ? 'red' : 'navy'),
      });
    const newer = await findOfficeMark(office.db);
    const older = (await listOfficeMarks(office.db)).find(({ id }) => id !== newer!.id);
    expect(await text(await minh.open('/office/marks'))).toContain(`In dấu “${older!.name}” lên tem`);
    await minh.send(`/office/marks/${older!.id}/return`, {});
    expect((await findOfficeMark(office.db))?.name).toBe(older!.name);
    const asked = await text(await minh.open(`/office/marks/${older!.id}/retirement`));
    expect(asked).toContain(`mang dấu “${newer!.name}” của văn phòng thay cho dấu này`);
    for (const { id } of await listOfficeMarks(office.db))
      await minh.send(`/office/marks/${id}/retirement`, {});
  });

  test('that are known under another name keep it, and the page says so', async () => {
    const sent = (name: string) => minh.send('/office/marks', { kind: 'ocop', name, file: picture('olive') });
    await sent('Dấu một');
    const answer = await sent('Dấu hai');
    expect(answer.headers.get('location')).toBe('/office/marks?done=mark-known#marks');
    const page = await text(await minh.open('/office/marks?done=mark-known'));
    expect(page).toContain('Hình này đã có trong danh sách và giữ tên cũ');
    const [mark] = await listOfficeMarks(office.db);
    expect(mark!.name).toBe('Dấu một');
    await minh.send(`/office/marks/${mark!.id}/retirement`, {});
  });

  test('that are refused say why beside the file, and nothing is kept', async () => {
    for (const { file, name } of HOSTILE.slice(0, 12)) {
      const bad = new File([file as string], 'dau.svg');
      const answer = await minh.send('/office/marks', { kind: 'office', file: bad });
      expect(answer.status, name).toBe(422);
      expect(await answer.text()).toContain('id="file-wrong"');
    }
    const shaded = new File([svg('<defs><linearGradient id="a"/></defs>')], 'dau.svg');
    const refused = await text(await minh.send('/office/marks', { kind: 'office', file: shaded }));
    expect(refused).toContain('Trong tệp có “linearGradient”');
    expect(refused).toContain('xuất hình thành PNG nền trắng, mỗi cạnh từ 600 đến 2000 điểm');
    const jpeg = await minh.send('/office/marks', {
      kind: 'office',
      file: new File([new Uint8Array([255, 216, 255])], 'a.svg'),
    });
    expect(jpeg.status).toBe(415);
    expect((await minh.send('/office/marks', { kind: 'office' })).status).toBe(400);
    expect(await listOfficeMarks(office.db)).toEqual([]);
  });

  test('for stars that are refused stay as they were chosen', async () => {
    await minh.send('/office/marks', { kind: 'ocop', name: 'Dấu ba', file: picture('teal') });
    const mark = (await listOfficeMarks(office.db)).find(({ name }) => name === 'Dấu ba');
    const answer = await minh.send('/office/marks/stars', { 'star-3': mark!.id, 'star-5': 'mrk-none' });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    const [, three = ''] = /name="star-3"([\s\S]*?)<\/select>/.exec(await answer.text()) ?? [];
    expect(three).toMatch(new RegExp(`value="${mark!.id}" selected`));
    await minh.send(`/office/marks/${mark!.id}/retirement`, {});
  });

  test('stand in colours that white paper does not swallow', async () => {
    const pale = await minh.send('/office/marks/colours', { first: '#ffff00', second: '#000000' });
    expect(pale.status).toBe(422);
    expect(await pale.text()).toContain('id="first-wrong"');
    expect((await minh.send('/office/marks/colours', { first: '#14603C', second: '#7a4a1c' })).status).toBe(
      303,
    );
    expect(await (await minh.open('/office/marks')).text()).toContain('value="#14603c"');
  });
});

describe('a producer’s look', () => {
  test('is one form: a mark of their own, a line of words, colours', async () => {
    const producer = shop.product.producerId;
    const look = { producer, mark: '', story: 'Mật ong hoa rừng', colours: 'two' };
    const sent = await mai.send('/producer/look', { ...look, file: picture('brown', 'ong.svg') });
    expect(sent.status).toBe(303);
    const [mark] = await listProducerMarksSeen(office.db, WHOLE);
    expect(await findProducerLook(office.db, producer)).toMatchObject({
      markId: mark!.id,
      story: 'Mật ong hoa rừng',
      colours: 'two',
    });
    const page = await (await mai.open('/producer/look')).text();
    for (const part of ['Mật ong hoa rừng', `/marks/${mark!.hash}.svg`, 'checked'])
      expect(page).toContain(part);
  });

  test('takes no file with nothing in it, nor a long strip: it says what is wrong with it', async () => {
    const look = { producer: shop.product.producerId, mark: '', story: '', colours: 'black' };
    const send = (file: File) => mai.send('/producer/look', { ...look, file });
    const empty = await send(new File([], 'dau.png', { type: 'image/png' }));
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('id="file-wrong"');
    const strip = new File([HOSTILE.find(({ name }) => name === 'a ribbon')?.file as string], 'dai.svg');
    expect(await (await send(strip)).text()).toContain('cạnh dài chỉ được gấp 8 lần cạnh ngắn');
  });

  test('speaks of no stars: the words stay typed, and the file is not kept', async () => {
    const producer = shop.product.producerId;
    const answer = await mai.send('/producer/look', {
      producer,
      mark: '',
      story: 'Mật ong 5 sao',
      colours: 'black',
      file: picture('red'),
    });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('id="story-wrong"');
    expect(page).toContain('value="Mật ong 5 sao"');
    expect(page).toContain('Tệp “dau mau.svg” chưa được lưu');
    expect(await listProducerMarksSeen(office.db, WHOLE)).toHaveLength(1);
  });

  test('is changed from a print and leads back to it as it was typed, refused or not', async () => {
    const back = '/producer/batches/bat-1/print?marks=&stock=a4-24&start=7';
    const page = await (await mai.open(`/producer/look?back=${encodeURIComponent(back)}`)).text();
    const kept = back.replaceAll('&', '&amp;');
    expect(page).toContain(`name="back" value="${kept}"`);
    const look = { producer: shop.product.producerId, mark: '', colours: 'black', back };
    const refused = await (await mai.send('/producer/look', { ...look, story: 'Mật ong 5 sao' })).text();
    expect(refused).toContain(`name="back" value="${kept}"`);
    const saved = await mai.send('/producer/look', { ...look, story: 'Mật ong hai vụ' });
    expect(saved.headers.get('location')).toContain(back);
    const elsewhere = await mai.send('/producer/look', { ...look, story: '', back: 'https://x.example/' });
    expect(elsewhere.headers.get('location')).toMatch(/^\/producer\/look/);
  });

  test('is nobody else’s', async () => {
    const producer = shop.product.producerId;
    const [mark] = await listProducerMarksSeen(office.db, WHOLE);
    expect((await neighbour.open(`/producer/look?producer=${producer}`)).status).toBe(404);
    expect(
      (await neighbour.send('/producer/look', { producer, mark: '', story: '', colours: 'black' })).status,
    ).toBe(404);
    expect((await neighbour.send(`/producer/look/marks/${mark!.id}/retirement`, {})).status).toBe(404);
    expect((await neighbour.open(`/marks/${mark!.hash}.svg`)).status).toBe(404);
    expect((await lan.open(`/marks/${mark!.hash}.svg`)).status).toBe(404);
  });
});

describe('the picture of a mark', () => {
  test('is its safe form, and can do nothing where it is opened by itself', async () => {
    const [mark] = await listProducerMarksSeen(office.db, WHOLE);
    for (const browsing of [mai, minh]) {
      const answer = await browsing.open(`/marks/${mark!.hash}.svg`);
      expect(answer.status).toBe(200);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'image/svg+xml',
        'content-security-policy': "default-src 'none'; style-src 'none'; frame-ancestors 'none'; sandbox",
        'x-content-type-options': 'nosniff',
      });
      const shown = await answer.text();
      expect(shown).toMatch(
        /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 1000 1000"><path fill="#a52a2a" d="/,
      );
      expect(shown).not.toContain('title');
    }
  });

  test('is shown as a printer of one colour sets it', async () => {
    const [mark] = await listProducerMarksSeen(office.db, WHOLE);
    const answer = await mai.open(`/marks/${mark!.hash}-1bit.png`);
    expect(answer.headers.get('content-type')).toBe('image/png');
    const { default: sharp } = await import('sharp');
    const { data, info } = await sharp(await answer.arrayBuffer())
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([96, 96]);
    expect([data[0], data[48 * 96 + 48]]).toEqual([255, 0]);
  });

  test('has one address, and no other', async () => {
    const [mark] = await listProducerMarksSeen(office.db, WHOLE);
    for (const file of [
      `${mark!.hash}.png`,
      `${mark!.hash}-1bit.svg`,
      `${mark!.hash}`,
      `${'0'.repeat(64)}.svg`,
      '../../etc/passwd',
      `${mark!.hash}.svg.svg`,
    ])
      expect((await mai.open(`/marks/${encodeURIComponent(file)}`)).status).toBe(404);
  });
});

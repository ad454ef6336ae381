import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditRegister } from '#server/actions/auditRegister.ts';
import type { Deps } from '#server/deps.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';

let folder: ReturnType<typeof temporaryFolder>;
let office: Deps;
let site: Awaited<ReturnType<typeof portalSite>>;
let lan: Browsing;
let minh: Browsing;

beforeAll(async () => {
  folder = temporaryFolder();
  office = await openOffice(folder.path);
  site = await portalSite(office);
  lan = await site.signIn({ name: 'Trần Thị Lan', role: 'clerk' });
  minh = await site.signIn({ name: 'Phạm Văn Minh', role: 'approver' });
});
afterAll(() => {
  office.db.close();
  folder.remove();
});

const HEADINGS = 'Tên sản phẩm,Chủ thể,Hạng sao,Số quyết định,Ngày ký,Cơ quan công nhận';

function registerOf(rows: number, name = 'Sản phẩm mẫu'): File {
  const lines = Array.from(
    { length: rows },
    (_, i) => `${name} ${i},HTX mẫu ${i % 900},4,${i}/QĐ-UBND,15/03/2025,UBND tỉnh Đồi Xanh`,
  );
  return new File([[HEADINGS, ...lines].join('\n')], `so-${rows}.csv`, { type: 'text/csv' });
}

function counted(): { products: number; imports: number } {
  const [row] = office.db.orm.all<{ products: number; imports: number }>(
    'select (select count(*) from products) as products, (select count(*) from imports) as imports',
  );
  return row!;
}

/** Sends a sheet, confirms it, and gives the proposal's path. */
async function propose(file: File): Promise<string> {
  const path = (await lan.send('/office/imports', { file })).headers.get('location')!;
  const sent = await lan.send(`${path}/confirmation`, {});
  expect(sent.headers.get('location')).toMatch(/^\/office\/proposals\/pro-.*done=submitted$/);
  return sent.headers.get('location')!.split('?')[0]!;
}

async function approve(who: Browsing, path: string): Promise<Response> {
  const html = await (await who.open(path)).text();
  const seen = /name="seen" value="(\w+)"/.exec(html)?.[1] ?? '';
  return who.send(`${path}/approval`, { revision: '1', read: '1', ...(seen && { seen }) });
}

test('the first sheet founds the register: looked at, then written, once however often it is sent', async () => {
  const sent = await lan.send('/office/imports', { file: registerOf(3) });
  const path = sent.headers.get('location')!;
  const preview = await (await lan.open(path)).text();
  expect(preview).toContain('Chưa có gì được ghi vào sổ.');
  expect(preview).toContain('Ghi 3 dòng vào sổ');
  expect(preview).toContain('bảng này lập sổ');
  expect(counted()).toEqual({ products: 0, imports: 0 });
  for (let i = 0; i < 2; i++) expect((await lan.send(`${path}/confirmation`, {})).status).toBe(303);
  expect(counted()).toEqual({ products: 3, imports: 1 });
  expect(await (await lan.open(path)).text()).toContain('Đã nhập vào sổ lúc 22/11/2026');
  expect(await (await lan.open('/office/imports')).text()).toContain('so-3.csv');
});

const MIXED = [
  HEADINGS,
  'Muối vừng,HTX mẫu 1,3,77/QĐ-UBND,15/10/2025,UBND tỉnh Đồi Xanh',
  'Rượu mơ,HTX mẫu 1,3,78/QĐ-UBND,15/10/2027,UBND tỉnh Đồi Xanh',
  '=cmd|x,HTX mẫu 1,chín,79/QĐ-UBND,hôm qua,UBND tỉnh Đồi Xanh',
].join('\n');

describe('After the first recognition, a clerk alone awards no stars', () => {
  let path: string;

  test('a confirmed sheet waits for an approver, once however often it is sent', async () => {
    const before = counted();
    path = await propose(new File([MIXED], 'so-4.csv', { type: 'text/csv' }));
    const again = await lan.send('/office/imports', { file: new File([MIXED], 'so-4.csv') });
    const preview = await (await lan.open(again.headers.get('location')!)).text();
    expect(preview).toContain('Bảng này đang chờ người duyệt.');
    const sent = await lan.send(`${again.headers.get('location')}/confirmation`, {});
    expect(sent.headers.get('location')).toBe(`${path}?done=already-done`);
    expect(counted()).toEqual(before);
    expect(await (await lan.open('/office/proposals')).text()).toContain('so-4.csv');
  });

  test('its preparer cannot approve it, and an approver is told what it does', async () => {
    expect((await approve(lan, path)).status).toBe(403);
    const html = await (await minh.open(path)).text();
    expect(html).toContain('Thêm 1 công nhận vào sổ, trong đó 1 còn hiệu lực hôm nay.');
    expect(html).toContain('Muối vừng (HTX mẫu 1) được công nhận 3 sao');
    expect(html).toContain('1 dòng được giữ là chưa đủ');
    expect(html).toContain('1 dòng không nhận');
    expect(await (await minh.open(`${path}/file`)).text()).toContain('Muối vừng');
  });

  test('what grew since it was shown is not approved unseen', async () => {
    const stale = await minh.send(`${path}/approval`, { revision: '1', seen: 'a'.repeat(32) });
    expect(stale.status).toBe(409);
    expect(counted().imports).toBe(1);
  });

  test('approved, it is written in one commit with its report, and the journal bears it out', async () => {
    expect((await approve(minh, path)).headers.get('location')).toContain('done=approved');
    expect(counted()).toEqual({ products: 5, imports: 2 });
    expect((await auditRegister(office)).findings).toEqual([]);
    const [row] = office.db.orm.all<{ id: string }>("select id from imports where file_name = 'so-4.csv'");
    const html = await (await lan.open(`/office/imports/${row!.id}`)).text();
    expect(html).toMatch(/Không nhận: 1 dòng, [2-9] chỗ cần sửa/);
    expect(html).toContain('Không đọc được hạng sao “chín”');
    expect(html).toContain('Ngày ký 15/10/2027 ở tương lai');
    const problems = await lan.open(`/office/imports/${row!.id}/problems.csv`);
    expect(problems.headers.get('content-disposition')).toContain('problems.csv');
    const csv = await problems.text();
    expect(csv).toContain('Không đọc được hạng sao “chín”');
    expect(csv).not.toMatch(/(^|[,\n"])=cmd/);
    const rows = await (await lan.open(`/office/imports/${row!.id}/rows.csv`)).text();
    expect(rows.trim().split('\r\n')).toHaveLength(4);
    expect(rows).toContain('Rượu mơ,HTX mẫu 1,dòng chưa đủ');
  });
});

test('what is no sheet is refused at its field, and nothing is kept', async () => {
  const before = counted();
  const pdf = await lan.send('/office/imports', { file: new File(['%PDF-1.7 \n%%EOF'], 'so.csv') });
  const shown = pdf.status === 303 ? await lan.open(pdf.headers.get('location')!) : pdf;
  expect([415, 422]).toContain(shown.status);
  expect(counted()).toEqual(before);
});

test('an upload cut in half writes nothing', async () => {
  const body = new FormData();
  body.append('file', registerOf(50));
  const whole = new Response(body);
  const type = whole.headers.get('content-type')!;
  const bytes = Buffer.from(await whole.arrayBuffer());
  const before = [counted(), office.db.orm.all('select hash from files')];
  const answer = await site.app.request(`${office.origin}/office/imports`, {
    method: 'POST',
    headers: { cookie: lan.cookie, origin: office.origin, 'content-type': type, accept: 'text/html' },
    body: bytes.subarray(0, bytes.length / 2),
  });
  expect(answer.status).toBe(400);
  expect([counted(), office.db.orm.all('select hash from files')]).toEqual(before);
});

test('a clerk of one area does not import: it would read and write the whole register', async () => {
  const hoa = await site.signIn({ name: 'Hoa', role: 'clerk', areaId: 'area-elsewhere' });
  expect((await hoa.open('/office/imports')).status).toBe(403);
});

test('while a large register is planned and written, others are answered', async () => {
  const sent = await lan.send('/office/imports', { file: registerOf(8_000, 'Hàng mẫu') });
  const path = sent.headers.get('location')!;
  let longest = 0;
  let running = true;
  const scanning = (async () => {
    while (running) {
      const began = performance.now();
      const answer = await site.app.request(`${office.origin}/s/010000000001`);
      await answer.text();
      longest = Math.max(longest, performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  const began = performance.now();
  const preview = await (await lan.open(path)).text();
  const planned = performance.now() - began;
  expect(preview).toContain('Gửi duyệt 8.000 dòng');
  const confirmed = await lan.send(`${path}/confirmation`, {});
  expect(confirmed.status).toBe(303);
  running = false;
  await scanning;
  // Planned in the same thread, one answer would wait as long as the whole plan.
  expect(longest).toBeLessThan(planned / 3);
  expect(counted().imports).toBe(2);
  const approved = await approve(minh, confirmed.headers.get('location')!.split('?')[0]!);
  expect(approved.headers.get('location')).toContain('done=approved');
  expect(counted().imports).toBe(3);
});

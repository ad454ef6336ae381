import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Deps } from '#server/deps.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';

let folder: ReturnType<typeof temporaryFolder>;
let office: Deps;
let site: Awaited<ReturnType<typeof portalSite>>;
let lan: Browsing;

beforeAll(async () => {
  folder = temporaryFolder();
  office = await openOffice(folder.path);
  site = await portalSite(office);
  lan = await site.signIn({ name: 'Trần Thị Lan', role: 'clerk' });
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

test('looked at first, then written, once however often it is sent', async () => {
  const sent = await lan.send('/office/imports', { file: registerOf(3) });
  const path = sent.headers.get('location')!;
  const preview = await (await lan.open(path)).text();
  expect(preview).toContain('Chưa có gì được ghi vào sổ.');
  expect(preview).toContain('Ghi 3 dòng vào sổ');
  expect(counted()).toEqual({ products: 0, imports: 0 });
  for (let i = 0; i < 2; i++) expect((await lan.send(`${path}/confirmation`, {})).status).toBe(303);
  expect(counted()).toEqual({ products: 3, imports: 1 });
  expect(await (await lan.open(path)).text()).toContain('Đã nhập vào sổ lúc 22/11/2026');
  expect(await (await lan.open('/office/imports')).text()).toContain('so-3.csv');
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
  expect(preview).toContain('Ghi 8.000 dòng vào sổ');
  expect((await lan.send(`${path}/confirmation`, {})).status).toBe(303);
  running = false;
  await scanning;
  // Planned in the same thread, one answer would wait as long as the whole plan.
  expect(longest).toBeLessThan(planned / 3);
  expect(counted().imports).toBe(2);
});

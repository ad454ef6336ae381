import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Batch } from '#core/batch';
import { listProducts } from '#db/products';
import { exportBatch } from '#server/actions/exportBatch.ts';
import type { Deps } from '#server/deps.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { honeyBatch, honeyLot } from '#test/support/printOffice.ts';
import { openOffice, recognise, temporaryFolder } from '#test/support/register.ts';
import { hasTools, runTool } from '#test/support/tools.ts';

const folder = temporaryFolder();
let deps: Deps;
let batch: Batch;
let print: string;
let [maker, delegate, neighbour, clerk]: Browsing[] = [];

beforeAll(async () => {
  deps = await openOffice(folder.path);
  const lot = await honeyLot(deps, 1000);
  batch = await honeyBatch(deps, lot, 130);
  await recognise(deps, { product: 'Trà hoa vàng Thanh Mai', producer: 'Hộ bà Mai', until: '15/03/2028' });
  const tea = (await listProducts(deps.db)).find(({ name }) => name.startsWith('Trà'))!;
  const done = await exportBatch(deps, { batch: batch.id, out: `${folder.path}/tem.csv`, stock: 'a4-65' });
  print = done.print!;
  const site = await portalSite(deps);
  maker = await site.signIn({ name: 'Ông Nhãn', role: 'producer', producerId: lot.producer });
  delegate = await site.signIn({ name: 'Cô Tư Vấn', role: 'delegate', producerId: lot.producer });
  neighbour = await site.signIn({ name: 'Bà Mai', role: 'producer', producerId: tea.producerId });
  clerk = await site.signIn({ name: 'Cô Lan', role: 'clerk' });
});

afterAll(() => {
  deps.db.close();
  folder.remove();
});

const path = () => `/producer/prints/${print}`;
const count = (fields: Record<string, string>, who = maker!) => who.send(`${path()}/counts`, fields);
const text = async (who: Browsing, at: string) => (await who.open(at)).text();

test('a batch leads to each print’s page, where the producer counts and a consultant only looks', async () => {
  expect(await text(maker!, `/producer/batches/${batch.id}`)).toContain(`href="${path()}"`);
  expect(await text(maker!, path())).toContain(`action="${path()}/counts"`);
  expect(await text(delegate!, path())).not.toContain(`action="${path()}/counts"`);
});

test('SVGs are counted as files, one a stamp, on every page and on the control sheet', async () => {
  const out = `${folder.path}/svg/`;
  const { print: svgs } = await exportBatch(deps, {
    ...{ batch: batch.id, out, format: 'svg', stock: 'a4-65', plain: true },
  });
  const page = await text(maker!, `/producer/prints/${svgs}`);
  expect(page).toMatch(/Số tệp SVG<\/dt><dd>130</);
  expect(page).not.toContain('<dt>Số tờ</dt>');
  expect(await text(maker!, `/producer/batches/${batch.id}`)).toContain('130 tệp SVG');
  expect(await text(clerk!, `/office/batches/${batch.id}`)).toContain('130 tệp SVG');
  const answer = await maker!.open(`/producer/prints/${svgs}/control-sheet`);
  const file = `${folder.path}/phieu-svg.pdf`;
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
  if (!hasTools('pdftotext')) return;
  const said = (await runTool('pdftotext', ['-layout', file, '-'])).normalize('NFC');
  expect(said).toMatch(/Số tệp SVG\s+130/);
  expect(said).not.toContain('Số tờ');
});

test('another producer’s print is not found, to look at or to count', async () => {
  expect((await neighbour!.open(path())).status).toBe(404);
  expect((await neighbour!.open(`${path()}/control-sheet`)).status).toBe(404);
  expect((await count({ counted: '130' }, neighbour!)).status).toBe(404);
});

test('a count that agrees is told so; a surplus is told with what to do, to the office too', async () => {
  const first = '0100 0000 0001';
  expect((await count({ counted: '130', first, last: '', sha256: '', note: '' })).status).toBe(303);
  expect(await text(maker!, path())).toContain('Khớp: nhà in báo 130 tem');
  const typed = { counted: '1.130', note: 'báo qua điện thoại' };
  const asked = await count(typed);
  expect(asked.status).toBe(409);
  const question = await asked.text();
  expect(question).toContain('Thừa 1.000 tem.');
  expect(question).toMatch(/<input type="checkbox" id="sure" name="sure" value="1.130" required/);
  expect(await text(maker!, path())).not.toContain('1.130');
  // What was confirmed of one number is not said of another.
  expect((await count({ ...typed, counted: '1.300', sure: '1.130' })).status).toBe(409);
  expect((await count({ ...typed, sure: '1.130' })).status).toBe(303);
  const page = await text(maker!, path());
  expect(page).toContain('Nhà in in thừa 1.000 tem');
  expect(page).toContain('Hãy đòi lại và hủy hết');
  expect(await text(clerk!, `/office/batches/${batch.id}`)).toContain('THỪA 1.000 tem');
});

test('a number that nobody prints is refused, and a wrong one is followed by the right one, which stands', async () => {
  for (const counted of ['1000000000', '9.999.999']) {
    const refused = await count({ counted, sure: counted });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('nhiều nhất ghi được 2.300');
  }
  expect((await count({ counted: '0', sure: '0' })).status).toBe(303);
  expect((await count({ counted: '130' })).status).toBe(303);
  const page = await text(maker!, path());
  expect(page).toContain('Khớp: nhà in báo 130 tem');
  expect(page).toMatch(/THỪA 1.000 tem \(đã có số mới hơn\)/);
});

test('what cannot be read is shown again beside its field with all that was typed', async () => {
  for (const fields of [
    { counted: 'nhiều' },
    { counted: '1', first: '0100 0000 0001-9' },
    { counted: '1', sha256: 'abc' },
  ]) {
    const answer = await count({ ...fields, note: 'giữ lại' });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('value="giữ lại"');
  }
});

test('a print whose file was written elsewhere has its manifest there, and none here', async () => {
  expect(await text(maker!, path())).not.toContain(`${path()}/manifest`);
  expect((await maker!.open(`${path()}/manifest`)).status).toBe(404);
});

test('the control sheet is a PDF of one page, the same bytes each time', async () => {
  const open = async () => Buffer.from(await (await maker!.open(`${path()}/control-sheet`)).arrayBuffer());
  const [one, other] = [await open(), await open()];
  expect(one.subarray(0, 5).toString()).toBe('%PDF-');
  expect(one.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  expect(other.equals(one)).toBe(true);
});

test.skipIf(!hasTools('pdftotext'))(
  'the control sheet speaks as the screens do, leaves a line for the print house, and says what the hash is for',
  async () => {
    const bytes = Buffer.from(await (await maker!.open(`${path()}/control-sheet`)).arrayBuffer());
    const file = `${folder.path}/phieu.pdf`;
    writeFileSync(file, bytes);
    const said = (await runTool('pdftotext', ['-layout', file, '-'])).normalize('NFC');
    expect(said).toMatch(/Đợt tem\s+\d{4} \d{4} \d{4} · \d{2}\/\d{2}\/\d{4} \(mã đợt b-/);
    expect(said).toMatch(/Nhà in\s+\.{50}/);
    expect(said).toContain('certutil -hashfile');
  },
);

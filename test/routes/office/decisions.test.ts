import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listProposals } from '#db/proposals';
import type { Deps } from '#server/deps.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { openOffice, recognise, temporaryFolder } from '#test/support/register.ts';

const HONEY = 'Mật ong hoa rừng Thanh Mai';
const PDF = '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
const ALL = { all: true, areaIds: [], producerIds: [] };

let folder: ReturnType<typeof temporaryFolder>;
let office: Deps;
let lan: Browsing;
let minh: Browsing;
let outsider: Browsing;

beforeAll(async () => {
  folder = temporaryFolder();
  office = await openOffice(folder.path);
  await recognise(office, { product: HONEY });
  const site = await portalSite(office);
  lan = await site.signIn({ name: 'Trần Thị Lan', role: 'clerk' });
  minh = await site.signIn({ name: 'Lê Văn Minh', role: 'approver' });
  outsider = await site.signIn({ name: 'Ở xã khác', role: 'clerk', areaId: 'area-elsewhere' });
});
afterAll(() => {
  office.db.close();
  folder.remove();
});

const HEADING = { authority: 'UBND tỉnh Đồi Xanh', number: '700/QĐ-UBND', signed: '20/11/2026' };

/** Lan begins a decision; answers with its address. */
async function begun(kind = 'withdraw'): Promise<string> {
  const answer = await lan.send('/office/drafts', { kind });
  expect(answer.status).toBe(303);
  return answer.headers.get('location')!;
}

async function textOf(answer: Response): Promise<string> {
  return (await answer.text()).replaceAll('&quot;', '"');
}

async function revisionAt(path: string): Promise<string> {
  const [, revision] = /name="revision" value="(\d+)"/.exec(await textOf(await lan.open(path))) ?? [];
  return revision!;
}

async function write(path: string, fields: Record<string, string>): Promise<Response> {
  return lan.send(path, { revision: await revisionAt(path), ...fields });
}

const WITHDRAWAL = {
  ...{ act: 'line', line: 'new', kind: 'withdraw', product: HONEY },
  ...{ clause: '2', article: '15', document: 'Quyết định 1489/QĐ-TTg' },
};

describe('a decision in the browser', () => {
  test('from draft to in force: written, attached, submitted, read, approved', async () => {
    const path = await begun();
    const id = path.split('/').at(-1)!;
    expect((await write(path, { act: 'heading', kind: 'withdraw', ...HEADING })).status).toBe(303);
    expect((await write(path, { ...WITHDRAWAL, reason: 'không giữ điều kiện' })).status).toBe(303);
    const file = new File([PDF], 'Quyết định 700.pdf', { type: 'text/html' });
    const attached = await lan.send(`${path}/file`, { revision: await revisionAt(path), file });
    expect(attached.status).toBe(303);
    const draft = await textOf(await lan.open(path));
    expect(draft).toContain('Quyết định 700.pdf');
    expect(draft).toContain('không còn công nhận nào có hiệu lực');
    const proposal = `/office/proposals/${id}`;
    const submitted = await lan.send(`${proposal}/submission`, { revision: await revisionAt(path) });
    expect(submitted.headers.get('location')).toBe(`${proposal}?done=submitted`);

    const own = await textOf(await lan.open(proposal));
    expect(own).toContain('Bạn đã chuẩn bị đề xuất này');
    const seen = await textOf(await minh.open(proposal));
    expect(seen).toContain('không giữ điều kiện');
    expect(seen).toContain('Khi duyệt, điều gì xảy ra');
    const [, revision] = /name="revision" value="(\d+)"/.exec(seen)!;
    const blind = await minh.send(`${proposal}/approval`, { revision: revision!, read: '1' });
    expect(blind.status).toBe(400);
    const [, digest] = /name="seen" value="(\w+)"/.exec(seen)!;
    const approval = { revision: revision!, read: '1', seen: digest! };
    const approved = await minh.send(`${proposal}/approval`, approval);
    expect(approved.headers.get('location')).toBe(`${proposal}?done=approved`);
    const again = await minh.send(`${proposal}/approval`, approval);
    expect(again.status).toBe(409);

    const [done] = await listProposals(office.db, ALL, { state: 'done' });
    const decision = `/office/decisions/${done!.resultId}`;
    const shown = await textOf(await minh.open(decision));
    expect(shown).toContain('Trần Thị Lan');
    expect(shown).toContain('Lê Văn Minh');
    const sent = await minh.open(`${decision}/file`);
    expect(sent.headers.get('content-type')).toBe('application/pdf');
    expect(sent.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(await sent.text()).toBe(PDF);
    expect(await textOf(await lan.open('/office/decisions?q=700'))).toContain(decision);
  });

  test('a prepared decision is read with days and decimals as people write them, however they were typed', async () => {
    const path = await begun('re-recognise');
    await write(path, { act: 'heading', kind: 're-recognise', ...HEADING, signed: '2026-11-19' });
    const award = { act: 'line', line: 'new', kind: 're-recognise', product: HONEY, star: '4' };
    await write(path, { ...award, score: '84.5', validFrom: '2026-11-20', validTo: '2029-11-19' });
    const seen = await textOf(await lan.open(path.replace('drafts', 'proposals')));
    for (const words of ['19/11/2026', 'Điểm: 84,5', 'Có giá trị từ: 20/11/2026', 'đến: 19/11/2029'])
      expect(seen).toContain(words);
    expect(seen).not.toContain('Điểm: 84.5');
  });

  test('a fault stands beside its field, and nothing typed is lost', async () => {
    const path = await begun();
    const typed = { act: 'heading', kind: 'withdraw', ...HEADING, signed: '31/02/2026' };
    const heading = await write(path, typed);
    expect(heading.status).toBe(400);
    const page = await textOf(heading);
    expect(page).toContain('id="signed-wrong"');
    expect(page).toContain('31/02/2026');
    const line = await write(path, { ...WITHDRAWAL, clause: '', reason: 'lý do đã gõ' });
    expect(line.status).toBe(400);
    const linePage = await textOf(line);
    expect(linePage).toContain('id="clause-wrong"');
    expect(linePage).toContain('lý do đã gõ');
    const unknown = await write(path, { ...WITHDRAWAL, product: 'Không có', reason: 'x' });
    expect(unknown.status).toBe(404);
    expect(await textOf(unknown)).toContain('id="product-wrong"');
  });

  test('two tabs: the one that saw the former revision is told, and overwrites nothing', async () => {
    const path = await begun();
    const revision = await revisionAt(path);
    const heading = { act: 'heading', kind: 'withdraw', ...HEADING };
    expect((await lan.send(path, { revision, ...heading })).status).toBe(303);
    const stale = await lan.send(path, { revision, ...heading, number: '999/QĐ-UBND' });
    expect(stale.status).toBe(409);
    expect(await textOf(stale)).toContain('999/QĐ-UBND');
    const [latest] = await listProposals(office.db, ALL, { state: 'draft' });
    expect(JSON.stringify(latest!.input)).not.toContain('999');
  });

  test.each([
    ['a page named .pdf', '<html>%PDF-</html>'],
    ['a PDF cut in half', PDF.slice(0, 30)],
  ])('%s is not attached', async (_, content) => {
    const path = await begun();
    const file = new File([content], 'quyet-dinh.pdf', { type: 'application/pdf' });
    const answer = await lan.send(`${path}/file`, { revision: await revisionAt(path), file });
    expect(answer.status).toBe(415);
    expect(await textOf(await lan.open(path))).toContain('Chưa đính kèm.');
  });

  test('lines come from a sheet, with every problem by row and column, and are taken once asked', async () => {
    const path = await begun('recognise');
    await write(path, { act: 'heading', kind: 'recognise', ...HEADING });
    const rows = [
      'Tên sản phẩm,Chủ thể,Hạng sao,Điểm,Số quyết định',
      `${HONEY},HTX Mật ong Thanh Mai,5,91,700/QĐ-UBND`,
      'Trà sen,Hộ Mai Thị Sen,3,"55,5",',
      'Bánh khảo,Hộ Mai Thị Sen,7,,',
      'Rượu men lá,Hộ Mai Thị Sen,3,,12/QĐ-UBND',
    ];
    const sheet = new File([rows.join('\n')], 'dong.csv');
    const sent = await lan.send(`${path}/sheet`, { sheet });
    expect(sent.status).toBe(303);
    const preview = await textOf(await lan.open(sent.headers.get('location')!));
    expect(preview).toContain('Hàng 4, cột Hạng sao');
    expect(preview).toContain('hàng này ghi quyết định khác');
    expect(preview).toContain('Thêm 2 dòng vào bản thảo');
    const hash = new URL(sent.headers.get('location')!, office.origin).searchParams.get('sheet')!;
    expect((await write(path, { act: 'sheet', sheet: hash })).status).toBe(303);
    const draft = await textOf(await lan.open(path));
    expect(draft).toContain('Trà sen');
    expect(draft).toContain(`${HONEY} · HTX Mật ong Thanh Mai`);
    expect(draft).toContain('Nâng hạng');
  });

  test('found only if yours: a stranger to the area sees neither proposal, nor decision, nor draft', async () => {
    const path = await begun();
    const id = path.split('/').at(-1)!;
    for (const there of [path, `/office/proposals/${id}`, `/office/proposals/${id}/file`]) {
      expect((await outsider.open(there)).status, there).toBe(404);
    }
    expect((await minh.open(path)).status).toBe(403);
    const [done] = await listProposals(office.db, ALL, { state: 'done' });
    expect((await outsider.open(`/office/decisions/${done!.resultId}`)).status).toBe(404);
  });
});

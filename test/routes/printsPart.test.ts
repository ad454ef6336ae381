import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatPrintedId, formatStampId, type KeyNumber } from '#core/stampId';
import { listEvents } from '#db/events';
import { findJob } from '#db/jobs';
import { listPrints } from '#db/prints';
import { printBatch } from '#server/actions/printBatch.ts';
import { voidStamps } from '#server/actions/voidStamps.ts';
import type { Deps } from '#server/deps.ts';
import { printBatchForm } from '#server/forms/batch.ts';
import { parseForm } from '#server/forms/form.ts';
import { type Jobs, startJobs } from '#server/jobs/runner.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { honeyBatch, honeyLot } from '#test/support/printOffice.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';

const folder = temporaryFolder();
let deps: Deps;
let maker: Browsing;
let batch: Awaited<ReturnType<typeof honeyBatch>>;
let jobs: Jobs;
let honey: Awaited<ReturnType<typeof honeyLot>>;

beforeAll(async () => {
  deps = await openOffice(folder.path);
  honey = await honeyLot(deps);
  batch = await honeyBatch(deps, honey, 200);
  const site = await portalSite(deps);
  maker = await site.signIn({ name: 'Ông Nhãn', role: 'producer', producerId: honey.producer });
  jobs = startJobs(deps, { log: { error: () => undefined, info: () => undefined }, pollMs: 10 });
});

afterAll(async () => {
  await jobs.stop();
  deps.db.close();
  folder.remove();
});

const form = () => `/producer/batches/${batch.id}/print`;
const textOf = async (path: string) => (await maker.open(path)).text();
const ask = (fields: Readonly<Record<string, string>>) =>
  maker.send(`/producer/batches/${batch.id}/prints`, {
    ...{ format: 'pdf', stock: 'a4-65', dpi: '300', start: '1' },
    ...fields,
  });
const idAt = (place: number) =>
  formatPrintedId(formatStampId(batch.keyNumber as KeyNumber, batch.first + place - 1));

async function made(fields: Readonly<Record<string, string>>): Promise<string> {
  const answer = await ask(fields);
  expect(answer.status).toBe(303);
  const path = answer.headers.get('location')!.split('?')[0]!;
  const job = async () => (await findJob(deps.db, path.split('/').at(-1)!))!;
  while (!['done', 'failed'].includes((await job()).state)) await pause(20);
  expect((await job()).problem).toBeNull();
  return path;
}

const bytesOf = async (path: string) => Buffer.from(await (await maker.open(`${path}/file`)).arrayBuffer());
const PART = { from: '66', to: '130', count: '' };

describe('a sheet that jammed', () => {
  test('is printed again by its stamps alone: the same bytes each time, and those of the command', async () => {
    const whole = await made({});
    const path = await made(PART);
    const bytes = await bytesOf(path);
    const [again] = [await made({ from: idAt(66), count: '65' })];
    expect((await bytesOf(again!)).equals(bytes)).toBe(true);
    expect((await bytesOf(whole)).equals(bytes)).toBe(false);
    const out = `${folder.path}/lenh.pdf`;
    const wish = { batch: batch.id, stock: 'a4-65', from: '66', to: '130', out };
    await printBatch(deps, parseForm(printBatchForm, wish));
    expect((await readFile(out)).equals(bytes)).toBe(true);
    expect(await textOf(path)).toContain('con tem 66 đến 130');
    const file = await maker.open(`${path}/file`);
    await file.arrayBuffer();
    expect(file.headers.get('content-disposition')).toContain('tem-TM-01-0066-0130-a4-65.pdf');
  });

  test('is on record with its stamps, and its print’s page and the list say that it is a reprint', async () => {
    const prints = await listPrints(deps.db, [batch.id]);
    const part = prints.find(({ from }) => from === 66)!;
    expect(part).toMatchObject({ from: 66, count: 65, start: 1, pages: 1 });
    const page = await textOf(`/producer/prints/${part.id}`);
    expect(page).toContain('thứ 66 đến 130');
    expect(page).toContain('65 tem đã có ở lần in trước');
    const [event] = (await listEvents(deps.db, [{ noun: 'batch', nounId: batch.id }])).filter(
      ({ verb }) => verb === 'reprint',
    );
    expect(event!.after).toMatchObject({ from: 66, count: 65, again: 65 });
    const list = await textOf(`/producer/batches/${batch.id}`);
    expect(list).toContain('in lại 65 tem');
    expect(list).toMatch(/Đã có tệp in, mỗi con tem tính một lần<\/dt><dd[^>]*>200</);
    expect(list).toMatch(/Số tệp in đã tạo<\/dt><dd[^>]*>4</);
    expect(list).toMatch(/Tem in lại[^<]*<\/dt><dd[^>]*>195</);
  });

  test('is led to from the list of prints, with the choices that print had', async () => {
    await made({ stock: 'a4-24', start: '3', surface: 'curved', dpi: '600', ...PART });
    const list = await textOf(`/producer/batches/${batch.id}`);
    const print = (await listPrints(deps.db, [batch.id])).find(({ stock }) => stock === 'a4-24')!;
    expect(list).toContain(`href="${form()}?again=${print.id}"`);
    const page = await textOf(`${form()}?again=${print.id}`);
    for (const [name, value] of Object.entries({ start: '3', from: '66', to: '130' }))
      expect(page).toMatch(new RegExp(`name="${name}"[^>]*value="${value}"`));
    for (const value of ['600', 'curved']) expect(page).toContain(`<option value="${value}" selected`);
    expect(page).toMatch(/<input type="radio" name="stock" value="a4-24"[^>]*checked/);
    const whole = (await listPrints(deps.db, [batch.id])).find(({ count }) => count === 200)!;
    expect(await textOf(`${form()}?again=${whole.id}&some=1`)).toMatch(/<details[^>]*id="range"[^>]*open/);
    expect(await textOf(`${form()}?again=${whole.id}`)).not.toMatch(/id="range"[^>]*open/);
    expect((await maker.open(`${form()}?again=prt-nobody`)).status).toBe(200);
  });
});

describe('a part of a batch', () => {
  test('is told beside its fields as places and printed IDs, and the preview follows it', async () => {
    const page = await textOf(`${form()}?from=66&to=130`);
    expect(page).toContain(`Con tem thứ 66 đến thứ 130, mã ${idAt(66)} đến ${idAt(130)}: 65 tem.`);
    expect(page).toMatch(/1 tờ cho 65 tem|65 tem/);
    expect(page).toMatch(/<details[^>]*id="range"[^>]*open/);
    expect(await textOf(form())).not.toMatch(/id="range"[^>]*open/);
  });

  test.each([
    ['from', { from: '0' }, 'không có con tem “0”'],
    ['from', { from: '201' }, 'từ 1 đến 200'],
    ['to', { to: '1000000000' }, 'không có con tem “1000000000”'],
    ['from', { from: 'mười' }, 'không có con tem “mười”'],
    ['to', { from: '20', to: '10' }, 'từ 20 đến 200'],
    ['count', { from: '190', count: '12' }, 'ghi số tem từ 1 đến 11'],
    ['count', { from: '1', to: '65', count: '60' }, 'có 65 tem, không phải 60|là 65 tem, không phải 60'],
  ] as const)('wrong in “%s” as %j is told there with what is allowed, and nothing typed is lost', async (field, typed, words) => {
    for (const answer of [await ask(typed), await maker.open(`${form()}?${new URLSearchParams(typed)}`)]) {
      const page = await answer.text();
      expect(page).toContain(`id="${field}-wrong"`);
      expect(page).toMatch(new RegExp(words));
      for (const [name, value] of Object.entries(typed))
        expect(page).toMatch(new RegExp(`name="${name}"[^>]*value="${value}"`));
      expect(page).toMatch(/<details[^>]*id="range"[^>]*open/);
    }
    expect((await ask(typed)).status).toBe(422);
  });
});

test('a later file of a large print is on record with the label it begins on, not the one asked of the first', async () => {
  const large = await honeyBatch(deps, honey, 50_200);
  const fields = { format: 'csv', stock: 'a4-65', dpi: '300', start: '6', part: '2' };
  const answer = await maker.send(`/producer/batches/${large.id}/prints`, fields);
  const job = answer.headers.get('location')!.split('?')[0]!.split('/').at(-1)!;
  while (!['done', 'failed'].includes((await findJob(deps.db, job))!.state)) await pause(20);
  const [print] = await listPrints(deps.db, [large.id]);
  expect(print).toMatchObject({ start: 1, from: 49_981, count: 220 });
});

describe('void stamps among those to be printed', () => {
  test('are told by their IDs before, and all void is refused', async () => {
    const range = { first: idAt(131), last: idAt(140) };
    await voidStamps(deps, { batch: batch.id, ...range, reason: 'kẹt giấy' });
    const page = await textOf(form());
    expect(page).toContain(`10 tem định in đã bị hủy: ${range.first} đến ${range.last}.`);
    const whole = (await listPrints(deps.db, [batch.id])).find(({ count }) => count === 200);
    expect(await textOf(`/producer/prints/${whole!.id}`)).toContain('10 tem của lần in này đã bị hủy');
    expect(await textOf(`${form()}?from=1&to=130`)).not.toContain('đã bị hủy:');
    expect(await textOf(`${form()}?from=140`)).toContain(`1 tem định in đã bị hủy: ${range.last}.`);
    const refused = await ask({ from: '131', to: '140' });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('Cả 10 tem định in đều đã hủy');
    expect(await textOf(`${form()}?from=131&to=140`)).toContain('Cả 10 tem định in đều đã hủy');
    const out = `${folder.path}/huy.pdf`;
    const wish = { batch: batch.id, stock: 'a4-65', from: '131', to: '140', out };
    await expect(printBatch(deps, parseForm(printBatchForm, wish))).rejects.toMatchObject({
      code: 'range-all-void',
    });
  });
});

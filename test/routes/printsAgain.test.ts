import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findJob } from '#db/jobs';
import type { Deps } from '#server/deps.ts';
import { type Jobs, startJobs } from '#server/jobs/runner.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { honeyBatch, honeyLot } from '#test/support/printOffice.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';

const folder = temporaryFolder();
let deps: Deps;
let maker: Browsing;
let batch: string;
let honey: { readonly product: string; readonly lot: string };
let jobs: Jobs;

beforeAll(async () => {
  deps = await openOffice(folder.path);
  const lot = await honeyLot(deps);
  honey = { product: lot.product, lot: lot.lot };
  batch = (await honeyBatch(deps, lot, 7)).id;
  const site = await portalSite(deps);
  maker = await site.signIn({ name: 'Ông Nhãn', role: 'producer', producerId: lot.producer });
  jobs = startJobs(deps, { log: { error: () => undefined, info: () => undefined }, pollMs: 10 });
});

afterAll(async () => {
  await jobs.stop();
  deps.db.close();
  folder.remove();
});

const textOf = async (path: string) => (await maker.open(path)).text();

async function made(fields: Readonly<Record<string, string>>): Promise<string> {
  const answer = await maker.send(`/producer/batches/${batch}/prints`, { dpi: '300', start: '1', ...fields });
  const path = answer.headers.get('location')!.split('?')[0]!;
  while ((await findJob(deps.db, path.split('/').at(-1)!))!.state !== 'done') await pause(20);
  return path;
}

test('stamps that are in a file already are told of before another is made', async () => {
  const form = `/producer/batches/${batch}/print`;
  expect(await textOf(form)).not.toContain('hai con tem cùng mã');
  await made({ format: 'pdf', stock: 'a4-65', start: '12' });
  const again = await textOf(form);
  expect(again).toContain('7 tem này đã có tệp in lúc');
  expect(again).toContain('In thêm là có hai con tem cùng mã');
});

test('a file is named by lot, serials, paper and first label', async () => {
  const path = await made({ format: 'pdf', stock: 'a4-65', start: '12' });
  const file = await maker.open(`${path}/file`);
  await file.arrayBuffer();
  const name = 'filename="tem-TM-01-0001-0007-a4-65-tu-nhan-12.pdf"';
  expect(file.headers.get('content-disposition')).toContain(name);
});

test('a file for a print house leads to its control sheet and to where the count is put down', async () => {
  const page = await textOf(await made({ format: 'csv', stock: 'a4-65' }));
  const [, print] = /href="(\/producer\/prints\/prt-[0-9a-z]+)\/control-sheet"/.exec(page)!;
  expect(page).toContain(`href="${print}"`);
  expect((await maker.open(`${print}/control-sheet`)).headers.get('content-type')).toBe('application/pdf');
  const told = await maker.send(`${print}/counts`, { counted: '7' });
  const after = await textOf(told.headers.get('location')!);
  expect(after).toContain('Đã ghi số nhà in báo.');
  expect(after).not.toContain('Đã ghi sổ tem.');
  expect(await textOf(await made({ format: 'pdf', stock: 'a4-65' }))).not.toContain('/control-sheet');
});

test('more stamps than there can be are refused as they were typed, not cut short', async () => {
  const page = await textOf(
    `/producer/orders/new?product=${honey.product}&lot=${honey.lot}&quantity=1000000000`,
  );
  expect(page).toMatch(/name="quantity"[^>]*maxlength="15"[^>]*value="1000000000"/);
  expect(page).toContain('Xin 1.000.000.000 tem');
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { products } from '#db/schema';
import { events } from '#db/stampSchema';
import { importRegister } from '#server/actions/importRegister.ts';
import type { Deps } from '#server/deps.ts';
import { csvOf } from '#test/import/support/office.ts';
import { dice, openOffice, temporaryFolder } from '#test/support/register.ts';

// DỮ LIỆU MẪU: firms and products are fictional.

let folder: ReturnType<typeof temporaryFolder>;
let lan: Deps;
let minh: Deps;
beforeEach(async () => {
  folder = temporaryFolder();
  lan = await openOffice(folder.path);
  minh = { ...(await openOffice(folder.path)), randomBytes: dice('minh'), actor: 'minh' };
});
afterEach(() => {
  lan.db.close();
  minh.db.close();
  folder.remove();
});

const bytes = new TextEncoder().encode(
  csvOf([
    ['Tên sản phẩm', 'Chủ thể', 'Hạng sao'],
    ['Kem đậu xanh', 'HTX Thanh Mai', '4'],
    ['Bánh gai', 'HTX Thanh Mai', '3'],
  ]),
);

test('two people who import one file at once make no product twice', async () => {
  const input = { bytes, fileName: 'so.csv', dryRun: false };
  const reports = await Promise.all([importRegister(lan, input), importRegister(minh, input)]);
  expect(reports.map(({ incomplete, unchanged }) => [incomplete, unchanged]).sort()).toEqual([
    [0, 2],
    [2, 0],
  ]);
  expect(await lan.db.orm.select().from(products)).toHaveLength(2);
  const told = await lan.db.orm.select().from(events);
  expect(told.filter(({ verb }) => verb === 'import')).toHaveLength(1);
});

test('an import that is told to stop has written nothing', async () => {
  const stop = new AbortController();
  const steps: string[] = [];
  const onProgress = (done: number, of: number) => {
    steps.push(`${done}/${of}`);
    if (done === 2) stop.abort();
  };
  const act = importRegister(
    lan,
    { bytes, fileName: 'so.csv', dryRun: false },
    { onProgress, signal: stop.signal },
  );
  await expect(act).rejects.toMatchObject({ code: 'interrupted' });
  expect(steps).toEqual(['1/4', '2/4']);
  expect(await lan.db.orm.select().from(products)).toEqual([]);
});

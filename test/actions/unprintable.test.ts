import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Batch } from '#core/batch';
import type { RefusalCode } from '#core/refusal';
import { findFreeJob } from '#db/jobs';
import { exportBatch } from '#server/actions/exportBatch.ts';
import { issueBatch } from '#server/actions/issueBatch.ts';
import { printBatch } from '#server/actions/printBatch.ts';
import { queuePrint } from '#server/actions/queuePrint.ts';
import { savePrinterProfile } from '#server/actions/savePrinterProfile.ts';
import type { Deps } from '#server/deps.ts';
import { printBatchForm } from '#server/forms/batch.ts';
import { queuePrintForm } from '#server/forms/print.ts';
import { honeyLot } from '#test/support/printOffice.ts';
import { NOW, openOffice, temporaryFolder } from '#test/support/register.ts';
import { refusalText } from '#web/refusalText.ts';

const folder = temporaryFolder();
let deps: Deps;
let batch: Batch;
let producer: string;

beforeAll(async () => {
  deps = await openOffice(folder.path);
  const lot = await honeyLot(deps);
  producer = lot.producer;
  ({ batch } = await issueBatch(deps, { ...lot, quantity: 70, form: 'full', pin: true }));
});

afterAll(() => {
  deps.db.close();
  folder.remove();
});

const EVERY = { all: true, areaIds: [], producerIds: [] } as const;
const ROLL = 'roll-50x30-2';

describe('what would be refused when it prints is refused before it waits', () => {
  test.each<[string, object, RefusalCode]>([
    ['PINs alone as SVGs', { stock: 'a4-24', format: 'svg', content: 'pins' }, 'option-not-for-format'],
    ['ZPL at dots no head has', { stock: ROLL, format: 'zpl', dpi: 360 }, 'dpi-not-for-format'],
    ['pictures of a roll at such dots', { stock: ROLL, format: 'png', dpi: 720 }, 'dpi-not-for-format'],
    ['a resolution no printer has', { stock: 'a4-24', format: 'csv', dpi: 9 }, 'dpi-out-of-range'],
  ])('%s', async (_name, wish, code) => {
    const input = queuePrintForm.parse({ batch: batch.id, ...wish });
    await expect(queuePrint(deps, input)).rejects.toMatchObject({ code });
    expect(await findFreeJob(deps.db, NOW + 1)).toBeUndefined();
  });

  test('and a thermal printer is not kept with such dots: the words name them', async () => {
    const measured = { left: 10, top: 10, across: 80, down: 20 };
    const printer = { name: 'Máy in tem', dpi: 1200, language: 'zpl', stock: ROLL, ...measured } as const;
    const refused = await savePrinterProfile(deps, EVERY, { ...printer, producer }).catch((e) => e);
    expect(refused).toMatchObject({ code: 'dpi-not-for-format', details: { dpi: 1200 } });
    expect(refusalText('vi', refused).detail).toMatch(/^1.200 dpi .*203, 300, 600 dpi/);
  });
});

describe('every way out of a batch has the same bounds', () => {
  const out = () => join(folder.path, 'out');
  const print = (wish: object) =>
    printBatch(deps, printBatchForm.parse({ batch: batch.id, stock: 'a4-65', out: out(), ...wish }));

  test.each<[string, object, RefusalCode]>([
    ['a list from a label that no sheet has', { format: 'csv', start: 99_999 }, 'start-label-outside-sheet'],
    ['SVGs likewise', { format: 'svg', stock: 'a4-24', start: 9999 }, 'start-label-outside-sheet'],
    ['a list at 9 dpi', { format: 'ndjson', dpi: 9 }, 'dpi-out-of-range'],
    ['a list for a printer’s miss', { format: 'csv', calibrate: '20,20,1.05,1.05' }, 'option-not-for-format'],
    ['SVGs for one', { format: 'svg', stock: 'a4-24', calibrate: '1,1,1,1' }, 'option-not-for-format'],
    ['a list for jars', { format: 'csv', surface: 'curved' }, 'option-not-for-format'],
  ])('%s', async (_name, wish, code) => {
    await expect(print(wish)).rejects.toMatchObject({ code });
    expect(readdirSync(folder.path)).not.toContain('out');
  });

  test.each<[object, RefusalCode]>([
    [{ stock: 'a4-65', start: 66 }, 'start-label-outside-sheet'],
    [{ stock: 'a4-65', dpi: 9 }, 'dpi-out-of-range'],
    [{ dpi: 9 }, 'dpi-out-of-range'],
  ])('an export with %o', async (wish, code) => {
    await expect(exportBatch(deps, { batch: batch.id, out: out(), ...wish })).rejects.toMatchObject({ code });
  });
});

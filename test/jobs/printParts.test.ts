import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { type Batch, idsOf } from '#core/batch';
import { exportBatch } from '#server/actions/exportBatch.ts';
import type { Deps } from '#server/deps.ts';
import { printJobForm } from '#server/forms/print.ts';
import { printFile } from '#server/jobs/printFile.ts';
import { honeyBatch, honeyLot } from '#test/support/printOffice.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';
import { hasTool, runTool } from '#test/support/tools.ts';

const folder = temporaryFolder();
let deps: Deps;
let batch: Batch;

beforeAll(async () => {
  deps = await openOffice(folder.path);
  batch = await honeyBatch(deps, await honeyLot(deps), 50_100);
});

afterAll(() => {
  deps.db.close();
  folder.remove();
});

const watch = () => ({ onProgress: () => undefined, signal: new AbortController().signal });
const out = (name: string) => join(folder.path, name);

/** One part of the batch as a print that waits makes it. */
async function part(number: number, name: string, wish: object) {
  const job = printJobForm.parse({ batch: batch.id, stock: 'a4-65', part: number, ...wish });
  return { ...(await printFile(deps, job, out(name), watch())), path: out(name) };
}

const textOf = ({ path }: { readonly path: string }) => readFileSync(path, 'utf8');

describe('the parts of a batch too large for one file', () => {
  test('are, one after the other, the list of the whole batch: no two stamps have one place', async () => {
    const whole = { batch: batch.id, stock: 'a4-65', start: 6 };
    await exportBatch(deps, { ...whole, out: out('whole.csv') });
    await exportBatch(deps, { ...whole, out: out('whole.ndjson'), format: 'ndjson' });
    const ask = (number: number, format: string) =>
      part(number, `${number}.${format}`, { format, start: 6 }).then(textOf);
    const [first, second] = [await ask(1, 'csv'), await ask(2, 'csv')];
    const heading = second.slice(0, second.indexOf('\r\n') + 2);
    expect(first + second.slice(heading.length)).toBe(readFileSync(out('whole.csv'), 'utf8'));
    const lines = await ask(2, 'ndjson');
    expect(lines).toContain('"sheet":770,"row":1,"column":1');
    expect(readFileSync(out('whole.ndjson'), 'utf8').endsWith(lines)).toBe(true);
  });

  test.skipIf(!hasTool('pdftotext'))('as PDFs number their pages on', async () => {
    const made = await part(2, '2.pdf', {});
    const text = await runTool('pdftotext', ['-f', '1', '-l', '1', made.path, '-']);
    expect(text.normalize('NFC')).toContain('tờ 770/771');
    expect(made).toMatchObject({ sheets: { before: 769, all: 771 }, start: 1 });
  });

  test.skipIf(!hasTool('pdftotext'))('with bleed too, beside the ruler', async () => {
    const made = await part(2, 'bleed.pdf', { look: { bleed: 2 } });
    const text = (await runTool('pdftotext', ['-f', '1', '-l', '1', made.path, '-'])).normalize('NFC');
    expect(text).toContain('tờ 770/771');
    expect(text).toContain('50 mm · in đúng 100 %');
  });

  test('as pictures of a roll number their rows on', async () => {
    const made = await part(2, '2.zip', { stock: 'roll-50x30-2', format: 'png', dpi: 203 });
    const zip = await fromBufferPromise(readFileSync(made.path));
    const { value: entry } = await zip.eachEntry().next();
    expect(entry?.fileName).toMatch(/^025001-/);
  });

  test('know of a range only what was asked for', async () => {
    const made = await part(1, 'range.csv', { format: 'csv', from: 50_000, count: 2 });
    expect(textOf(made).split('\r\n')[1]).toMatch(/,1,1,1$/);
    expect(made.sheets).toBeUndefined();
    expect(idsOf(batch).last).toMatch(/50100$/);
  });
});

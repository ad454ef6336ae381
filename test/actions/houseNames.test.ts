import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Batch } from '#core/batch';
import { parseManifest } from '#core/manifest';
import { exportBatch } from '#server/actions/exportBatch.ts';
import { issueBatch } from '#server/actions/issueBatch.ts';
import type { Deps } from '#server/deps.ts';
import { checkFiles } from '#server/printing/manifestCheck.ts';
import { honeyLot } from '#test/support/printOffice.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';

const folder = temporaryFolder();
let deps: Deps;
let batch: Batch;

beforeAll(async () => {
  deps = await openOffice(folder.path);
  const { product, lot } = await honeyLot(deps);
  ({ batch } = await issueBatch(deps, { product, lot, quantity: 70, form: 'full', pin: true }));
});

afterAll(() => {
  deps.db.close();
  folder.remove();
});

const into = (name: string) => `${join(folder.path, name)}/`;
const manifestAt = (path: string) => parseManifest(readFileSync(path, 'utf8'))!;

describe('exports of one batch into one folder', () => {
  test('stand beside each other by names that say what they hold, each whole by its own manifest', async () => {
    const out = into('together');
    const ask = (more: object) => exportBatch(deps, { batch: batch.id, out, ...more });
    const made = [
      await ask({ stock: 'a4-65' }),
      await ask({ pins: 'only' }),
      await ask({ stock: 'a4-24', pins: 'with' }),
      await ask({ stock: 'a4-24', format: 'svg', plain: true }),
      await ask({ stock: 'a4-24', start: 3 }),
      await ask({ format: 'ndjson' }),
    ];
    const of = (...names: string[]) => names.map((name) => name.replace('B', batch.id)).sort();
    expect(
      readdirSync(out)
        .filter((name) => !name.endsWith('.json'))
        .sort(),
    ).toEqual(
      of(
        'tem-B-a4-65-csv-001.csv',
        'ma-PIN-B-csv-001.csv',
        'tem-kem-PIN-B-a4-24-csv-001.csv',
        'tem-B-a4-24-svg-001.zip',
        'tem-B-a4-24-tu-nhan-3-csv-001.csv',
        'tem-B-ndjson-001.ndjson',
      ),
    );
    for (const { manifest } of made) {
      const findings = await checkFiles(manifestAt(manifest!), out);
      expect(findings.map(({ what }) => what)).toEqual(['ok']);
    }
  });

  test('at once are all there', async () => {
    const out = into('at-once');
    await Promise.all(['a4-65', 'a4-24'].map((stock) => exportBatch(deps, { batch: batch.id, out, stock })));
    expect(readdirSync(out)).toHaveLength(4);
  });

  test('never write over the files of another export: that is refused, and nothing is changed', async () => {
    const out = into('other');
    const ask = (bleed: number) =>
      exportBatch(deps, { batch: batch.id, out, stock: 'a4-24', format: 'svg', plain: true, bleed });
    const { manifest } = await ask(0);
    expect(await ask(0)).toMatchObject({ kept: 1 });
    await expect(ask(2)).rejects.toMatchObject({ code: 'folder-of-other-print' });
    expect((await checkFiles(manifestAt(manifest!), out)).map(({ what }) => what)).toEqual(['ok']);
  });
});

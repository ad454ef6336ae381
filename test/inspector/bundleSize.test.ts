import { brotliCompressSync, constants } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDelta } from '#core/bundleDelta';
import { packTables } from '#core/bundleTables';
import { readBundleRows } from '#db/bundle';
import { tablesOf } from '#server/inspector/bundleTables.ts';
import { ourOrigins } from '#server/origins.ts';
import { madeUpOffice, NOW, ORIGIN } from '#test/support/madeUpOffice.ts';

const DAY_MS = 86_400_000;

/** A tenth of a province of 20,000 products and 50,000 batches; `npm run bench -- bundle` weighs a whole one. */
const TENTH = { products: 2_000, batches: 5_000 };

/** A whole edition may weigh 800 KB compressed. It weighs 8.9 tenths, since more of it repeats. */
const LARGEST_TENTH = 90_000;

/** A whole day may weigh 20 KB compressed: 5.9 times a tenth's. */
const LARGEST_TENTH_OF_A_DAY = 3_300;

let office: Awaited<ReturnType<typeof madeUpOffice>>;
beforeAll(async () => {
  office = await madeUpOffice(TENTH);
});
afterAll(() => office.close());

const tablesAt = async (at: number) =>
  tablesOf(await readBundleRows(office.db, at), await ourOrigins(office.db, ORIGIN));
const weightOf = (bytes: Uint8Array) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } }).length;

describe('what a phone fetches, compressed', () => {
  test('is at first no more than 800 KB of a province, here of a tenth of one', async () => {
    const weight = weightOf(packTables(await tablesAt(NOW)));
    expect(weight).toBeGreaterThan(LARGEST_TENTH / 2);
    expect(weight).toBeLessThanOrEqual(LARGEST_TENTH);
  });

  test('is each day no more than 20 KB of a province, here of a tenth of one', async () => {
    let after = await tablesAt(NOW);
    for (const days of [1, 2, 3]) {
      const before = await tablesAt(NOW - days * DAY_MS);
      const weight = weightOf(writeDelta(before, after));
      after = before;
      expect(weight).toBeLessThanOrEqual(LARGEST_TENTH_OF_A_DAY);
    }
  });
});

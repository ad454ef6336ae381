import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PRINT_FORMATS, type PrintFormatName } from '#core/printFormat';
import { chooseStarMark } from '#server/actions/chooseStarMark.ts';
import { retireMark } from '#server/actions/retireMark.ts';
import { saveLook } from '#server/actions/saveLook.ts';
import { uploadMark } from '#server/actions/uploadMark.ts';
import type { Deps } from '#server/deps.ts';
import type { PinnedLook } from '#server/forms/look.ts';
import { printFile } from '#server/jobs/printFile.ts';
import { usualLook } from '#server/marks/lookOf.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';
import { openShop } from '#test/support/thanhMaiShop.ts';
import { svg } from './svgFiles.ts';

const WHOLE = { all: true, areaIds: [], producerIds: [] };
/** Formats that draw a stamp; the others list them. */
const DRAWN: readonly PrintFormatName[] = PRINT_FORMATS.filter((name) => name !== 'csv' && name !== 'ndjson');

const folder = temporaryFolder();
let office: Deps;
let shop: Awaited<ReturnType<typeof openShop>>;
let look: PinnedLook;
let marks: readonly string[];

beforeAll(async () => {
  office = await openOffice(folder.path);
  shop = await openShop(office);
  const { producerId } = shop.product;
  const ring = new TextEncoder().encode(
    svg('<circle cx="50" cy="50" r="40" stroke="green" stroke-width="9" fill="#fff"/>'),
  );
  const dots = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#a52a2a' } })
    .png()
    .toBuffer();
  const ocop = await uploadMark(office, WHOLE, { kind: 'ocop', file: { name: 'a.svg', bytes: ring } });
  const own = await uploadMark(office, shop.own, {
    kind: 'producer',
    producer: producerId,
    file: { name: 'b.png', bytes: dots },
  });
  await chooseStarMark(office, WHOLE, { star: shop.batch.star, mark: ocop.id });
  await saveLook(office, shop.own, {
    producer: producerId,
    mark: own.id,
    story: 'Mật ong hoa rừng',
    colours: 'black',
  });
  look = await usualLook(office.db, producerId, shop.batch.star);
  marks = [ocop.id, own.id];
});
afterAll(() => {
  office.db.close();
  folder.remove();
});

async function printed(format: PrintFormatName, wish: PinnedLook | undefined): Promise<string> {
  const path = join(folder.path, `tem.${format}`);
  const stock = ['zpl', 'tspl', 'png'].includes(format) ? 'roll-50x30-2' : 'a4-21';
  const paper = { batch: shop.batch.id, stock, dpi: 300, start: 1, part: 1, format };
  const input = wish ? { ...paper, look: wish } : paper;
  const { sha256 } = await printFile(office, input, path, {
    onProgress: () => {},
    signal: new AbortController().signal,
  });
  expect(readFileSync(path).length).toBeGreaterThan(1000);
  return sha256;
}

describe('a look', () => {
  test.each(DRAWN)('is drawn by %s, and again the same when its marks were put away', async (format) => {
    const plain = await printed(format, undefined);
    const first = await printed(format, look);
    expect(first).not.toBe(plain);
    for (const mark of marks) await retireMark(office, WHOLE, { mark });
    expect(await printed(format, look)).toBe(first);
  });

  test('stands in the list of no print house: that has words and addresses only', async () => {
    expect(await printed('csv', look)).toBe(await printed('csv', undefined));
  });
});

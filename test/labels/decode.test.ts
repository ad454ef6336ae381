import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Gtin14 } from '#core/gtin';
import { parseOrigin } from '#core/origin';
import { stampUrl } from '#core/qr';
import type { Stamp } from '#core/stamp';
import { verify } from '#core/verify';
import { findStock } from '#labels/stock/findStock';
import { labelCorner, labelsPerPage } from '#labels/stock/stock';
import { crop, decodeWithZbar, decodeWithZxing, type Picture, rasterise } from '#test/support/pdf.ts';
import { HONEY, ISSUED, OCOP, printInto, type SheetWish, temporaryFolder } from '#test/support/sheets.ts';
import { type TestSigner, testSigner } from '#test/support/signer.ts';
import { hasTools } from '#test/support/tools.ts';

const HONEY_JAR = '08938505970028' as Gtin14;
const COUNTY = parseOrigin('https://truyxuat.bacninh.gov.vn');

interface Sheet {
  readonly name: string;
  readonly dpi: number;
  readonly count: number;
  readonly stock?: string;
  readonly start?: number;
  readonly host?: typeof OCOP;
  readonly form?: 'full' | 'mini';
  readonly gtin?: Gtin14;
  readonly sample?: boolean;
}

const SHEETS: readonly Sheet[] = [
  { name: 'a full sheet of 65', dpi: 300, count: 65, gtin: HONEY_JAR },
  { name: 'a full sheet of 65 from a 600 dpi printer, sample data', dpi: 600, count: 65, sample: true },
  { name: 'a full sheet of 24', dpi: 600, stock: 'a4-24', count: 24, gtin: HONEY_JAR },
  { name: 'a full sheet of 24 with a long host', dpi: 300, stock: 'a4-24', count: 24, host: COUNTY },
  {
    name: 'own paper, labels higher than wide',
    dpi: 300,
    stock: 'page=210x297,label=32x42,grid=6x6,margin=8x12,pitch=33x44',
    count: 36,
    gtin: HONEY_JAR,
  },
  { name: 'two pages, begun at label 60 of 65', dpi: 300, start: 60, count: 20, gtin: HONEY_JAR },
  { name: 'mini stamps on 40 labels', dpi: 600, stock: 'a4-40', count: 40, form: 'mini' },
  {
    name: 'mini stamps on a thermal roll',
    dpi: 203,
    stock: 'page=35x22,label=35x22,grid=1x1,margin=0x0',
    count: 3,
    form: 'mini',
    gtin: HONEY_JAR,
  },
  { name: 'full stamps on 20 × 20 mm', dpi: 300, stock: grid(20, 20), count: 117, gtin: HONEY_JAR },
  { name: 'mini stamps on 20 × 20 mm', dpi: 300, stock: grid(20, 20), count: 117, form: 'mini' },
  { name: 'mini stamps on 20 × 20 mm at 600 dpi', dpi: 600, stock: grid(20, 20), count: 20, form: 'mini' },
  { name: 'mini stamps on 15 × 15 mm', dpi: 300, stock: grid(15, 15), count: 216, form: 'mini' },
  {
    name: 'mini stamps with a GTIN on 15 × 15 mm at 600 dpi, sample data',
    dpi: 600,
    stock: grid(15, 15),
    count: 40,
    form: 'mini',
    gtin: HONEY_JAR,
    sample: true,
  },
  {
    name: 'mini stamps on a thermal roll of 16 mm',
    dpi: 203,
    stock: 'page=16x16,label=16x16,grid=1x1,margin=0x0',
    count: 3,
    form: 'mini',
  },
];

/** Square labels side by side on A4. */
function grid(width: number, height: number): string {
  const columns = Math.floor(190 / width);
  const rows = Math.floor(277 / height);
  const margin = `${(210 - columns * width) / 2}x${(297 - rows * height) / 2}`;
  return `label=${width}x${height},grid=${columns}x${rows},margin=${margin}`;
}

let signer: TestSigner;
const folder = temporaryFolder();
beforeAll(async () => {
  signer = await testSigner();
});

function wishOf({ dpi, count, stock = 'a4-65', start = 1, host = OCOP, form = 'full', gtin }: Sheet) {
  const stamps = Array.from({ length: count }, (_, index) => signer[form](index + 4_000_000, gtin ?? null));
  return { dpi, stock, start, origin: host, stamps } satisfies SheetWish;
}

/** Every label from the first to the last printed, page by page. */
async function labelPictures(file: string, wish: ReturnType<typeof wishOf>, dpi: number): Promise<Picture[]> {
  const stock = findStock(wish.stock);
  const perPage = labelsPerPage(stock);
  const pages = new Map<number, Picture>();
  const pictures: Picture[] = [];
  for (const index of wish.stamps.keys()) {
    const place = wish.start - 1 + index;
    const page = Math.floor(place / perPage) + 1;
    const picture = pages.get(page) ?? (await rasterise(file, page, dpi));
    pages.set(page, picture);
    const { x, y } = labelCorner(stock, place % perPage);
    const [left, top, width, height] = [x, y, stock.label.width, stock.label.height].map((mm) =>
      Math.round((mm * dpi) / 25.4),
    ) as [number, number, number, number];
    pictures.push(crop(picture, left, top, width, height));
  }
  return pictures;
}

async function originOf(text: string, origin: typeof OCOP, stamp: Stamp): Promise<string> {
  const trust = { origins: [origin], keys: [signer.key], macSecret: () => signer.macSecret };
  const verdict = await verify(text, trust, ISSUED);
  expect(verdict.presented).toEqual(stamp);
  return verdict.origin;
}

const tools = hasTools('pdftoppm', 'zbarimg');

describe.skipIf(!tools)('every printed stamp is read by two decoders and verifies', () => {
  test.each(SHEETS)('$name', async (sheet) => {
    const wish = wishOf(sheet);
    const { file, stamps, pages } = await printInto(folder.path, `${sheet.name}.pdf`, {
      ...wish,
      face: { ...HONEY, sample: sheet.sample ?? false },
    });
    expect(stamps).toBe(sheet.count);
    expect(pages).toBe(Math.ceil((wish.start - 1 + sheet.count) / labelsPerPage(findStock(wish.stock))));
    const expected = wish.stamps.map((stamp) => stampUrl(wish.origin, stamp));
    for (const dpi of [300, 600]) {
      const pictures = await labelPictures(file, wish, dpi);
      expect(await decodeWithZbar(pictures, join(folder.path, `${sheet.name} ${dpi}`))).toEqual(expected);
      const read: (string | undefined)[] = [];
      for (const picture of pictures) read.push(await decodeWithZxing(picture));
      expect(read).toEqual(expected);
      for (const [index, text] of read.entries()) {
        const proof = await originOf(text!, wish.origin, wish.stamps[index]!);
        expect(proof).toBe(sheet.form === 'mini' ? 'mac' : 'signed');
      }
    }
  });
});

import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { calibratedPoint, calibrationOf, EXACT, refuseCalibration } from '#labels/stock/calibration';
import { findStock } from '#labels/stock/findStock';
import { partsOf, sheetsFor } from '#labels/stock/part';
import { labelsPerPage } from '#labels/stock/stock';
import { STOCK_NAMES } from '#labels/stock/stockNames';
import { STOCKS } from '#labels/stock/table';
import { drawTestGrid, hasWords, meantOn } from '#labels/stock/testGrid';
import { rasterise } from '#test/support/pdf.ts';
import { ISSUED, temporaryFolder } from '#test/support/sheets.ts';
import { hasTools, runTool } from '#test/support/tools.ts';

const folder = temporaryFolder();
const tools = hasTools('pdftoppm', 'pdftotext');

async function grid(name: string, stock: string, calibration = EXACT): Promise<string> {
  const file = join(folder.path, `${name}.pdf`);
  await drawTestGrid({
    stock: findStock(stock),
    calibration,
    createdAt: ISSUED,
    out: createWriteStream(file),
  });
  return file;
}

describe('what was measured on a test page', () => {
  const meant = meantOn(findStock('a4-65'));

  test('is A at 20 mm and rulers of 150 and 250 mm where the printer hits', () => {
    expect(meant).toEqual({ left: 20, top: 20, across: 150, down: 250 });
    expect(calibrationOf(meant, meant)).toEqual(EXACT);
  });

  test('gives the printer’s miss, and drawn with it things come out where they are meant', () => {
    const miss = calibrationOf({ left: 21.5, top: 19, across: 148.5, down: 251 }, meant);
    expect(miss).toEqual({ offsetX: 1.7, offsetY: -1.08, scaleX: 0.99, scaleY: 1.004 });
    const drawn = calibratedPoint({ x: 100, y: 200 }, miss);
    expect(miss.offsetX + miss.scaleX * drawn.x).toBeCloseTo(100, 9);
    expect(miss.offsetY + miss.scaleY * drawn.y).toBeCloseTo(200, 9);
  });

  test.each([
    ['across', { ...meant, across: 120 }],
    ['down', { ...meant, down: 280 }],
    ['left', { ...meant, left: 60 }],
    ['top', { ...meant, top: -10 }],
  ])('that no printer misses by is refused by its name, %s', (field, measured) => {
    expect(() => calibrationOf(measured, meant)).toThrow(
      expect.objectContaining({
        code: 'calibration-too-far',
        details: { field, measured: measured[field as 'left'], meant: meant[field as 'left'] },
      }),
    );
  });

  test('a miss typed in whole is held to the same bounds', () => {
    expect(() => refuseCalibration({ ...EXACT, scaleX: Number.NaN })).toThrow();
    expect(() => refuseCalibration({ ...EXACT, offsetY: 20.1 })).toThrow();
    expect(() => refuseCalibration({ ...EXACT, offsetY: -20, scaleY: 1.05 })).not.toThrow();
  });
});

describe.skipIf(!tools)('a test page', () => {
  test('has words in both languages, crosses on the labels’ corners, and the same bytes every time', async () => {
    const file = await grid('plain', 'a4-24-64');
    const text = await runTool('pdftotext', ['-layout', file, '-']);
    expect(text).toContain('Trang thử căn máy in');
    expect(text).toContain('Printer test page');
    expect(text).toContain('150 mm');
    const picture = await rasterise(file, 1, 300);
    const at = (mm: number) => Math.round((mm * 300) / 25.4);
    const dark = (x: number, y: number) => picture.pixels[at(y) * picture.width + at(x)]! < 128;
    expect([dark(6.5, 12.9), dark(7.5, 12.9), dark(6.5, 13.9), dark(70.5, 12.9)]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([dark(20, 20), dark(95, 20), dark(170, 20), dark(20, 145), dark(20, 270)]).not.toContain(false);
    expect(await readFile(await grid('again', 'a4-24-64'))).toEqual(await readFile(file));
  });

  test('printed for a printer that misses, point A comes out where it is meant', async () => {
    const miss = { offsetX: 2, offsetY: 3, scaleX: 0.98, scaleY: 1.02 };
    const picture = await rasterise(await grid('moved', 'a4-65', miss), 1, 300);
    const at = (mm: number) => Math.round((mm * 300) / 25.4);
    const dark = (x: number, y: number) => picture.pixels[at(y) * picture.width + at(x)]! < 128;
    expect(dark((20 - 2) / 0.98, (20 - 3) / 1.02)).toBe(true);
    expect(dark((170 - 2) / 0.98, (20 - 3) / 1.02)).toBe(true);
  });

  test.each([
    ['a4-65', 'Đặt chồng lên tờ tem', 'A4, 65 tem 38,1 × 21,2 mm'],
    ['a5-10', 'Đặt chồng lên tờ tem', 'A5, 10 tem 63,5 × 38,1 mm'],
    ['plain=20x20', 'In trang này lên đúng loại giấy sẽ cắt', 'A4 thường, cắt tay, 140 tem 20 × 20 mm'],
    ['label=40.5x25,grid=4x10,margin=10x12', 'Đặt chồng lên tờ tem', '40,5 × 25 mm'],
  ])('of %s says how that paper is looked at', async (stock, how, name) => {
    const said = (await runTool('pdftotext', [await grid('said', stock), '-'])).replace(/\s+/g, ' ');
    expect(said).toContain(how);
    expect(said).toContain(`Trang thử căn máy in · ${name}`);
  });

  test.each([
    ...STOCKS.map(({ name }) => name),
    'page=35x22,label=35x22,grid=1x1,margin=0x0',
    'page=107x22,label=35x22,grid=3x1,margin=0x0,pitch=36x22',
    'page=105x148,label=50x30,grid=2x4,margin=1x1',
  ])('is one page, and everything of it inside: %s', async (stock) => {
    const file = await grid('one', stock);
    expect(await runTool('pdfinfo', [file])).toMatch(/Pages:\s+1\n/);
    const { left, top, across, down } = meantOn(findStock(stock));
    const { page } = findStock(stock);
    expect(left + across).toBeLessThanOrEqual(page.width);
    expect(top + down).toBeLessThanOrEqual(page.height);
    const words = await runTool('pdftotext', [file, '-']);
    expect(words).toContain(hasWords(findStock(stock)) ? 'Printer test page' : 'Trang thử máy in. Đo:');
  });
});

describe('the papers', () => {
  test('each known one is told of in both languages', () => {
    expect(Object.keys(STOCK_NAMES)).toEqual(STOCKS.map(({ name }) => name));
    for (const stock of STOCKS) {
      const { vi, en } = STOCK_NAMES[stock.name]!;
      const labels = labelsPerPage(stock);
      const size = `${stock.label.width} × ${stock.label.height} mm`;
      expect(vi.title).toContain(`${labels === 1 ? 'tem' : `${labels} tem`} ${size.replaceAll('.', ',')}`);
      expect(en.title).toContain(`${labels === 1 ? 'labels' : `${labels} labels`} of ${size}`);
    }
  });
});

describe('a large batch', () => {
  test('is cut into prints of at most 50 000, in whole sheets, with nothing lost between them', () => {
    for (const stock of STOCKS) {
      for (const [quantity, start] of [
        [1, 1],
        [50_000, 1],
        [50_001, 1],
        [120_000, 9],
        [1_000_000, 12],
      ] as const) {
        const parts = partsOf(stock, quantity, start);
        expect(Math.max(...parts.map(({ count }) => count))).toBeLessThanOrEqual(50_000);
        expect(parts.map(({ from }) => from)).toEqual(
          parts.map((_, index) => 1 + parts.slice(0, index).reduce((sum, { count }) => sum + count, 0)),
        );
        expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(quantity);
        expect(parts.slice(1).every((part) => part.start === 1)).toBe(true);
        expect(parts.reduce((sum, part) => sum + sheetsFor(stock, part.count, part.start), 0)).toBe(
          sheetsFor(stock, quantity, start),
        );
      }
    }
  });
});

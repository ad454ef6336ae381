import { beforeAll, describe, expect, test } from 'vitest';
import type { Gtin14 } from '#core/gtin';
import { Refusal } from '#core/refusal';
import { fittingsOf } from '#labels/layout/fitting';
import { previewSheet } from '#labels/preview';
import type { PreviewText } from '#labels/previewStamp';
import { symbolCorner } from '#labels/qr/symbol';
import { type Calibration, calibratedCorner, EXACT } from '#labels/stock/calibration';
import { findStock } from '#labels/stock/findStock';
import { labelCorner } from '#labels/stock/stock';
import { STOCKS } from '#labels/stock/table';
import { type Picture, rasterise } from '#test/support/pdf.ts';
import { HONEY, OCOP, printInto, temporaryFolder } from '#test/support/sheets.ts';
import { type TestSigner, testSigner } from '#test/support/signer.ts';
import { hasTools, runTool } from '#test/support/tools.ts';

const GTIN = '08938505970028' as Gtin14;
const ROLL = 'page=35x22,label=35x22,grid=1x1,margin=0x0';
const folder = temporaryFolder();
let signer: TestSigner;
beforeAll(async () => {
  signer = await testSigner();
});

interface Print {
  readonly stock: string;
  readonly dpi: number;
  readonly start: number;
  readonly count: number;
  readonly form: 'full' | 'mini';
  readonly gtin: Gtin14 | null;
}

const PRINTS: readonly Print[] = [
  { stock: 'a4-65', dpi: 300, start: 1, count: 65, form: 'full', gtin: GTIN },
  { stock: 'a4-65', dpi: 600, start: 64, count: 2, form: 'mini', gtin: null },
  { stock: 'a4-40', dpi: 300, start: 7, count: 3, form: 'full', gtin: null },
  { stock: 'a4-24-64', dpi: 300, start: 5, count: 20, form: 'full', gtin: GTIN },
  { stock: 'a4-21', dpi: 600, start: 1, count: 21, form: 'full', gtin: GTIN },
  { stock: 'a4-12', dpi: 300, start: 12, count: 1, form: 'full', gtin: GTIN },
  { stock: ROLL, dpi: 203, start: 1, count: 1, form: 'mini', gtin: GTIN },
];

function wishOf({ stock, dpi, start, count, form, gtin }: Print) {
  return { stock: findStock(stock), dpi, start, count, form, gtin, origin: OCOP, face: HONEY };
}

function print({ stock, dpi, start, count, form, gtin }: Print, calibration?: Calibration) {
  const stamps = Array.from({ length: count }, (_, index) => signer[form](index + 1, gtin));
  const name = `${stock} ${dpi} ${start} ${calibration ? 'calibrated' : ''}.pdf`;
  return printInto(folder.path, name, { stock, dpi, start, stamps, ...(calibration ? { calibration } : {}) });
}

function isDark({ width, pixels }: Picture, x: number, y: number): boolean {
  return pixels[y * width + x]! < 128;
}

/** Whether exactly these dots are a symbol's: its finder's seven modules are dark, and all around it is white. */
function isSymbolAt(picture: Picture, x: number, y: number, side: number, finder: number): boolean {
  const along = Array.from({ length: side + 2 }, (_, index) => index - 1);
  const around = along.every(
    (i) =>
      !isDark(picture, x + i, y - 1) &&
      !isDark(picture, x + i, y + side) &&
      !isDark(picture, x - 1, y + i) &&
      !isDark(picture, x + side, y + i),
  );
  const dark = Array.from({ length: finder }, (_, index) => index);
  const corners = dark.every(
    (i) =>
      isDark(picture, x + i, y) &&
      isDark(picture, x, y + i) &&
      isDark(picture, x + side - 1 - i, y) &&
      isDark(picture, x + side - 1, y + i) &&
      isDark(picture, x, y + side - 1 - i),
  );
  return around && corners;
}

/** Words of page 1 with their left ends and middles, in mm. */
async function wordsOn(file: string): Promise<{ word: string; x: number; right: number; y: number }[]> {
  const html = await runTool('pdftotext', ['-bbox', '-f', '1', '-l', '1', file, '-']);
  const mm = (points: string) => (Number(points) * 25.4) / 72;
  const found = html.matchAll(/<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)<\/word>/g);
  return [...found].map(([, x = '', top = '', right = '', bottom = '', word = '']) => ({
    word,
    x: mm(x),
    right: mm(right),
    y: (mm(top) + mm(bottom)) / 2,
  }));
}

const tools = hasTools('pdftoppm', 'pdftotext');

describe.skipIf(!tools)('a preview shows what the printer will do', () => {
  test.each(PRINTS)('$stock at $dpi dpi from label $start: each QR to the dot', async (wish) => {
    const preview = previewSheet(wishOf(wish));
    const { file } = await print(wish);
    const picture = await rasterise(file, 1, wish.dpi);
    const dots = (mm: number) => Math.round((mm * wish.dpi) / 25.4);
    const used = preview.labels.filter(({ state }) => state === 'used');
    expect(used).toHaveLength(wish.count);
    const { symbol, modules } = preview.stamp;
    const [first] = used;
    const side = dots(symbol.width);
    expect(side % modules).toBe(0);
    const at = { x: dots(first!.x + symbol.x), y: dots(first!.y + symbol.y) };
    expect(isSymbolAt(picture, at.x, at.y, side, (7 * side) / modules)).toBe(true);
    expect(isSymbolAt(picture, at.x + 1, at.y, side, (7 * side) / modules)).toBe(false);
  });

  test.each(PRINTS)('$stock at $dpi dpi from label $start: each word where it is set', async (wish) => {
    const preview = previewSheet(wishOf(wish));
    const { file } = await print(wish);
    const words = await wordsOn(file);
    const corner = preview.labels.find(({ state }) => state === 'used')!;
    const lines = preview.stamp.texts.filter(({ kind }) => kind === 'words');
    expect(lines.length).toBeGreaterThan(2);
    const near = (line: PreviewText) =>
      words.filter(({ word, x, y }) => {
        const apart = Math.abs(x - corner.x - line.x);
        const high = corner.y + line.baseline - y;
        return line.text.startsWith(word) && apart < 0.05 && high > 0 && high < line.size;
      });
    expect(lines.filter((line) => near(line).length !== 1)).toEqual([]);
    for (const { text, x, width } of lines.filter((line) => !line.text.includes(' '))) {
      const set = words.find(({ word, x: left }) => word === text && Math.abs(left - corner.x - x) < 0.05);
      expect(set!.right - set!.x).toBeCloseTo(width, 1);
    }
  });

  test('a printer that misses is met: labels move by what it misses, QR modules stay whole dots', async () => {
    const miss = { offsetX: 1.5, offsetY: -0.8, scaleX: 0.99, scaleY: 1.01 };
    const wish = PRINTS[3]!;
    const { file } = await print(wish, miss);
    const picture = await rasterise(file, 1, wish.dpi);
    const stock = findStock(wish.stock);
    const { stamp } = previewSheet(wishOf(wish));
    const side = Math.round((stamp.symbol.width * wish.dpi) / 25.4);
    const symbolMm = side / stamp.modules;
    const quiet = 4 * symbolMm * (25.4 / wish.dpi);
    const corner = calibratedCorner(labelCorner(stock, wish.start - 1), stock.label, miss);
    const middle = corner.x + stock.label.width / 2;
    const meant = labelCorner(stock, wish.start - 1).x + stock.label.width / 2;
    expect(middle * miss.scaleX + miss.offsetX).toBeCloseTo(meant, 9);
    const box = { x: Math.floor((stamp.symbol.x - quiet) * 1e4) / 1e4, y: stamp.symbol.y - quiet };
    const near = symbolCorner(corner, box, symbolMm, wish.dpi);
    const found = [-1, 0, 1].flatMap((dx) =>
      [-1, 0, 1].filter((dy) => isSymbolAt(picture, near.x + dx, near.y + dy, side, 7 * symbolMm)),
    );
    expect(found).toHaveLength(1);
  });

  test('a printer that hits gets the very same bytes as no calibration', async () => {
    const wish = PRINTS[3]!;
    const [plain, exact] = [await print(wish), await print(wish, EXACT)];
    expect(exact.bytes.equals(plain.bytes)).toBe(true);
  });
});

describe('a preview', () => {
  test('tells used labels from those before and after, sheet by sheet', () => {
    const states = ({ labels }: ReturnType<typeof previewSheet>) =>
      labels.map(({ state }) => state[0]).join('');
    const wish = { ...PRINTS[0]!, stock: 'a4-12' };
    expect(states(previewSheet(wishOf({ ...wish, start: 3, count: 4 })))).toBe('ssuuuuffffff');
    expect(states(previewSheet(wishOf({ ...wish, start: 12, count: 400 })))).toBe('sssssssssssu');
  });

  test('refuses what a print refuses, and the least paper that takes the stamp is found', () => {
    const tiny = findStock('page=15x17,label=15x17,grid=1x1,margin=0x0');
    const kind = { origin: OCOP, form: 'full', gtin: GTIN } as const;
    const fittings = fittingsOf([...STOCKS.filter(({ kind: sold }) => sold === 'sheet'), tiny], 300, kind);
    const [least, next] = fittings;
    expect(least?.refusal).toBeInstanceOf(Refusal);
    expect(least?.refusal?.code).toBe('stock-too-small');
    expect(next).toMatchObject({ stock: { name: 'a4-65' }, fit: 'full' });
    expect(fittingsOf([tiny], 300, { ...kind, form: 'mini' })[0]?.fit).toBe('compact');
    expect(() => previewSheet({ ...wishOf(PRINTS[0]!), stock: tiny })).toThrow(
      expect.objectContaining({ code: 'stock-too-small' }),
    );
    expect(() => previewSheet({ ...wishOf(PRINTS[0]!), dpi: 72 })).toThrow(
      expect.objectContaining({ code: 'dpi-out-of-range' }),
    );
  });
});

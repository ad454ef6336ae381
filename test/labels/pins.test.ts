import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { formatPin, type PinContent, pinBytes } from '#core/pin';
import { qrModules, stampUrl } from '#core/qr';
import type { StampPath } from '#core/stamp';
import { formatPrintedId } from '#core/stampId';
import { layOutKind, layOutPins } from '#labels/layout/fitting';
import { layOutWithPin } from '#labels/layout/layout';
import { PLAIN_LOOK } from '#labels/marks/look';
import { findStock } from '#labels/stock/findStock';
import { labelCorner } from '#labels/stock/stock';
import { STOCKS } from '#labels/stock/table';
import { crop, decodeWithZxing, rasterise } from '#test/support/pdf.ts';
import { refusalCode } from '#test/support/people.ts';
import { OCOP, printInto, temporaryFolder } from '#test/support/sheets.ts';
import { testSigner } from '#test/support/signer.ts';
import { runTool } from '#test/support/tools.ts';

const folder = temporaryFolder();
const signer = await testSigner();
const stamps = Array.from({ length: 12 }, (_, n) => signer.full(700_001 + n));
const [first] = stamps;

function pinOf(path: StampPath): string {
  const hmac = createHmac('sha256', 'bí mật của đợt').update(pinBytes(path)).digest();
  return String(hmac.readBigUInt64BE() % 100_000_000n).padStart(8, '0');
}

const print = (content: PinContent, stock = 'a4-24', name = `${content}.pdf`) =>
  printInto(folder.path, name, { stock, stamps, pins: { content, pinOf } });

const textOf = async (file: string) =>
  (await runTool('pdftotext', ['-layout', file, '-'])).replaceAll(/\s+/g, ' ');

/** What the camera reads of the first label of a sheet. */
async function scanned(file: string, stock: string): Promise<string | undefined> {
  const { label, margin } = findStock(stock);
  const dots = (mm: number) => Math.round((mm / 25.4) * 300);
  const page = await rasterise(file, 1, 300);
  return decodeWithZxing(crop(page, dots(margin.x), dots(margin.y), dots(label.width), dots(label.height)));
}

describe('a batch with hidden PINs', () => {
  test('is printed by two printers, each of which knows half', async () => {
    const [half, other] = [await print('stamps'), await print('pins')];
    const [stampText, pinText] = [await textOf(half.file), await textOf(other.file)];
    for (const stamp of stamps) {
      expect(stampText).toContain(formatPrintedId(stamp.id));
      expect(stampText).not.toContain(formatPin(pinOf(stamp)));
      expect(pinText).toContain(`${formatPin(pinOf(stamp))}`);
      expect(pinText).toContain(stamp.id.slice(-4));
      expect(pinText).not.toContain(stamp.id.slice(0, 9));
    }
    expect(await scanned(half.file, 'a4-24')).toBe(stampUrl(OCOP, first!));
    expect(await scanned(other.file, 'a4-24')).toBeUndefined();
    expect(other.bytes.includes('ocop.vn')).toBe(false);
    expect(other).toMatchObject({ pages: half.pages, stamps: half.stamps });
  });

  test('is printed on one sheet, and its QR is read beside the PIN', async () => {
    const { file } = await print('both');
    const text = await textOf(file);
    for (const stamp of stamps) {
      expect(text).toContain(formatPrintedId(stamp.id));
      expect(text).toContain(formatPin(pinOf(stamp)));
    }
    expect(await scanned(file, 'a4-24')).toBe(stampUrl(OCOP, first!));
  });

  test('comes out the same, byte for byte, whenever it is printed again', async () => {
    for (const content of ['stamps', 'pins', 'both'] as const) {
      const again = await print(content, 'a4-24', `${content}-again.pdf`);
      expect(again.bytes.equals((await print(content)).bytes), content).toBe(true);
    }
  });

  test('keeps its window inside the label and clear of QR and words, on every paper that has room', () => {
    for (const stock of STOCKS) {
      for (const dpi of [203, 300, 600]) {
        for (const modules of [29, 33, 41, 45]) {
          const layout = layOutWithPin(stock, dpi, modules);
          if (!layout?.pin) continue;
          const { pin, text, qr, safety } = layout;
          for (const { x, y, width, height } of [pin.window, pin.tag]) {
            expect(x).toBeGreaterThanOrEqual(safety - 1e-9);
            expect(x + width).toBeLessThanOrEqual(stock.label.width - safety + 1e-9);
            expect(y).toBeGreaterThanOrEqual(text.y + text.height - 1e-9);
            expect(y + height).toBeLessThanOrEqual(stock.label.height - safety + 1e-9);
            const clear = x >= qr.x + qr.width - 1e-9 || y >= qr.y + qr.height - 1e-9;
            expect(clear, `${stock.name} ${dpi} ${modules}`).toBe(true);
          }
          expect(pin.tag.y + pin.tag.height).toBeLessThanOrEqual(pin.window.y + 1e-9);
        }
      }
    }
  });

  test('has its PINs exactly where its stamps have their windows', () => {
    const kind = { origin: OCOP, form: 'full', gtin: null } as const;
    for (const name of ['a4-40', 'a4-24', 'a4-24-64', 'a4-21', 'a4-12']) {
      const stock = findStock(name);
      const { pin } = layOutKind(stock, 300, { ...kind, pins: 'stamps' });
      expect(pin).toEqual(layOutWithPin(stock, 300, qrModules(6))?.pin);
      expect(labelCorner(stock, 0)).toEqual(stock.margin);
    }
    expect(qrModules(6)).toBe(41);
  });
});

describe('paper without room for stamp and PIN', () => {
  test('is refused for both, with the papers that have it', async () => {
    const papers = 'a4-40, a4-24, a4-24-64, a4-21, a4-12, a5-12, a5-10, roll-50x30-2, roll-40x30';
    const refused = print('both', 'a4-65').catch((error) => error);
    expect(await refused).toMatchObject({
      code: 'stock-without-pin-room',
      details: { pinWidth: 18, papers },
    });
  });

  test('takes whole stamps all the same, and PINs on sheets of their own', async () => {
    const plain = await printInto(folder.path, 'plain-65.pdf', { stock: 'a4-65', stamps });
    expect((await print('stamps', 'a4-65', 's65.pdf')).bytes.equals(plain.bytes)).toBe(true);
    const { file } = await print('pins', 'a4-65', 'p65.pdf');
    expect(await textOf(file)).toContain(formatPin(pinOf(first!)));
  });

  test('is refused for PINs too where a label is narrower than any that reads', async () => {
    const narrow = 'page=100x100,label=12x12,grid=6x6,margin=5x5,pitch=14x14,edge=0';
    expect(await refusalCode(print('pins', narrow, 'narrow.pdf'))).toBe('stock-without-pin-room');
  });
});

test('PINs on sheets of their own stand where the windows of their stamps do, whatever these look like', () => {
  const kind = { origin: OCOP, form: 'full', gtin: null } as const;
  for (const name of ['a4-24', 'a4-21', 'roll-50x30-2']) {
    const look = { ...PLAIN_LOOK, curved: true };
    const { pin } = layOutKind(findStock(name), 300, { ...kind, look, pins: 'stamps' });
    expect(layOutPins(findStock(name), 300, { ...kind, look })).toEqual(pin);
  }
});

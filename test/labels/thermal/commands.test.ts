import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseOrigin } from '#core/origin';
import { qrSegments, qrVersion } from '#core/qr';
import { Refusal } from '#core/refusal';
import type { PrintFormat } from '#labels/print/format';
import { type Bitmap, blankBitmap } from '#labels/thermal/bitmap';
import { png } from '#labels/thermal/png';
import { tspl } from '#labels/thermal/tspl';
import { zpl } from '#labels/thermal/zpl';
import { graphicField } from '#labels/thermal/zplGraphic';
import { digestsOf } from '#test/support/dots.ts';
import { HONEY, OCOP } from '#test/support/sheets.ts';
import { type TestSigner, testSigner } from '#test/support/signer.ts';
import {
  fileOf,
  HONEY_JAR,
  picturesOf,
  printedByTspl,
  printedByZpl,
  type RunWish,
  thermalRun,
} from '#test/support/thermal.ts';

let signer: TestSigner;
beforeAll(async () => {
  signer = await testSigner();
});

const FORMATS: readonly (readonly [string, PrintFormat<never>])[] = [
  ['ZPL', zpl as unknown as PrintFormat<never>],
  ['TSPL', tspl as unknown as PrintFormat<never>],
  ['PNG', png as unknown as PrintFormat<never>],
];

/** What a ZPL file does, without what it draws. */
function skeleton(file: Buffer): string {
  return file
    .toString('latin1')
    .replace(/(\^GFA|~DGR:TEMGOC\.GRF)[^^~]*/g, '$1')
    .replace(/\^FO\d+,\d+/g, '^FO');
}

function codeOf(wish: RunWish): unknown {
  try {
    zpl.prepare(thermalRun(signer, wish).spec);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** The run, or undefined where paper or stamps are refused. */
function acceptedRun(wish: RunWish): ReturnType<typeof thermalRun> | undefined {
  try {
    const run = thermalRun(signer, wish);
    zpl.prepare(run.spec);
    return run;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

describe('a graphic field of ZPL', () => {
  const bitmap = fc
    .tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 12 }), fc.integer())
    .chain(([width, height, seed]) =>
      fc
        .uint8Array({ minLength: 1, maxLength: 40 })
        .map((pattern) => drawn(width, height, pattern, seed % 2 === 0)),
    );

  test('gives back every dot, whatever it shows', () => {
    fc.assert(
      fc.property(bitmap, (shown) => {
        const { width, height, rowBytes, bytes } = shown;
        const file = `^XA^PW${rowBytes * 8}^LL${height}^FO0,0${graphicField(shown)}^PQ1^XZ`;
        const [printed] = printedByZpl(Buffer.from(file));
        expect(printed!.pixels.length).toBe(rowBytes * 8 * height);
        for (let at = 0; at < bytes.length * 8; at++) {
          const black = ((bytes[at >> 3]! >> (7 - (at & 7))) & 1) === 1;
          if ((printed!.pixels[at] === 0) !== black) throw new Error(`dot ${at} of ${width} × ${height}`);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Rows of a pattern, repeated as long as they are; blank, black and broken rows among them. */
function drawn(width: number, height: number, pattern: Uint8Array, runs: boolean): Bitmap {
  const bitmap = blankBitmap(width, height);
  for (let at = 0; at < bitmap.bytes.length; at++) {
    const chosen = pattern[(runs ? Math.floor(at / 7) : at) % pattern.length]!;
    bitmap.bytes[at] = chosen < 90 ? 0 : chosen > 180 ? 255 : chosen;
  }
  return bitmap;
}

describe('files for thermal printers', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
    fc.constantFrom(
      '^XZ^XA^JUS',
      '~JR',
      '"\r\nCUT\r\nSELFTEST\r\n',
      'a\u0000b\u001b@',
      '^FD~DGR:X,1,1,',
      'PRINT 99,99',
    ),
  );

  test('do the same whatever names, lot and title say: all words are drawn', async () => {
    const plain = skeleton(
      (await fileOf(zpl, thermalRun(signer, { count: 2, stock: 'roll-50x30-2' }))).bytes,
    );
    await fc.assert(
      fc.asyncProperty(
        hostile,
        hostile,
        hostile,
        hostile,
        async (productName, producerName, lotNumber, title) => {
          const face = { ...HONEY, productName, producerName, lotNumber };
          const run = thermalRun(signer, { count: 2, stock: 'roll-50x30-2', face, title });
          const zplFile = (await fileOf(zpl, run)).bytes;
          expect(skeleton(zplFile)).toBe(plain);
          const printed = digestsOf(printedByZpl(zplFile));
          expect(digestsOf(printedByTspl((await fileOf(tspl, run)).bytes, 203))).toEqual(printed);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('print what was meant on rolls of any measures, or are refused with a reason', async () => {
    const roll = fc.record({
      width: fc.integer({ min: 12, max: 60 }),
      height: fc.integer({ min: 12, max: 50 }),
      columns: fc.integer({ min: 1, max: 4 }),
      gap: fc.integer({ min: 0, max: 4 }),
      dpi: fc.constantFrom(203, 300),
      form: fc.constantFrom('full' as const, 'mini' as const),
      start: fc.integer({ min: 1, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(roll, async ({ width, height, columns, gap, dpi, form, start }) => {
        const page = `page=${columns * (width + gap) + 2}x${height}`;
        const grid = `label=${width}x${height},grid=${columns}x1,margin=1x0,pitch=${width + gap}x${height + gap}`;
        const stock = `${page},${grid},kind=roll`;
        const run = acceptedRun({ stock, dpi, form, start, count: 3 });
        if (!run) return;
        const printed = digestsOf(printedByZpl((await fileOf(zpl, run)).bytes));
        expect(printed).toHaveLength(Math.ceil((start - 1 + 3) / columns));
        expect(digestsOf(printedByTspl((await fileOf(tspl, run)).bytes, dpi))).toEqual(printed);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  test.each(FORMATS)('are the same bytes again: %s', async (_name, format) => {
    const wish = { count: 5, start: 2 } as const;
    const first = await fileOf(format, thermalRun(signer, wish));
    expect((await fileOf(format, thermalRun(signer, wish))).bytes.equals(first.bytes)).toBe(true);
  });

  test('cut off at a chunk print on from there: each begins with the face and ends with a whole row', () => {
    const { spec, stamps } = thermalRun(signer, { count: 3 * 64 + 5 });
    const { setting, chunk } = zpl.prepare(spec);
    const later = zpl.make(setting, stamps.slice(chunk.first), 1);
    expect(Buffer.from(later).toString('latin1').startsWith('~DGR:TEMGOC.GRF,')).toBe(true);
    expect(printedByZpl(later)).toHaveLength(2);
  });

  test('name each picture by its row and its first stamp, also beyond the first chunk', async () => {
    const run = thermalRun(signer, { stock: 'roll-30x20', form: 'mini', count: 66, serial: 41 });
    const names = (await picturesOf((await fileOf(png, run)).bytes)).map(({ name }) => name);
    expect(names[0]).toBe('000001-010000000041.png');
    expect(names[65]).toBe('000066-010000000106.png');
    expect([...names].sort()).toEqual(names);
  });

  test('of PINs alone show windows, PINs and last digits, and no code', async () => {
    const wish = { stock: 'roll-50x30-2', count: 2, pins: 'pins' } as const;
    const [pins] = printedByZpl((await fileOf(zpl, thermalRun(signer, wish))).bytes);
    const [both] = printedByZpl((await fileOf(zpl, thermalRun(signer, { ...wish, pins: 'both' }))).bytes);
    const ink = (pixels: Uint8Array) => pixels.reduce((sum, pixel) => sum + (pixel === 0 ? 1 : 0), 0);
    expect(ink(pins!.pixels)).toBeGreaterThan(500);
    expect(ink(both!.pixels)).toBeGreaterThan(5 * ink(pins!.pixels));
  });

  test('say the paper and what lies between rows, and end every line as TSPL wants it', async () => {
    const { bytes } = await fileOf(tspl, thermalRun(signer, { count: 1 }));
    const head =
      'SIZE 104 mm,22 mm\r\nGAP 2 mm,0 mm\r\nDIRECTION 0,0\r\nREFERENCE 0,0\r\nCLS\r\nBITMAP 0,0,104,176,0,';
    expect(bytes.subarray(0, head.length).toString('latin1')).toBe(head);
    expect(bytes.subarray(-13).toString('latin1')).toBe('\r\nPRINT 1,1\r\n');
    expect(bytes.length).toBe(head.length + 104 * 176 + 13);
  });
});

describe('a run for a thermal printer is refused', () => {
  test.each([
    ['on sheets', { stock: 'a4-65' }, 'format-not-for-stock'],
    ['at 250 dpi', { dpi: 250 }, 'dpi-not-for-format'],
    ['from the fourth of three labels', { start: 4 }, 'start-label-outside-sheet'],
    [
      'where a label is too small',
      { stock: 'page=12x12,label=12x12,grid=1x1,margin=0x0,kind=roll' },
      'stock-too-small',
    ],
    ['where a window has no room', { stock: 'roll-30x20', pins: 'both' }, 'stock-without-pin-room'],
    [
      'where a printer’s miss would draw off the roll',
      { calibration: { offsetX: 9, offsetY: 0, scaleX: 1, scaleY: 1 } },
      'label-off-page',
    ],
  ] as const)('%s', (_name, wish, code) => {
    expect(codeOf(wish)).toBe(code);
  });
});

describe('the QR is a graphic, for a printer that takes all of it as bytes', () => {
  const printersVersion = (text: string) => qrVersion([{ mode: 'byte', data: text }]);

  test('makes a full stamp version 10 where ours is 6, and a mini stamp with GTIN 4 where ours is 3', () => {
    const full = qrSegments(OCOP, signer.full(1, HONEY_JAR));
    const mini = qrSegments(OCOP, signer.mini(1, HONEY_JAR));
    const text = (segments: typeof full) => segments.map(({ data }) => data).join('');
    expect([qrVersion(full), printersVersion(text(full))]).toEqual([6, 10]);
    expect([qrVersion(mini), printersVersion(text(mini))]).toEqual([3, 4]);
  });

  test('comes out alike only for mini stamps without GTIN', () => {
    const versions = (host: string) => {
      const segments = qrSegments(parseOrigin(host), signer.mini(1));
      return [qrVersion(segments), printersVersion(segments.map(({ data }) => data).join(''))];
    };
    expect(versions('https://ocop.vn')).toEqual([3, 3]);
    expect(versions('https://truyxuat.bacninh.gov.vn')).toEqual([4, 4]);
  });
});

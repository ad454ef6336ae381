import fc from 'fast-check';
import { correction, generate, mode as leanMode } from 'lean-qr';
import { create, type QRCodeSegment } from 'qrcode';
import { encode as encodeUqr } from 'uqr';
import { describe, expect, test } from 'vitest';
import type { QrSegment } from '#core/qr';
import { type QrModules, qrEncoder } from '#labels/qr/encoder/encode';
import { blocksOf, type EccLevel, MOST_VERSION } from '#labels/qr/encoder/levels';

const LEVELS: readonly EccLevel[] = ['L', 'M', 'Q', 'H'];
const VERSIONS = Array.from({ length: MOST_VERSION }, (_, index) => index + 1);
const MASKS = [0, 1, 2, 3, 4, 5, 6, 7] as const;

const digits = (most: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: most });

/** Segments of all three modes that fit a symbol of so many codewords. */
function segmentsFor(codewords: number): fc.Arbitrary<QrSegment[]> {
  const most = Math.max(1, Math.floor((codewords - 10) / 3));
  const bytes = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: most });
  const letters = fc.string({
    unit: fc.constantFrom(...'0123456789ABCXYZ $%*+-./:'),
    minLength: 1,
    maxLength: most,
  });
  if (codewords < 14) return digits(12).map((data) => [{ mode: 'numeric', data }]);
  return fc.tuple(bytes, digits(most), letters).map(([one, two, three]) => [
    { mode: 'byte', data: one },
    { mode: 'numeric', data: two },
    { mode: 'alphanumeric', data: three },
  ]);
}

function picture(size: number, isDark: (x: number, y: number) => boolean): string {
  const line = (y: number) => Array.from({ length: size }, (_, x) => (isDark(x, y) ? '█' : '·')).join('');
  return Array.from({ length: size }, (_, y) => line(y)).join('\n');
}

const ours = ({ size, rows }: QrModules) =>
  picture(size, (x, y) => (((rows[2 * y + (x >> 5)] ?? 0) >>> (x & 31)) & 1) === 1);

/** Encodes segments under the best mask or a given one. */
function encoding(version: number, level: EccLevel) {
  const { write, draw } = qrEncoder(version, level);
  return (segments: readonly QrSegment[], mask?: number) => {
    write(segments);
    return draw(mask);
  };
}

const encoder = new TextEncoder();

function byQrcode(segments: readonly QrSegment[], version: number, level: EccLevel, mask: number): string {
  const parts = segments.map(({ mode, data }) =>
    mode === 'byte' ? { mode, data: encoder.encode(data) } : { mode, data },
  ) as QRCodeSegment[];
  const wish = { version, errorCorrectionLevel: level, maskPattern: mask as 0 };
  const { modules } = create(parts, wish);
  return picture(modules.size, (x, y) => modules.data[y * modules.size + x] === 1);
}

function byLean(segments: readonly QrSegment[], version: number, level: EccLevel, mask: number): string {
  const modes = { numeric: leanMode.numeric, alphanumeric: leanMode.alphaNumeric, byte: leanMode.ascii };
  const code = generate(leanMode.multi(...segments.map(({ mode, data }) => modes[mode](data))), {
    ...{ minVersion: version, maxVersion: version, mask: mask as 0 },
    ...{ minCorrectionLevel: correction[level], maxCorrectionLevel: correction[level] },
  });
  return picture(code.size, (x, y) => code.get(x, y));
}

/** This library chooses its own mode for the whole text: digits alone are one numeric segment there too. */
function byUqr(text: string, version: number, ecc: EccLevel, mask: number): string {
  const wish = { minVersion: version, maxVersion: version, boostEcc: false, border: 0, maskPattern: mask };
  const { size, data } = encodeUqr(text, { ...wish, ecc });
  return picture(size, (x, y) => data[y]?.[x] === true);
}

describe.each(LEVELS)('at level %s', (level) => {
  test.each(
    VERSIONS,
  )('version %i is bit for bit what three other encoders make, under every mask', (version) => {
    const { data } = blocksOf(version, level);
    fc.assert(
      fc.property(segmentsFor(data), digits(Math.min(2 * data - 4, 200)), (segments, number) => {
        const encode = encoding(version, level);
        for (const mask of MASKS) {
          const made = ours(encode(segments, mask));
          expect(made).toBe(byQrcode(segments, version, level, mask));
          expect(made).toBe(byLean(segments, version, level, mask));
          const plain = ours(encode([{ mode: 'numeric', data: number }], mask));
          expect(plain).toBe(byUqr(number, version, level, mask));
        }
      }),
      { numRuns: 6 },
    );
  });

  test('more than fits, or a letter among digits, is refused', () => {
    const encode = encoding(6, level);
    expect(() => encode([{ mode: 'numeric', data: '0'.repeat(400) }])).toThrow(RangeError);
    expect(() => encode([{ mode: 'numeric', data: '12x' }])).toThrow(RangeError);
    expect(() => encode([{ mode: 'alphanumeric', data: 'abc' }])).toThrow(RangeError);
  });
});

test.each(
  VERSIONS,
)('version %i is packed as it is drawn: rows of whole bytes, dark is 0, white beyond', (version) => {
  const { write, draw, pack } = qrEncoder(version, 'L');
  fc.assert(
    fc.property(digits(30), (data) => {
      write([{ mode: 'numeric', data }]);
      const drawn = draw();
      const packed = pack();
      const width = Math.ceil(drawn.size / 8);
      expect(packed.length).toBe(width * drawn.size);
      const isLight = (x: number, y: number) =>
        ((packed[y * width + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
      expect(picture(drawn.size, (x, y) => !isLight(x, y))).toBe(ours(drawn));
      for (let y = 0; y < drawn.size; y++) {
        for (let x = drawn.size; x < 8 * width; x++) expect(isLight(x, y)).toBe(true);
      }
    }),
    { numRuns: 10 },
  );
});

test('a filled symbol, to the last bit, is what others make of it', () => {
  const segments: QrSegment[] = [{ mode: 'byte', data: 'x'.repeat(106) }];
  for (const mask of MASKS) {
    expect(ours(encoding(6, 'M')(segments, mask))).toBe(byQrcode(segments, 6, 'M', mask));
  }
});

test('no version beyond the eleventh is known', () => {
  expect(() => qrEncoder(MOST_VERSION + 1, 'M')).toThrow(RangeError);
  expect(() => qrEncoder(0, 'M')).toThrow(RangeError);
});

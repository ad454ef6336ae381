import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { QrSegment } from '#core/qr';
import { qrEncoder } from '#labels/qr/encoder/encode';
import { machine } from '#labels/qr/encoder/machine';
import { scorerOf } from '#labels/qr/encoder/scorer';

type Field = readonly (readonly boolean[])[];

const FINDER = [true, false, true, true, true, false, true];

/** The rules as the standard words them, module by module, light outside. */
function scoreByTheBook(field: Field): number {
  const size = field.length;
  const at = (x: number, y: number) => field[y]?.[x] ?? false;
  const lines = [field, field.map((_, x) => field.map((_, y) => at(x, y)))].flat();
  const runs = lines.flatMap((line) => runsOf(line)).filter((length) => length >= 5);
  let blocks = 0;
  for (let y = 1; y < size; y++) {
    for (let x = 1; x < size; x++) {
      if ([at(x - 1, y), at(x, y - 1), at(x - 1, y - 1)].every((other) => other === at(x, y))) blocks++;
    }
  }
  const finders = lines.reduce((sum, line) => sum + findersIn(line), 0);
  const dark = field.flat().filter(Boolean).length;
  const percent = (100 * dark) / size ** 2;
  const balance = 10 * Math.floor(Math.abs(percent - 50) / 5 + 1e-9);
  return runs.reduce((sum, length) => sum + 3 + length - 5, 0) + 3 * blocks + 40 * finders + balance;
}

function runsOf(line: readonly boolean[]): number[] {
  const lengths: number[] = [];
  for (const [index, module] of line.entries()) {
    if (index > 0 && line[index - 1] === module) lengths[lengths.length - 1]! += 1;
    else lengths.push(1);
  }
  return lengths;
}

function findersIn(line: readonly boolean[]): number {
  let found = 0;
  for (let start = 0; start + 7 <= line.length; start++) {
    if (!FINDER.every((module, index) => line[start + index] === module)) continue;
    const isLight = (from: number) => [0, 1, 2, 3].every((step) => !line[from + step]);
    found += (isLight(start - 4) ? 1 : 0) + (isLight(start + 7) ? 1 : 0);
  }
  return found;
}

function rowsOf(field: Field): Int32Array {
  const rows = new Int32Array(2 * field.length);
  for (const [y, row] of field.entries()) {
    for (const [x, isDark] of row.entries()) if (isDark) rows[2 * y + (x >> 5)]! |= 1 << (x & 31);
  }
  return rows;
}

/** The penalties of a field under no mask, and inverted as a whole. */
function penaltiesOf(field: Field): number[] {
  const [none, all] = [new Int32Array(2 * field.length), rowsOf(field.map((row) => row.map(() => true)))];
  const scorer = scorerOf({ size: field.length, under: [none, all, none] }, machine());
  scorer.rows.set(rowsOf(field));
  return [0, 1, 2].map((mask) => scorer.penalty(mask));
}

/** Fields with long runs and finder look-alikes in them, not only noise. */
const fields = fc.integer({ min: 21, max: 61 }).chain((size) => {
  const noise = fc.array(fc.boolean(), { minLength: size, maxLength: size });
  const flat = fc.boolean().map((module) => Array.from({ length: size }, () => module));
  const finder = fc.nat(size).map((from) => {
    return Array.from({ length: size }, (_, index) => FINDER[index - from] ?? false);
  });
  return fc.array(fc.oneof(noise, flat, finder), { minLength: size, maxLength: size });
});

describe('the score of a symbol', () => {
  test('is the standard’s, counted module by module', () => {
    fc.assert(
      fc.property(fields, (field) => {
        const score = scoreByTheBook(field);
        const inverted = scoreByTheBook(field.map((row) => row.map((isDark) => !isDark)));
        expect(penaltiesOf(field)).toEqual([score, inverted, score]);
      }),
      { numRuns: 300 },
    );
  });
});

function fieldOf(rows: Int32Array): boolean[][] {
  const size = rows.length / 2;
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => (((rows[2 * y + (x >> 5)] ?? 0) >>> (x & 31)) & 1) === 1),
  );
}

test('of all eight masks the one that scores best is taken', () => {
  const { write, draw } = qrEncoder(6, 'M');
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 150, maxLength: 200 });
  fc.assert(
    fc.property(digits, (data) => {
      const segments: QrSegment[] = [{ mode: 'numeric', data }];
      write(segments);
      const scores = [0, 1, 2, 3, 4, 5, 6, 7].map((mask) => scoreByTheBook(fieldOf(draw(mask).rows)));
      const { mask, rows } = draw();
      expect(scoreByTheBook(fieldOf(rows))).toBe(Math.min(...scores));
      expect(mask).toBe(scores.indexOf(Math.min(...scores)));
    }),
    { numRuns: 40 },
  );
});

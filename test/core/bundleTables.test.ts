import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  codeOf,
  NONE,
  numberFrom,
  readPlaces,
  readRepeats,
  writePlaces,
  writeRepeats,
} from '#core/bundleColumns';
import { applyDelta, writeDelta } from '#core/bundleDelta';
import { type AnyTable, type BundleTables, columnsOf, TABLE_NAMES, type TableName } from '#core/bundleShape';
import { packTables, unpackTables } from '#core/bundleTables';

const LARGEST = 2 ** 40;
const numbers = fc.array(fc.oneof(fc.nat({ max: 70 }), fc.nat({ max: LARGEST })));

/** A table of some rows, whose references name rows of the tables before it. */
function tableOf(
  name: TableName,
  rows: number,
  known: Readonly<Record<string, number>>,
): fc.Arbitrary<AnyTable> {
  const columns = columnsOf(name).map(([key, column]) => {
    if ('text' in column) {
      const text = fc.oneof(
        fc.constantFrom('', 'in hỏng', 'Hòa'),
        fc.string({ unit: 'grapheme', maxLength: 8 }),
      );
      return [key, fc.array(text, { minLength: rows, maxLength: rows })] as const;
    }
    const most = column.of === undefined ? 60_000 : (known[column.of] ?? 0) - 1;
    // A number that others are expected from is there where they are.
    const value = fc.integer({ min: most < 0 ? NONE : 0, max: most });
    return [key, fc.array(value, { minLength: rows, maxLength: rows })] as const;
  });
  return fc.record(Object.fromEntries(columns)) as fc.Arbitrary<AnyTable>;
}

const sizes = fc.array(fc.integer({ min: 1, max: 6 }), {
  minLength: TABLE_NAMES.length,
  maxLength: TABLE_NAMES.length,
});

const editions = sizes.chain((counts) => {
  const known = Object.fromEntries(TABLE_NAMES.map((name, i) => [name, counts[i]!]));
  const tables = TABLE_NAMES.map((name, i) => [name, tableOf(name, counts[i]!, known)] as const);
  return fc.record(Object.fromEntries(tables)) as unknown as fc.Arbitrary<BundleTables>;
});

describe('numbers', () => {
  test('are read as they were written, whatever was expected of them', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        expect(readPlaces(writePlaces(values), values.length, 'x')).toEqual(values);
      }),
    );
    const value = fc.oneof(fc.constant(NONE), fc.nat({ max: LARGEST }));
    fc.assert(
      fc.property(value, fc.option(fc.nat({ max: LARGEST }), { nil: undefined }), (number, expected) => {
        const code = codeOf(number, expected);
        expect(code).toBeGreaterThanOrEqual(0);
        expect(numberFrom(code, expected)).toBe(number);
      }),
    );
  });

  test('that are what was expected weigh nothing, and zeros have no place at all', () => {
    expect(codeOf(5, 5)).toBe(1);
    expect(writePlaces([0, 0, 0])).toEqual([]);
    expect(writePlaces([1, 64])).toEqual(['AB', 'BA']);
  });

  test.each([
    [['A', 'AB']],
    [['A?']],
    ['AA'],
    [[7]],
    [Array.from({ length: 9 }, () => 'AA')],
  ])('that are not written so (%j) are refused', (written) => {
    expect(() => readPlaces(written, 2, 'x')).toThrow('bundle-malformed');
  });
});

describe('texts that repeat', () => {
  test('are read as they were written', () => {
    const texts = fc.array(fc.oneof(fc.constantFrom('a', 'b', ''), fc.string()));
    fc.assert(
      fc.property(texts, (values) => {
        const written = JSON.parse(JSON.stringify(writeRepeats(values))) as unknown;
        expect(readRepeats(written, values.length, 'x')).toEqual(values);
      }),
    );
  });

  test('refer to no text that is not there', () => {
    expect(() => readRepeats({ texts: ['a'], back: ['B'] }, 1, 'x')).toThrow('bundle-malformed');
  });
});

describe('an edition', () => {
  test('is read as it was written, and written as it was read', () => {
    fc.assert(
      fc.property(editions, (tables) => {
        const bytes = packTables(tables);
        expect(unpackTables(bytes)).toEqual(tables);
        expect(packTables(unpackTables(bytes))).toEqual(bytes);
      }),
      { numRuns: 60 },
    );
  });

  test('of any bytes at all is refused by its code, or is an edition', () => {
    const some = packTables(fc.sample(editions, { numRuns: 1, seed: 5 })[0]!);
    const places = fc.array(fc.tuple(fc.nat({ max: some.length - 1 }), fc.nat({ max: 255 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(places, (changes) => {
        const bytes = some.slice();
        for (const [at, value] of changes) bytes[at] = value;
        try {
          unpackTables(bytes);
        } catch (error) {
          expect(error).toMatchObject({ code: 'bundle-malformed' });
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a delta', () => {
  test('leads from any edition to any other, byte for byte', () => {
    fc.assert(
      fc.property(editions, editions, (before, after) => {
        const delta = writeDelta(before, after);
        expect(applyDelta(packTables(before), delta)).toEqual(packTables(after));
      }),
      { numRuns: 60 },
    );
  });

  test('between the same is small, and one that is none is refused by its code', () => {
    const [tables] = fc.sample(editions, { numRuns: 1, seed: 9 });
    const whole = packTables(tables!);
    const delta = writeDelta(tables!, tables!);
    expect(delta.length).toBeLessThan(2500);
    expect(applyDelta(whole, delta)).toEqual(whole);
    for (const text of ['', 'null', '{}', '{"form":"temgoc-bundle-delta-v1"}', '[1]']) {
      expect(() => applyDelta(whole, new TextEncoder().encode(text))).toThrow('bundle-malformed');
    }
  });
});

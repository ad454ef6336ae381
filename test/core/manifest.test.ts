import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatManifest, type Manifest, type ManifestFile, parseManifest } from '#core/manifest';
import { differencesOf } from '#core/printCount';
import { PRINT_FORMATS } from '#core/printFormat';
import { formatStampId, type KeyNumber } from '#core/stampId';
import { anyKeyNumber } from '#test/core/arbitraries.ts';

const sha = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
const words = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });

function fileAt(key: KeyNumber, from: number, count: number, i: number, hash: string): ManifestFile {
  const [first, last] = [formatStampId(key, from), formatStampId(key, from + count - 1)];
  return {
    name: `tem-b-1-${String(i + 1).padStart(3, '0')}.zip`,
    size: 10 + i,
    count,
    first,
    last,
    sha256: hash,
  };
}

const anyManifest = fc
  .record({
    key: anyKeyNumber,
    from: fc.integer({ min: 1, max: 9_000_000_000 }),
    parts: fc.array(fc.tuple(fc.integer({ min: 1, max: 50_000 }), sha), { minLength: 1, maxLength: 6 }),
    paper: fc.option(fc.tuple(words, fc.integer({ min: 1, max: 100 }))),
    rest: fc.record({
      batch: words,
      product: words,
      producer: words,
      lot: words,
      sample: fc.boolean(),
      format: fc.constantFrom(...PRINT_FORMATS),
      run: sha,
      issuedAt: fc.integer({ min: 0, max: 4_102_444_800_000 }),
    }),
  })
  .map(({ key, from, parts, paper, rest }): Manifest => {
    let at = from;
    const files = parts.map(([count, hash], i) => {
      at += count;
      return fileAt(key as KeyNumber, at - count, count, i, hash);
    });
    const range = { count: at - from, first: files[0]!.first, last: files.at(-1)!.last };
    const placed = paper ? { stock: paper[0], start: paper[1] } : { stock: null, start: null };
    return { ...rest, ...placed, ...range, files };
  });

describe('a manifest', () => {
  test('is read back as it was written, in one spelling only', () => {
    fc.assert(
      fc.property(anyManifest, (manifest) => {
        const text = formatManifest(manifest);
        expect(parseManifest(text)).toEqual(manifest);
        expect(parseManifest(text.trimEnd())).toBeUndefined();
        expect(parseManifest(text.replaceAll('\n', '\r\n'))).toBeUndefined();
        expect(parseManifest(JSON.stringify(JSON.parse(text)))).toBeUndefined();
      }),
    );
  });

  test('is refused, and never thrown at, whatever the text is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseManifest(text)).toBeUndefined();
      }),
    );
    expect(parseManifest(' '.repeat(5_000_000))).toBeUndefined();
  });

  test('with any one character changed is another manifest or none', () => {
    fc.assert(
      fc.property(
        anyManifest,
        fc.nat(),
        fc.constantFrom(...'0123456789abxz"{},\n'),
        (manifest, at, letter) => {
          const text = formatManifest(manifest);
          const place = at % text.length;
          const changed = text.slice(0, place) + letter + text.slice(place + 1);
          if (changed !== text) expect(parseManifest(changed)).not.toEqual(manifest);
        },
      ),
    );
  });

  const key = '01' as KeyNumber;
  const file = (from: number, count: number, i: number) => fileAt(key, from, count, i, 'a'.repeat(64));
  const two: Manifest = {
    ...{ batch: 'b-1', product: 'Mật ong', producer: 'HTX Thanh Mai', lot: 'TM-01', sample: false },
    ...{ format: 'svg', stock: 'a4-65', start: 1, run: 'b'.repeat(64), issuedAt: Date.UTC(2026, 9, 5, 2) },
    ...{ count: 30, first: formatStampId(key, 1), last: formatStampId(key, 30) },
    files: [file(1, 20, 0), file(21, 10, 1)],
  };
  const wrong: readonly (readonly [string, Partial<Manifest>])[] = [
    ['a gap between two files', { files: [file(1, 20, 0), file(22, 9, 1)] }],
    ['a stamp in two files', { files: [file(1, 20, 0), file(20, 11, 1)] }],
    ['fewer stamps than its range', { count: 29 }],
    ['files that end before it does', { files: [file(1, 20, 0)] }],
    ['no file', { files: [] }],
    ['two files of one name', { files: [file(1, 20, 0), file(21, 10, 0)] }],
    ['a file in another folder', { files: [{ ...file(1, 30, 0), name: '../tem.zip' }] }],
    ['a hidden file', { files: [{ ...file(1, 30, 0), name: '.tem.zip' }] }],
    ['a device’s name with a dot at its end', { files: [{ ...file(1, 30, 0), name: 'tem.' }] }],
    ['a paper without a start', { start: null }],
    ['a hash in capitals', { files: [{ ...file(1, 30, 0), sha256: 'A'.repeat(64) }] }],
    ['no words', { lot: '' }],
  ];
  test.each(wrong)('with %s is none', (_, change) => {
    expect(parseManifest(formatManifest(two))).toEqual(two);
    expect(parseManifest(formatManifest({ ...two, ...change }))).toBeUndefined();
  });
});

describe('a print house’s count', () => {
  const id = (serial: number) => formatStampId('01' as KeyNumber, serial);
  const made = { count: 1000, first: id(1), last: id(1000), sha256: 'a'.repeat(64) };
  const said = { counted: 1000, first: null, last: null, sha256: null };

  test('agrees where all it says is so', () => {
    expect(differencesOf(made, said)).toEqual([]);
    expect(differencesOf(made, { ...made, counted: 1000 })).toEqual([]);
  });

  test('is told missing or surplus by how many, and where its ends or its file are others', () => {
    expect(differencesOf(made, { ...said, counted: 988 })).toEqual([{ what: 'missing', count: 12 }]);
    expect(differencesOf(made, { ...said, counted: 1040 })).toEqual([{ what: 'surplus', count: 40 }]);
    expect(differencesOf(made, { ...said, counted: 1040, last: id(1040) })).toEqual([
      { what: 'surplus', count: 40 },
      { what: 'last', count: 40 },
    ]);
    const other = formatStampId('02' as KeyNumber, 1);
    expect(differencesOf(made, { ...said, first: other, sha256: 'b'.repeat(64) })).toEqual([
      { what: 'first' },
      { what: 'file' },
    ]);
  });
});

import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packPage } from '#labels/pdf/packing';

/** A part's bytes: noise, words of their own, or words made from those of the last part with some. */
type Wish =
  | { readonly kind: 'noise' | 'own'; readonly bytes: Uint8Array }
  | { readonly kind: 'like'; readonly at: number; readonly drop: number; readonly put: Uint8Array };

const bytes = (maxLength: number) => fc.uint8Array({ maxLength });
const wishes: fc.Arbitrary<Wish> = fc.oneof(
  fc.record({ kind: fc.constantFrom('noise' as const, 'own' as const), bytes: bytes(600) }),
  fc.record({ kind: fc.constant('like' as const), at: fc.nat(600), drop: fc.nat(12), put: bytes(12) }),
);

function pageOf(wished: readonly Wish[]) {
  const page: number[] = [];
  const parts: number[] = [];
  let like = [0, 0] as [number, number];
  for (const wish of wished) {
    const from = page.length;
    if (wish.kind === 'like') {
      const words = page.slice(...like);
      words.splice(Math.min(wish.at, words.length), wish.drop, ...wish.put);
      page.push(...words);
    } else page.push(...wish.bytes);
    parts.push(from, page.length, ...(wish.kind === 'noise' ? [-1, -1] : like));
    if (wish.kind !== 'noise') like = [from, page.length];
  }
  return { page: Uint8Array.from(page), parts };
}

test('what is packed unpacks to the same bytes, checksum and all, whatever its parts are like', () => {
  fc.assert(
    fc.property(fc.array(wishes, { maxLength: 20 }), (wished) => {
      const { page, parts } = pageOf(wished);
      expect(inflateSync(packPage(page, parts)).equals(page)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('every length and distance of a repeat is written as RFC 1951 has it', () => {
  for (let length = 1; length <= 600; length += 1) {
    for (const between of [0, 1, 2, 3, 7, 130, 400, 5000, 31_000, 40_000]) {
      const words = Uint8Array.from({ length }, (_, at) => (at * 7) % 251);
      const page = new Uint8Array(2 * length + between);
      page.set(words);
      page.set(words, length + between);
      const behind = length + between;
      const parts = [0, length, 0, 0, length, behind, -1, -1, behind, behind + length, 0, length];
      const packed = packPage(page, parts);
      if (length % 50 === 0 || length < 300) expect(inflateSync(packed).equals(page)).toBe(true);
    }
  }
});

test('words that are repeated take a few bytes', () => {
  const words = Buffer.from('BT/F3 4.5 Tf 1 0 0 -1 49.8312 56.4633 Tm<00010002>Tj ET\n'.repeat(20));
  const parts = Array.from({ length: 20 }, (_, n) => [56 * n, 56 * n + 56, 56 * Math.max(0, n - 1), 56 * n]);
  expect(packPage(words, parts.flat()).length).toBeLessThan(56 + 20 * 4 + 20);
});

/** Error correction levels, and their two bits in the format information (ISO/IEC 18004 §7.9.1). */
export const LEVEL_BITS = { L: 1, M: 0, Q: 3, H: 2 } as const;
export type EccLevel = keyof typeof LEVEL_BITS;

/** The largest version the encoder knows: 61 modules, 26 mm at a module of 0.42 mm, far beyond what fits a stamp. */
export const MOST_VERSION = 11;

/** Codewords of a symbol, by version from 1 (ISO/IEC 18004 table 1). */
const TOTAL = [26, 44, 70, 100, 134, 172, 196, 242, 292, 346, 404];

/** Error correction codewords of each block, and how many blocks, by version from 1 (ISO/IEC 18004 table 9). */
const CORRECTION: Readonly<
  Record<EccLevel, { readonly codewords: readonly number[]; readonly blocks: readonly number[] }>
> = {
  L: { codewords: [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20], blocks: [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4] },
  M: { codewords: [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30], blocks: [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5] },
  Q: { codewords: [13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28], blocks: [1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8] },
  H: { codewords: [17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24], blocks: [1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11] },
};

/** How the codewords of one version and level are cut into blocks: the short ones first, the others hold one more. */
export interface Blocks {
  readonly total: number;
  /** Codewords of data in the symbol. */
  readonly data: number;
  /** Codewords of error correction in each block. */
  readonly correction: number;
  /** Codewords of data in each block, in order. */
  readonly lengths: readonly number[];
}

/** The blocks of a version (1 to 11) and level; throws a `RangeError` for another version. */
export function blocksOf(version: number, level: EccLevel): Blocks {
  const total = TOTAL[version - 1];
  const { codewords, blocks } = CORRECTION[level];
  const [correction = 0, count = 1] = [codewords[version - 1], blocks[version - 1]];
  if (total === undefined) throw new RangeError(`QR versions 1 to ${MOST_VERSION}`);
  const short = Math.floor(total / count) - correction;
  const long = total % count;
  const lengths = Array.from({ length: count }, (_, index) => (index < count - long ? short : short + 1));
  return { total, correction, lengths, data: total - count * correction };
}

/** Rows of the scorer's memory: light ones above the symbol, a symbol's own, and those below that are looked at. */
export const ABOVE = 11;
export const MOST = 64;
export const BELOW = 4;

/** Bytes of a row alone, and of a row under two masks at once. */
export const LINE = 8;
export const PAIR = 16;
const LINES = (MOST + BELOW) * LINE;
/** Bytes of what is remembered of all rows. */
export const PAIRS = (ABOVE + MOST + BELOW) * PAIR;
/** Bytes of a symbol under two masks, and of its points. */
export const MASKS = (MOST + BELOW) * PAIR;
export const SUMS = 3 * PAIR;

/** Bytes of the multiples of a generator by one factor. */
export const MULTIPLE = 32;

/**
 * Where in the memory of an encoder's WebAssembly things lie (bytes): a symbol's data by rows, what counts along a row
 * and down to it, points, what is remembered of rows, masks; codewords, the generator's multiples, where bits go,
 * and a symbol's rows as bits in bytes.
 */
const [data, across, down, sums] = [0, LINES, 2 * LINES, 3 * LINES];
const rows = 2048;
const under = rows + 7 * PAIRS;
const codewords = under + 4 * MASKS;
const multiples = codewords + 512;
const ends = multiples + 256 * MULTIPLE;
const fields = ends + LINES;
const packed = fields + 16 * 1024;
export const AT = {
  data,
  across,
  down,
  sums,
  rows,
  under,
  codewords,
  multiples,
  ends,
  fields,
  packed,
} as const;

/** Where what lies under a mask begins: it lies beside another's, row by row. */
export const underMask = (mask: number): number => AT.under + (mask >> 1) * MASKS + (mask & 1) * LINE;

/** What is computed in WebAssembly, and the memory it works on. */
export interface Machine {
  readonly bytes: ArrayBuffer;
  readonly correct: (from: number, to: number, out: number) => void;
  readonly place: (bytesOfRows: number) => void;
  readonly pack: (under: number, bytesOfRow: number, bytesOfRows: number) => void;
  readonly count: (under: number, to: number, bytesOfRows: number) => void;
}

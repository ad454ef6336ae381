import type { Grid, Lines } from './grid.ts';
import { ABOVE, AT, BELOW, LINE, MASKS, type Machine, PAIR, PAIRS, SUMS, underMask } from './memory.ts';
import { type Code, type Func, INT, int, local, repeatWhile, WIDE, when, wide } from './wasm.ts';

/** Points of ISO/IEC 18004 table 11: blocks of four, finder look-alikes, too dark or light. */
const POINTS = { block: 3, finder: 40, balance: 10 } as const;

const [under, to, end, row, half] = [local(0), local(1), local(2), local(3), local(4)];
const [points, dark, finders] = [local(5), local(6), local(7)];
const [line, beside, like, three, five] = [local(8), local(9), local(10), local(11), local(12)];
const [core, light, before, behind] = [local(13), local(14), local(15), local(16)];
const [down, run, above, below] = [local(17), local(18), local(19), local(20)];

/** What is remembered of a row, and found again so many rows below. */
const memory = (field: number) => ({
  keep: (code: Code) => wide.store(row.now, code, AT.rows + field * PAIRS + ABOVE * PAIR),
  back: (rows: number) => wide.load(row.now, AT.rows + field * PAIRS + (ABOVE - rows) * PAIR),
});
const [lines, likes, downs, threes, fives] = [memory(0), memory(1), memory(2), memory(3), memory(4)];
const [cores, lights] = [memory(5), memory(6)];

const { and, or, xor, without, up, count, add } = wide;

/** A row, and what its own modules tell: `like` the one before, ends of runs, look-alikes with light on a side. */
const ALONG: readonly Code[] = [
  half.is(int.down(row.now, 1)),
  line.is(xor(wide.spread(half.now, AT.data), wide.load(int.plus(under.now, row.now), 0))),
  beside.is(up(line.now, 1)),
  like.is(without(wide.spread(half.now, AT.across), xor(line.now, beside.now))),
  three.is(and(like.now, up(like.now, 1))),
  five.is(and(three.now, up(three.now, 2))),
  core.is(and(line.now, up(line.now, 6), up(and(line.now, three.now), 2))),
  core.is(without(core.now, or(beside.now, up(beside.now, 4)))),
  light.is(or(line.now, beside.now)),
  light.is(or(light.now, up(light.now, 2))),
  before.is(without(core.now, up(light.now, 7))),
  behind.is(without(core.now, wide.down(light.now, 4))),
];

/** The same down the columns, all of them at once, by what is remembered of the rows above. */
const ACROSS_ROWS: readonly Code[] = [
  lines.keep(line.now),
  likes.keep(like.now),
  down.is(without(wide.spread(half.now, AT.down), xor(line.now, lines.back(1)))),
  downs.keep(down.now),
  threes.keep(and(down.now, downs.back(1))),
  run.is(and(threes.back(0), threes.back(2))),
  fives.keep(run.now),
  core.is(and(line.now, lines.back(6), lines.back(2), threes.back(2))),
  cores.keep(without(core.now, or(lines.back(1), lines.back(5)))),
  light.is(or(line.now, lines.back(1), lines.back(2), lines.back(3))),
  lights.keep(light.now),
  above.is(without(cores.back(4), lights.back(11))),
  below.is(without(cores.back(4), light.now)),
];

const look = [before, behind, above, below].map(({ now }) => now);
const inRuns = or(five.now, wide.down(five.now, 1), wide.down(five.now, 2));
const inRunsDown = or(run.now, fives.back(1), fives.back(2));
const blocks = count(and(down.now, like.now, likes.back(1)));

/** Adds up: each run of five or more gives two points less than it has modules, as many as its ends and two before. */
const COUNTED: readonly Code[] = [
  three.is(blocks),
  points.is(
    wide.plus(points.now, add(count(inRuns), count(inRunsDown), ...Array(POINTS.block).fill(three.now))),
  ),
  dark.is(wide.plus(dark.now, count(line.now))),
  when(wide.isAny(or(...look)), finders.is(wide.plus(finders.now, add(...look.map(count))))),
];

/**
 * Counts a symbol under two masks at once (ISO/IEC 18004 §7.8.3), each rule a few operations on whole rows. Given
 * where these masks lie, where the sums go, and the bytes of all rows with those below. Beyond the symbol all is light.
 */
export function countPair(): Func {
  const next = row.is(int.plus(row.now, int.of(PAIR)));
  const sums = [points, dark, finders].flatMap(({ now }, at) =>
    wide.store(to.now, wide.sums(now), PAIR * at),
  );
  return {
    parameters: [INT, INT, INT],
    locals: [INT, INT, ...Array.from({ length: 16 }, () => WIDE)],
    body: [
      ...repeatWhile([...ALONG, ...ACROSS_ROWS, ...COUNTED, next], int.isLess(row.now, end.now)),
      ...sums,
    ],
  };
}

/**
 * Scores data under masks; what is to be scored is written into `rows`. All eight take some 2 µs of the 5 that a symbol
 * takes, and took 18 in plain JavaScript: that is what the WebAssembly is for. A fixed mask would save those 2, and
 * scores a seventh worse on average.
 */
export interface Scorer {
  readonly rows: Lines;
  /** The penalty under one mask. */
  penalty(mask: number): number;
  /** The mask of the lowest penalty, the first of equals. */
  best(): number;
}

/** Lays out in a machine's memory what counts of a symbol's rows, and its masks. */
function layOut({ size, under: masks }: Pick<Grid, 'size' | 'under'>, bytes: ArrayBuffer): void {
  const whole = (1n << BigInt(size)) - 1n;
  new BigUint64Array(bytes, AT.across, size).fill(whole - 1n);
  new BigUint64Array(bytes, AT.down + LINE, size - 1).fill(whole);
  for (const [mask, rows] of masks.entries()) {
    const laid = new Int32Array(bytes, underMask(mask));
    for (let word = 0; word < 2 * size; word++) laid[4 * (word >> 1) + (word & 1)] = rows[word] as number;
  }
}

/** A scorer of symbols of up to 61 modules a side, under what is known of its masks. */
export function scorerOf(grid: Pick<Grid, 'size' | 'under'>, { bytes, count }: Machine): Scorer {
  const { size, under: masks } = grid;
  layOut(grid, bytes);
  const sums = new Int32Array(bytes, AT.sums);
  const countMasks = (pair: number) =>
    count(AT.under + pair * MASKS, AT.sums + pair * SUMS, (size + BELOW) * PAIR);
  const sumOf = (mask: number, kind: number): number => {
    const at = ((mask >> 1) * SUMS + kind * PAIR + (mask & 1) * LINE) >> 2;
    return (sums[at] as number) + (sums[at + 1] as number);
  };
  const counted = (mask: number): number => {
    const off = Math.abs(2 * sumOf(mask, 1) - size * size);
    const balance = POINTS.balance * Math.floor((off * 10) / (size * size));
    return sumOf(mask, 0) + balance + POINTS.finder * sumOf(mask, 2);
  };
  return {
    rows: new Int32Array(bytes, AT.data, 2 * size),
    penalty: (mask) => {
      countMasks(mask >> 1);
      return counted(mask);
    },
    best: () => {
      for (let pair = 0; 2 * pair < masks.length; pair++) countMasks(pair);
      let [best, least] = [0, counted(0)];
      for (let mask = 1; mask < masks.length; mask++) {
        const penalty = counted(mask);
        if (penalty < least) [best, least] = [mask, penalty];
      }
      return best;
    },
  };
}

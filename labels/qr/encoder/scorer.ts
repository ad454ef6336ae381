import type { Grid, Lines } from './grid.ts';
import {
  type Code,
  type Func,
  INT,
  int,
  keep,
  LONG,
  long,
  moduleOf,
  repeatWhile,
  take,
  when,
} from './wasm.ts';

/** Points of ISO/IEC 18004 table 11: blocks of four, finder look-alikes, too dark or light. */
const POINTS = { block: 3, finder: 40, balance: 10 } as const;

const value = (local: number) => ({ is: (code: Code) => keep(local, code), now: take(local) });

/**
 * Points of all lines one way, and their dark modules above bit 16: 64 modules at once, which JavaScript's numbers are
 * too short for. Data combined (XOR) with what lies under it, from an address to another; what counts within a line
 * stands at address 0. Each rule is a few shifts of a whole line: `like` marks a module like the one before it,
 * `three` and `five` the ends of such runs; a finder look-alike has four light modules on either side, and beyond the
 * symbol all is light.
 */
function linePoints(): Func {
  const [data, under, end, blocks] = [value(0), value(1), value(2), take(3)] as const;
  const [points, dark] = [value(4), value(5)];
  const [line, like, three, five] = [value(6), value(7), value(8), value(9)];
  const [core, near, lineBefore, likeBefore] = [value(10), value(11), value(12), value(13)];
  const { and, or, xor, not, up, down, count } = long;
  const spread = (shift: typeof up, code: Code) => or(code, shift(code, 1), shift(code, 2), shift(code, 3));
  const turns = or(like.now, up(like.now, 1), up(like.now, 4), up(like.now, 5));
  const runs = count(and(five.now, not(up(five.now, 1))));
  const four = and(not(xor(line.now, lineBefore.now)), like.now, likeBefore.now);
  const alone = int.plus(count(near.now), count(core.now));
  const add = (...more: Code[]) => points.is(int.plus(points.now, ...more));
  const one = [
    line.is(xor(long.load(data.now), long.load(under.now))),
    dark.is(int.plus(dark.now, count(line.now))),
    like.is(and(not(xor(line.now, up(line.now, 1))), long.load(int.of(0)))),
    three.is(and(like.now, up(like.now, 1))),
    five.is(and(three.now, up(three.now, 2))),
    add(count(five.now), int.up(runs, 1)),
    core.is(and(line.now, up(three.now, 2), not(turns), long.of(~0x3f))),
    when(
      int.isZero(long.isZero(core.now)),
      near.is(and(core.now, not(up(spread(up, line.now), 7)))),
      core.is(and(core.now, not(down(spread(down, line.now), 1)))),
      add(int.times(alone, int.of(POINTS.finder))),
    ),
    when(blocks, add(int.times(count(four), int.of(POINTS.block))), lineBefore.is(line.now)),
    when(blocks, likeBefore.is(like.now)),
    data.is(int.plus(data.now, int.of(8))),
    under.is(int.plus(under.now, int.of(8))),
  ];
  return {
    parameters: [INT, INT, INT, INT],
    locals: [INT, INT, ...Array.from({ length: 8 }, () => LONG)],
    body: [...repeatWhile(one, int.isLess(data.now, end.now)), ...int.plus(points.now, int.up(dark.now, 16))],
  };
}

/** The lines of one side in memory (bytes), and of both. */
const SIDE = 64 * 8;
const BOTH = 2 * SIDE;

type Score = (data: number, under: number, end: number, blocks: number) => number;

let compiled: WebAssembly.Module | undefined;

/**
 * Scores data under masks (ISO/IEC 18004 §7.8.3); what is to be scored is written into `rows` and `columns`. All eight
 * take some 2 µs of the 8 that a symbol takes, and took 18 in plain JavaScript, twice what the rest takes: that is what
 * the WebAssembly is for. A fixed mask would save those 2, and scores a seventh worse on average.
 */
export interface Scorer {
  readonly rows: Lines;
  readonly columns: Lines;
  /** The penalty under one mask. */
  penalty(mask: number): number;
  /** The mask of the lowest penalty, the first of equals. */
  best(): number;
}

/** A scorer of symbols of up to 64 modules a side, under what is known of its masks. */
export function scorerOf({ size, under }: Pick<Grid, 'size' | 'under'>): Scorer {
  compiled ??= new WebAssembly.Module(moduleOf(linePoints()));
  const { memory, main } = new WebAssembly.Instance(compiled).exports as {
    readonly memory: WebAssembly.Memory;
    readonly main: Score;
  };
  const lines = (at: number) => new Int32Array(memory.buffer, at, 2 * size);
  new BigUint64Array(memory.buffer)[0] = (1n << BigInt(size)) - 2n;
  for (const [mask, { rows, columns }] of under.entries()) {
    lines(SIDE + (mask + 1) * BOTH).set(rows);
    lines(2 * SIDE + (mask + 1) * BOTH).set(columns);
  }
  const length = 8 * size;
  const penalty = (mask: number, limit = Number.POSITIVE_INFINITY): number => {
    const at = SIDE + (mask + 1) * BOTH;
    const across = main(SIDE, at, SIDE + length, 1);
    const off = Math.abs(2 * (across >>> 16) - size * size);
    const points = (across & 0xffff) + POINTS.balance * Math.floor((off * 10) / (size * size));
    if (points >= limit) return points;
    return points + (main(2 * SIDE, at + SIDE, 2 * SIDE + length, 0) & 0xffff);
  };
  return {
    rows: lines(SIDE),
    columns: lines(2 * SIDE),
    penalty: (mask) => penalty(mask),
    best: () => {
      let [best, least] = [0, penalty(0)];
      for (let mask = 1; mask < under.length; mask++) {
        const points = penalty(mask, least);
        if (points < least) [best, least] = [mask, points];
      }
      return best;
    },
  };
}

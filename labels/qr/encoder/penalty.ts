import type { Lines } from './grid.ts';

/** Points of ISO/IEC 18004 table 11: runs of five and more, blocks of four, finder look-alikes, too dark or light. */
const POINTS = { run: 3, block: 3, finder: 40, balance: 10 } as const;

/** Bits set in each group of four of a word, summed over two words. */
function fours(a: number, b: number): number {
  const x = a - ((a >>> 1) & 0x55555555);
  const y = b - ((b >>> 1) & 0x55555555);
  return (x & 0x33333333) + ((x >>> 2) & 0x33333333) + (y & 0x33333333) + ((y >>> 2) & 0x33333333);
}

function sumOfFours(counts: number): number {
  return Math.imul((counts & 0x0f0f0f0f) + ((counts >>> 4) & 0x0f0f0f0f), 0x01010101) >>> 24;
}

/** Bits set in two words. */
function count(a: number, b: number): number {
  return sumOfFours(fours(a, b));
}

/** Finder look-alikes that end where `core` has a bit, four light modules on either side; beyond the symbol is light. */
function finders(coreLow: number, coreHigh: number, low: number, high: number): number {
  // Dark within four before its beginning, seven modules back; then within four after its end.
  const upLow = low | (low << 1) | (low << 2) | (low << 3);
  const upHigh = high | (high << 1) | (high << 2) | (high << 3) | (low >>> 31) | (low >>> 30) | (low >>> 29);
  const beforeLow = upLow << 7;
  const beforeHigh = (upHigh << 7) | (upLow >>> 25);
  const downHigh = high | (high >>> 1) | (high >>> 2) | (high >>> 3);
  const downLow = low | (low >>> 1) | (low >>> 2) | (low >>> 3) | (high << 31) | (high << 30) | (high << 29);
  const afterHigh = downHigh >>> 1;
  const afterLow = (downLow >>> 1) | (downHigh << 31);
  return (
    count(coreLow & ~beforeLow, coreHigh & ~beforeHigh) + count(coreLow & ~afterLow, coreHigh & ~afterHigh)
  );
}

/**
 * Points of all lines one way, data combined with what lies under it, until they pass a limit. Each rule is a few
 * shifts of a whole line: `like` marks a module like the one before it, `three` and `five` the ends of such runs.
 */
function scoreLines(data: Lines, under: Lines, size: number, blocks: boolean, limit: number): number {
  const insideLow = size >= 32 ? -2 : ((1 << size) - 1) & ~1;
  const insideHigh = size > 32 ? (1 << (size - 32)) - 1 : 0;
  let points = 0;
  let [lowBefore, highBefore, likeLowBefore, likeHighBefore] = [0, 0, 0, 0];
  for (let at = 0; at < 2 * size; at += 2) {
    const low = (data[at] as number) ^ (under[at] as number);
    const high = (data[at + 1] as number) ^ (under[at + 1] as number);
    const likeLow = ~(low ^ (low << 1)) & insideLow;
    const likeHigh = ~(high ^ ((high << 1) | (low >>> 31))) & insideHigh;
    const threeLow = likeLow & (likeLow << 1);
    const threeHigh = likeHigh & ((likeHigh << 1) | (likeLow >>> 31));
    const fiveLow = threeLow & (threeLow << 2);
    const fiveHigh = threeHigh & ((threeHigh << 2) | (threeLow >>> 30));
    const runs = count(fiveLow & ~(fiveLow << 1), fiveHigh & ~((fiveHigh << 1) | (fiveLow >>> 31)));
    points += count(fiveLow, fiveHigh) + (POINTS.run - 1) * runs;
    const coreLow =
      low & (threeLow << 2) & ~(likeLow | (likeLow << 1) | (likeLow << 4) | (likeLow << 5)) & ~0x3f;
    const nearHigh = likeHigh | ((likeHigh << 1) | (likeLow >>> 31));
    const farHigh = (likeHigh << 4) | (likeLow >>> 28) | ((likeHigh << 5) | (likeLow >>> 27));
    const coreHigh = high & ((threeHigh << 2) | (threeLow >>> 30)) & ~(nearHigh | farHigh);
    if ((coreLow | coreHigh) !== 0) points += POINTS.finder * finders(coreLow, coreHigh, low, high);
    if (blocks) {
      const low4 = ~(low ^ lowBefore) & likeLow & likeLowBefore;
      const high4 = ~(high ^ highBefore) & likeHigh & likeHighBefore;
      points += POINTS.block * count(low4, high4);
      [lowBefore, highBefore, likeLowBefore, likeHighBefore] = [low, high, likeLow, likeHigh];
    }
    if (points >= limit) break;
  }
  return points;
}

function scoreBalance(data: Lines, under: Lines, size: number): number {
  let dark = 0;
  for (let at = 0; at < 2 * size; at += 2) {
    const low = (data[at] as number) ^ (under[at] as number);
    dark += count(low, (data[at + 1] as number) ^ (under[at + 1] as number));
  }
  const middle = (size * size) / 2;
  return POINTS.balance * Math.floor((Math.abs(dark - middle) * 10) / middle);
}

/** A symbol's data, and what a mask and all other patterns combine with it (XOR), as rows and as columns. */
export interface Sides {
  readonly rows: Lines;
  readonly columns: Lines;
}

/**
 * The penalty score of ISO/IEC 18004 §7.8.3 of a symbol of up to 64 modules a side, given up once it passes a limit.
 * The quiet zone counts as light beside a finder look-alike.
 */
export function penaltyOf(data: Sides, under: Sides, size: number, limit = Number.POSITIVE_INFINITY): number {
  let points = scoreBalance(data.rows, under.rows, size);
  points += scoreLines(data.rows, under.rows, size, true, limit - points);
  if (points >= limit) return points;
  return points + scoreLines(data.columns, under.columns, size, false, limit - points);
}

import type { QrImage } from '../qr/qr.ts';

/** Dark modules of a symbol with one light one around, so that no neighbour lies outside. */
interface Grid {
  readonly stride: number;
  readonly dark: Uint8Array;
}

function gridOf({ modules, hex }: QrImage): Grid {
  const stride = modules + 2;
  const dark = new Uint8Array(stride * stride);
  const rowDigits = Math.ceil(modules / 8) * 2;
  for (let y = 0; y < modules; y++) {
    for (let x = 0; x < modules; x++) {
      const digit = Number.parseInt(hex.charAt(y * rowDigits + (x >> 2)), 16);
      if ((digit & (8 >> (x & 3))) === 0) dark[(y + 1) * stride + x + 1] = 1;
    }
  }
  return { stride, dark };
}

/** Steps to the east, south, west, north. */
const STEPS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

/**
 * A symbol as one path of the outlines of its dark parts, in modules from its corner, clockwise about what is dark: no
 * seam runs through a dark part, and a hole is cut by its own outline (fill rule nonzero).
 */
export function qrOutline(qr: QrImage): string {
  const grid = gridOf(qr);
  const { stride, dark } = grid;
  const walked = new Uint8Array(dark.length);
  let d = '';
  for (let at = stride; at < dark.length; at++) {
    if (dark[at] && !dark[at - stride] && !walked[at]) d += walk(grid, walked, at);
  }
  return d;
}

/** One outline, from the upper left corner of a module whose upper side is on it; turns right where two parts touch. */
function walk({ stride, dark }: Grid, walked: Uint8Array, start: number): string {
  const startX = (start % stride) - 1;
  const startY = Math.floor(start / stride) - 1;
  let [x, y, heading, run] = [startX, startY, 0, 0];
  let sides = '';
  do {
    // The vertex (x, y) lies between four modules; the two ahead decide.
    const at = (y + 1) * stride + x + 1;
    if (heading === 0) walked[at] = 1;
    const [right, down] = STEPS[heading & 3] ?? STEPS[0];
    x += right;
    y += down;
    run++;
    const turn = turnAt(dark, (y + 1) * stride + x + 1, heading, stride);
    if (turn === 0) continue;
    sides += side(heading, run);
    heading = (heading + turn) & 3;
    run = 0;
  } while (x !== startX || y !== startY || heading !== 0);
  return `M${startX} ${startY}${sides.replace(/v-?\d+$/, '')}z`;
}

function side(heading: number, run: number): string {
  const length = heading === 0 || heading === 1 ? run : -run;
  return `${heading % 2 === 0 ? 'h' : 'v'}${length}`;
}

/** What lies ahead of a vertex, whose lower right module is at `at`: 1 right, 3 left, 0 straight on. */
function turnAt(dark: Uint8Array, at: number, heading: number, stride: number): 0 | 1 | 3 {
  const around = [at - stride, at, at - 1, at - stride - 1];
  const aheadRight = dark[around[(heading + 1) & 3] ?? 0];
  const aheadLeft = dark[around[heading & 3] ?? 0];
  if (!aheadRight) return 1;
  return aheadLeft ? 3 : 0;
}

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
    const row = (y + 1) * stride + 1;
    for (let x = 0; x < modules; x += 4) {
      const light = digitAt(hex, y * rowDigits + (x >> 2));
      for (let bit = 0; bit < 4 && x + bit < modules; bit++) dark[row + x + bit] = ~(light >> (3 - bit)) & 1;
    }
  }
  return { stride, dark };
}

/** A hexadecimal digit of small letters. */
function digitAt(hex: string, at: number): number {
  const code = hex.charCodeAt(at);
  return code < 58 ? code - 48 : code - 87;
}

/**
 * A symbol as one path of the outlines of its dark parts, in modules from its corner, clockwise about what is dark: no
 * seam runs through a dark part, and a hole is cut by its own outline (fill rule nonzero).
 */
export function qrOutline(qr: QrImage): string {
  const grid = gridOf(qr);
  const { stride, dark } = grid;
  const walked = new Uint8Array(dark.length);
  const ways = waysOf(stride);
  let d = '';
  for (let at = stride; at < dark.length; at++) {
    if (dark[at] && !dark[at - stride] && !walked[at]) d += walk(grid, walked, ways, at);
  }
  return d;
}

/** East, south, west, north: the step from vertex to vertex, and the modules ahead on the right and on the left. */
interface Way {
  readonly step: number;
  readonly right: number;
  readonly left: number;
  readonly side: string;
}

/** A vertex is numbered as the module at its lower right. */
function waysOf(stride: number): readonly Way[] {
  const [northEast, southEast, southWest, northWest] = [-stride, 0, -1, -stride - 1];
  return [
    { step: 1, right: southEast, left: northEast, side: 'h' },
    { step: stride, right: southWest, left: southEast, side: 'v' },
    { step: -1, right: northWest, left: southWest, side: 'h-' },
    { step: -stride, right: northEast, left: northWest, side: 'v-' },
  ];
}

/** One outline, from the upper left corner of a module whose upper side is on it; turns right where two parts touch. */
function walk({ stride, dark }: Grid, walked: Uint8Array, ways: readonly Way[], start: number): string {
  let [at, heading, run] = [start, 0, 0];
  let sides = '';
  let last = '';
  do {
    const way = ways[heading] as Way;
    if (heading === 0) walked[at] = 1;
    at += way.step;
    run++;
    const turn = !dark[at + way.right] ? 1 : dark[at + way.left] ? 3 : 0;
    if (turn === 0) continue;
    // The very last side is left to the path's own closing.
    sides += last;
    last = way.side + run;
    heading = (heading + turn) & 3;
    run = 0;
  } while (at !== start || heading !== 0);
  return `M${(start % stride) - 1} ${Math.floor(start / stride) - 1}${sides}z`;
}

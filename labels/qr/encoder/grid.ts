import { type EccLevel, LEVEL_BITS, MOST_VERSION } from './levels.ts';

/** Modules as bits, two words of 32 a line, module 0 lowest; a set bit is dark. */
export type Lines = Int32Array;

/** Positions of alignment patterns, by version from 1 (ISO/IEC 18004 annex E). */
const ALIGNMENT: readonly (readonly number[])[] = [
  ...[[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]],
  ...[[6, 30, 54]],
];

/** Masks 0 to 7: where a module of data is inverted (ISO/IEC 18004 table 10). */
const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** What is known of a version and level before any data. */
export interface Grid {
  readonly size: number;
  /** The modules of data in the order of placement. */
  readonly places: readonly Place[];
  /** For each mask, what the data is to be combined with (XOR): all other patterns, and the mask over the data. */
  readonly under: readonly Lines[];
}

/** A module, counted from the top left. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A square of modules, dark or light, and which of them are no data. */
class Canvas {
  readonly size: number;
  readonly dark: Uint8Array;
  readonly taken: Uint8Array;

  constructor(size: number) {
    this.size = size;
    this.dark = new Uint8Array(size * size);
    this.taken = new Uint8Array(size * size);
  }

  set(x: number, y: number, isDark: boolean): void {
    if (x < 0 || y < 0 || x >= this.size || y >= this.size) return;
    this.dark[y * this.size + x] = isDark ? 1 : 0;
    this.taken[y * this.size + x] = 1;
  }

  /** Rings around a centre, dark but for those at the distances named. */
  rings(centreX: number, centreY: number, reach: number, light: readonly number[]): void {
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        this.set(centreX + dx, centreY + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
      }
    }
  }
}

function drawPatterns(canvas: Canvas, version: number): void {
  const last = canvas.size - 1;
  for (let at = 0; at <= last; at++) {
    canvas.set(6, at, at % 2 === 0);
    canvas.set(at, 6, at % 2 === 0);
  }
  for (const [x, y] of [
    [3, 3],
    [last - 3, 3],
    [3, last - 3],
  ] as const) {
    canvas.rings(x, y, 4, [2, 4]);
  }
  const positions = ALIGNMENT[version - 1] ?? [];
  const [first, most] = [positions[0], positions.at(-1)];
  for (const x of positions) {
    for (const y of positions) {
      const inFinder = (x === first && (y === first || y === most)) || (x === most && y === first);
      if (!inFinder) canvas.rings(x, y, 2, [1]);
    }
  }
  if (version >= 7) drawVersion(canvas, version);
}

/** Bits and their remainder by a generator: the codes of format and version (ISO/IEC 18004 annexes C and D). */
function withRemainder(value: number, bits: number, polynomial: number): number {
  const top = 1 << (bits - 1);
  let rest = value;
  for (let bit = 0; bit < bits; bit++) rest = (rest << 1) ^ (rest & top ? polynomial : 0);
  return (value << bits) | (rest & ((1 << bits) - 1));
}

function drawVersion(canvas: Canvas, version: number): void {
  const code = withRemainder(version, 12, 0x1f25);
  for (let bit = 0; bit < 18; bit++) {
    const [a, b] = [canvas.size - 11 + (bit % 3), Math.floor(bit / 3)];
    const isDark = ((code >>> bit) & 1) === 1;
    canvas.set(a, b, isDark);
    canvas.set(b, a, isDark);
  }
}

/** Both copies of the format information, and the module that is always dark (ISO/IEC 18004 §7.9). */
function drawFormat(canvas: Canvas, level: EccLevel, mask: number): void {
  const code = withRemainder((LEVEL_BITS[level] << 3) | mask, 10, 0x537) ^ 0x5412;
  const isDark = (bit: number) => ((code >>> bit) & 1) === 1;
  const last = canvas.size - 1;
  for (let bit = 0; bit < 15; bit++) {
    const down = bit < 6 ? bit : bit < 8 ? bit + 1 : last - 14 + bit;
    const along = bit < 8 ? last - bit : bit === 8 ? 7 : 14 - bit;
    canvas.set(8, down, isDark(bit));
    canvas.set(along, 8, isDark(bit));
  }
  canvas.set(8, last - 7, true);
}

/** The modules of data in the order of placement: pairs of columns from the right, up and down (ISO/IEC 18004 §7.7.3). */
function placesOf({ size, taken }: Canvas): Place[] {
  const places: Place[] = [];
  for (let right = size - 1, isUp = true; right >= 1; right -= 2, isUp = !isUp) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const y = isUp ? size - 1 - step : step;
      for (const x of [right, right - 1]) if (!taken[y * size + x]) places.push({ x, y });
    }
  }
  return places;
}

function rowsOf({ size }: Canvas, isDark: (x: number, y: number) => boolean): Lines {
  const rows = new Int32Array(2 * size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const word = 2 * y + (x >> 5);
      if (isDark(x, y)) rows[word] = (rows[word] as number) | (1 << (x & 31));
    }
  }
  return rows;
}

/** The grid of a version (1 to 11) and level. */
export function gridOf(version: number, level: EccLevel): Grid {
  if (version < 1 || version > MOST_VERSION) throw new RangeError(`QR versions 1 to ${MOST_VERSION}`);
  const canvas = new Canvas(17 + 4 * version);
  const { size } = canvas;
  drawPatterns(canvas, version);
  drawFormat(canvas, level, 0);
  const under = MASKS.map((isInverted, mask) => {
    drawFormat(canvas, level, mask);
    return rowsOf(canvas, (x, y) => {
      const at = y * size + x;
      return canvas.taken[at] ? canvas.dark[at] === 1 : isInverted(x, y);
    });
  });
  return { size, places: placesOf(canvas), under };
}

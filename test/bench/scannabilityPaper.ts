import { QUIET_MODULES } from '#core/qr';
import type { Dice } from './scannabilityDice.ts';

/** A QR symbol before any paper: 1 is dark. */
export interface QrGrid {
  readonly modules: number;
  readonly dark: Uint8Array;
  readonly text: string;
}

/** How a symbol is put on paper. */
export interface Printing {
  /** Printer dots of a module, and the dot (mm). */
  readonly dotsPerModule: number;
  readonly dot: number;
  /** Dots by which every dark run comes out wider (or, below 0, narrower). */
  readonly gain: number;
  /** Where a dot of the print head is dead, as a part of the symbol's width; null where none is. */
  readonly streak: number | null;
  /** The part of the printed area that is rubbed off or stained. */
  readonly damage: number;
}

/** Printed paper, quiet zone and all, in dots: how much light each gives back, 0 to 255. */
export interface Paper {
  readonly side: number;
  readonly dot: number;
  readonly light: Uint8Array;
}

const INK = 0;
const WHITE = 255;
/** A stain is not as black as ink. */
const STAIN = 50;

/** Puts a symbol on paper as a printer would, whole dots and all that goes wrong with them; dice draw the damage. */
export function printOn(grid: QrGrid, printing: Printing, dice: Dice): Paper {
  const { dotsPerModule, dot, gain, streak, damage } = printing;
  const side = (grid.modules + 2 * QUIET_MODULES) * dotsPerModule;
  const light = new Uint8Array(side * side).fill(WHITE);
  const quiet = QUIET_MODULES * dotsPerModule;
  for (let y = 0; y < grid.modules; y++) {
    for (let x = 0; x < grid.modules; x++) {
      if (!grid.dark[y * grid.modules + x]) continue;
      inkModule(light, side, quiet + x * dotsPerModule, quiet + y * dotsPerModule, dotsPerModule);
    }
  }
  for (let dots = 0; dots < Math.abs(gain); dots++) spread(light, side, gain > 0);
  if (streak !== null) {
    const column = Math.min(side - 1, Math.floor(streak * side));
    for (let y = 0; y < side; y++) light[y * side + column] = WHITE;
  }
  const paper = { side, dot, light };
  wear(paper, damage, dice);
  return paper;
}

function inkModule(light: Uint8Array, side: number, left: number, top: number, dots: number) {
  for (let y = top; y < top + dots; y++) light.fill(INK, y * side + left, y * side + left + dots);
}

/** One dot more of ink (or of paper) to the right of and under every dot that has it. */
function spread(light: Uint8Array, side: number, ink: boolean) {
  const tone = ink ? INK : WHITE;
  for (let y = side - 1; y > 0; y--) {
    for (let x = side - 1; x > 0; x--) {
      const at = y * side + x;
      if (light[at - 1] === tone || light[at - side] === tone) light[at] = tone;
    }
  }
}

/** What rubs, tears and drips on a jar: one to three patches, two of three bare paper and one a stain. */
function wear({ side, light }: Paper, part: number, dice: Dice) {
  const patches = 1 + Math.floor(3 * dice.next());
  for (let patch = 0; patch < patches; patch++) {
    const tone = dice.next() < 2 / 3 ? WHITE : STAIN;
    const long = dice.between(1, 2.5);
    const turn = dice.between(0, Math.PI);
    const area = (part * side * side) / patches;
    const wide = Math.sqrt(area / Math.PI / long);
    const [centreX, centreY] = [dice.next(), dice.next()].map((at) => wide + at * (side - 2 * wide));
    wipe(light, side, { x: centreX!, y: centreY!, long: long * wide, wide, turn }, tone);
  }
}

interface Patch {
  readonly x: number;
  readonly y: number;
  readonly long: number;
  readonly wide: number;
  readonly turn: number;
}

/** An oval of one tone; what of it is beyond the printed area is lost. */
function wipe(light: Uint8Array, side: number, { x, y, long, wide, turn }: Patch, tone: number) {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const top = Math.max(0, Math.floor(y - long));
  const left = Math.max(0, Math.floor(x - long));
  for (let row = top; row < Math.min(side, y + long); row++) {
    for (let column = left; column < Math.min(side, x + long); column++) {
      const along = ((column - x) * cos + (row - y) * sin) / long;
      const across = ((row - y) * cos - (column - x) * sin) / wide;
      if (along * along + across * across <= 1) light[row * side + column] = tone;
    }
  }
}

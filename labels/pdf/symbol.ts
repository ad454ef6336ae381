import type { QrRendering } from '#core/printFormat';
import type { Point } from '../millimetre.ts';
import { dotsToPoints } from '../millimetre.ts';
import { type Ink, inked } from './ink.ts';
import { fixed } from './number.ts';

/** Points by which a symbol is drawn inside its dots: rasterisers ink every dot that is touched. */
const INSIDE = 0.005;

/** Draws a symbol in the place that `placeSymbol` opened, and closes it. */
export type DrawSymbol = (ink: Ink, bits: Uint8Array, modules: number) => void;

/** Opens the place of a symbol whose first dark module's dots are given: every module the same whole dots. */
export function placeSymbol(
  rendering: QrRendering,
  { x, y }: Point,
  { modules, dotsPerModule, dpi }: { modules: number; dotsPerModule: number; dpi: number },
): string {
  const side = dotsToPoints(modules * dotsPerModule, dpi) - 2 * INSIDE;
  const left = dotsToPoints(x, dpi) + INSIDE;
  const top = dotsToPoints(y, dpi) + INSIDE;
  if (rendering === 'vector') {
    const module = String(Math.round((side / modules) * 1e6) / 1e6);
    return `q ${module} 0 0 ${module} ${fixed(left)} ${fixed(top)} cm\n`;
  }
  const place = `q ${fixed(side)} 0 0 ${fixed(-side)} ${fixed(left)} ${fixed(top + side)} cm\n`;
  return `${place}BI/W ${modules}/H ${modules}/BPC 1/IM true`;
}

/** How a symbol is drawn: as a mask of one bit a module, or as the rectangles of its dark runs. */
export function symbolDrawing(rendering: QrRendering): DrawSymbol {
  return rendering === 'vector' ? drawRuns : drawMask;
}

const [E, I] = [0x45, 0x49];

/** Readers that do not count the bytes of a mask look for `EI` and a blank: no mask may hold it. */
function holdsEnd(bits: Uint8Array): boolean {
  for (let at = bits.indexOf(E); at !== -1; at = bits.indexOf(E, at + 1)) {
    const next = bits[at + 2];
    if (bits[at + 1] === I && (next === 0x20 || next === 0x0a || next === 0x0d)) return true;
  }
  return false;
}

const BEGIN = inked(' ID ');
const END = inked('\nEI Q\n');

function drawMask(ink: Ink, bits: Uint8Array): void {
  if (holdsEnd(bits)) ink.write(inked(`/F/AHx ID ${Buffer.from(bits).toString('hex')}>`));
  else {
    ink.write(BEGIN);
    ink.raw(bits);
  }
  ink.write(END);
}

function drawRuns(ink: Ink, bits: Uint8Array, modules: number): void {
  const rowBytes = Math.ceil(modules / 8);
  const isDark = (x: number, y: number) => ((bits[y * rowBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) === 0;
  let runs = '';
  for (let y = 0; y < modules; y++) {
    for (let x = 0; x < modules; x++) {
      if (!isDark(x, y)) continue;
      let run = 1;
      while (x + run < modules && isDark(x + run, y)) run++;
      runs += `${x} ${y} ${run} 1 re\n`;
      x += run;
    }
  }
  ink.write(inked(`${runs}f Q\n`));
}

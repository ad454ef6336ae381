import { QUIET_MODULES } from '#core/qr';
import { Refusal } from '#core/refusal';
import { dotSize, type Point } from '../millimetre.ts';
import { LEAST_MODULE, leastDots } from './floor.ts';

/** Dots an inch that printers are built with: at any other, modules would come to lie between a real head's dots. */
export const RESOLUTIONS: readonly number[] = [203, 300, 360, 400, 600, 720, 1200];

/** The floor of all printers (floor.ts has each one's dots); beyond the other, a QR only takes room from words (mm). */
export const MODULE_RANGE = { least: LEAST_MODULE, most: 0.51 } as const;

/** A QR symbol's measures on paper (mm). */
export interface QrSize {
  readonly dots: number;
  /** Quiet zone on one side, and the symbol with both and one dot to snap. */
  readonly quiet: number;
  readonly side: number;
}

/** A symbol of so many modules, each of so many whole dots. */
export function symbolOf(dots: number, modules: number, dpi: number): QrSize {
  const module = dots * dotSize(dpi);
  return {
    dots,
    quiet: QUIET_MODULES * module,
    side: (modules + 2 * QUIET_MODULES) * module + dotSize(dpi),
  };
}

/** The whole dots a module may have at that dpi, largest first; throws `dpi-out-of-range` for what is none of `RESOLUTIONS`. */
export function moduleDots(dpi: number): number[] {
  if (!RESOLUTIONS.includes(dpi))
    throw new Refusal('dpi-out-of-range', { dpi, known: RESOLUTIONS.join(', ') });
  const first = leastDots(dpi);
  const last = Math.max(first, Math.floor(MODULE_RANGE.most / dotSize(dpi) + 1e-9));
  return Array.from({ length: last - first + 1 }, (_, index) => last - index);
}

/**
 * The printer dots, from the page's top left, at which the first dark module of a symbol comes to lie: the next whole
 * dot inside its box on the label, and the quiet zone.
 */
export function symbolCorner(corner: Point, box: Point, dotsPerModule: number, dpi: number): Point {
  const at = (mm: number) => Math.ceil(mm / dotSize(dpi) - 1e-6) + QUIET_MODULES * dotsPerModule;
  return { x: at(corner.x + box.x), y: at(corner.y + box.y) };
}

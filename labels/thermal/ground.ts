import type { Box } from '../millimetre.ts';
import { type Bitmap, type DotBox, inkedBitmap, paintBitmap } from './bitmap.ts';
import { boxOf, coverageOf, type FillRule, type Outline } from './fill.ts';
import type { Letters } from './letters.ts';

/** What marks are drawn on: a label's dots, how many to the millimetre, and the letters they are set in. */
export interface Ground {
  readonly bitmap: Bitmap;
  /** Dots to the millimetre. */
  readonly density: number;
  readonly letters: Letters;
}

/** A dot is black where a shape covers half of it. */
const HALF = 0.5;

/** The whole dots of a box in mm: each side on the nearest. */
export function dotBoxOf({ x, y, width, height }: Box, density: number): DotBox {
  const [left, top] = [Math.round(x * density), Math.round(y * density)];
  const right = Math.round((x + width) * density);
  const bottom = Math.round((y + height) * density);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Black where at least half of a dot lies inside of the lines. */
export function fillLines(bitmap: Bitmap, lines: readonly Outline[], rule: FillRule, black = true): void {
  const box = boxOf(lines);
  const inked = inkedBitmap(coverageOf(lines, rule, box), box, HALF);
  paintBitmap(bitmap, inked, box.x, box.y, black);
}

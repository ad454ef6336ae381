import type { Size } from '../millimetre.ts';
import { short } from './svgMarks.ts';

/** Length of a crop mark, and how far it keeps from what is printed (mm). */
const LENGTH = 3;
const GAP = 0.5;
const HAIRLINE = 0.1;

/** White paper about a label with its bleed, for crop marks; none where nothing runs over the cut (mm). */
export function slugOf(bleed: number): number {
  return bleed > 0 ? bleed + GAP + LENGTH : 0;
}

/** Two marks at each corner of the cut, outside of the bleed, as one path. */
export function cropMarks({ width, height }: Size, bleed: number): string {
  if (bleed <= 0) return '';
  const near = bleed + GAP;
  const far = slugOf(bleed);
  const lines = [0, width].flatMap((x) => [
    `M${short(x)} ${short(-far)}V${short(-near)}`,
    `M${short(x)} ${short(height + near)}V${short(height + far)}`,
  ]);
  const across = [0, height].flatMap((y) => [
    `M${short(-far)} ${short(y)}H${short(-near)}`,
    `M${short(width + near)} ${short(y)}H${short(width + far)}`,
  ]);
  return `<path fill="none" stroke="#000" stroke-width="${HAIRLINE}" d="${[...lines, ...across].join('')}"/>`;
}

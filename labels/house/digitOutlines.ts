import { type Outline, pathOf } from '../face/outline.ts';
import type { IdPlace } from '../face/place.ts';
import { lineMatrix } from './svgMarks.ts';

/** What IDs and PINs are set in. */
const CHARACTERS = '0123456789X -';

/** The outline of each character of IDs and PINs. */
export type DigitOutlines = Readonly<Record<string, Outline>>;

/** Outlines of all characters of a line, each taken once. */
export function digitOutlines(outlineOf: (text: string) => Outline): DigitOutlines {
  return Object.fromEntries([...CHARACTERS].map((character) => [character, outlineOf(character)]));
}

/** Sets a line of digits where it goes, as one path. */
export function svgOfDigits(
  digits: DigitOutlines,
  { x, baseline, size, align, turn }: Omit<IdPlace, 'from' | 'to'>,
  text: string,
): string {
  let pen = 0;
  let d = '';
  let em = 1;
  for (const character of text) {
    const outline = digits[character];
    if (!outline) continue;
    d += pathOf(outline.contours, pen);
    pen += outline.advance;
    em = outline.unitsPerEm;
  }
  const back = align === 'middle' ? (pen / em / 2) * size : 0;
  const [left, foot] = turn === 'up' ? [x, baseline + back] : [x - back, baseline];
  return `<path transform="${lineMatrix(size, em, left, foot, turn)}" d="${d}"/>`;
}

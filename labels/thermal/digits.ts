import { joinBitmaps, type PlacedBitmap } from './bitmap.ts';

/** A letter as dots, placed from the dot where it begins, and by how much less than a dot it was moved to the right. */
export interface Letter extends PlacedBitmap {
  readonly phase: number;
}

/** A letter and how far the next one stands (dots, with parts of one). */
export interface Digit extends Letter {
  readonly advance: number;
}

/** Sets a line of digits that begins at x = 0 on the line y = 0; its width in dots comes with it. */
export function setDigits(
  text: string,
  digits: Readonly<Record<string, Digit>>,
): { readonly drawn: PlacedBitmap | undefined; readonly width: number } {
  const placed: PlacedBitmap[] = [];
  let pen = 0;
  for (const character of text) {
    const digit = digits[character];
    if (!digit) continue;
    const { x, y, bitmap, phase, advance } = digit;
    if (bitmap.width > 0) placed.push({ x: Math.round(pen - phase) + x, y, bitmap });
    pen += advance;
  }
  return { drawn: joinBitmaps(placed), width: pen };
}

import { breakLines, clipWord, type WidthOf } from './text.ts';

/** How wide a line may be (em) at the usual smallest size, and at the size that one line alone may shrink to. */
interface LineLimits {
  readonly usual: number;
  readonly least: number;
}

/** GS1's longest lot number (application identifier 10), with `Lô ` before it: never cut, since people compare it. */
const LONGEST_LOT = 23;

/** A date on one line, or its word above it; nothing where even that is too wide. */
export function dayLines(text: string, { usual, least }: LineLimits, widthOf: WidthOf): string[] {
  if (widthOf(text) <= least) return [text];
  const lines = text.split(' ');
  return lines.every((line) => widthOf(line) <= usual) ? lines : [];
}

/**
 * A lot number on one line, or on two (three in a narrow column), at its own hyphens if it has some. Only beyond
 * 20 characters is it closed with an ellipsis; one that cannot stand whole does not stand at all.
 */
export function lotLines(text: string, { usual, least }: LineLimits, widthOf: WidthOf): string[] {
  if (widthOf(text) <= least) return [text];
  const parts = breakLines(text.split(/(?<=[-/._ ])/u), '', usual, widthOf);
  if (parts.length === 2 && parts.every((part) => widthOf(part) <= usual)) return parts;
  const letters = [...text];
  const lines = breakLines(letters, '', usual, widthOf);
  if (letters.length > LONGEST_LOT && lines.length > 2)
    return [lines[0] ?? '', clipWord(lines.slice(1).join(''), usual, widthOf)];
  if (lines.length > 3 || lines.some((line) => widthOf(line) > usual)) return [];
  const each = Math.ceil(letters.length / lines.length);
  const even = lines.map((_, index) => letters.slice(index * each, (index + 1) * each).join(''));
  return even.every((line) => widthOf(line) <= usual) ? even : lines;
}

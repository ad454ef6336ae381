import type { IdPlace } from '../face/place.ts';
import { lineMatrix } from './svgMarks.ts';

/** What IDs and PINs are set in. */
const CHARACTERS = '0123456789X -';

/** One character: how far it takes the pen, and its closed lines, each from a first point on by relative steps. */
export interface DigitOutline {
  readonly advance: number;
  readonly lines: readonly { readonly x: number; readonly y: number; readonly steps: string }[];
}

/** The characters of IDs and PINs as outlines in the font's units, y upwards. */
export interface DigitOutlines {
  readonly unitsPerEm: number;
  readonly of: Readonly<Record<string, DigitOutline>>;
}

type OutlineOf = (text: string) => {
  readonly d: string;
  readonly advance: number;
  readonly unitsPerEm: number;
};

/** Outlines of all characters of a line, each taken once. */
export function digitOutlines(outlineOf: OutlineOf): DigitOutlines {
  const entries = [...CHARACTERS].map((character) => {
    const { d, advance } = outlineOf(character);
    const lines = d.split(/(?=M)/).filter((line) => line !== '');
    return [character, { advance, lines: lines.map(relative) }] as const;
  });
  return { unitsPerEm: outlineOf('0').unitsPerEm, of: Object.fromEntries(entries) };
}

/** `M10 20L30 20Z` as its first point and `l20 0z`. */
function relative(line: string): DigitOutline['lines'][number] {
  let [x, y] = [0, 0];
  let first: readonly [number, number] = [0, 0];
  let steps = '';
  for (const [, letter = '', rest = ''] of line.matchAll(/([A-Z])([^A-Z]*)/g)) {
    const numbers = rest.trim() === '' ? [] : rest.trim().split(' ').map(Number);
    if (letter === 'M') first = [numbers[0] ?? 0, numbers[1] ?? 0];
    else steps += letter.toLowerCase() + numbers.map((value, i) => value - (i % 2 === 0 ? x : y)).join(' ');
    [x, y] = [numbers.at(-2) ?? x, numbers.at(-1) ?? y];
  }
  return { x: first[0], y: first[1], steps };
}

/** Sets a line of digits where it goes, as one path. */
export function svgOfDigits(
  { unitsPerEm, of }: DigitOutlines,
  { x, baseline, size, align, turn }: Omit<IdPlace, 'from' | 'to'>,
  text: string,
): string {
  let pen = 0;
  let d = '';
  for (const character of text) {
    const { advance, lines } = of[character] ?? { advance: 0, lines: [] };
    for (const line of lines) d += `M${pen + line.x} ${line.y}${line.steps}`;
    pen += advance;
  }
  const back = align === 'middle' ? (pen / unitsPerEm / 2) * size : 0;
  const [left, foot] = turn === 'up' ? [x, baseline + back] : [x - back, baseline];
  return `<path transform="${lineMatrix(size, unitsPerEm, left, foot, turn)}" d="${d}"/>`;
}

import { Refusal } from './refusal.ts';

// How the columns of an edition are written: BUNDLE.md §3.1. Numbers are digits to the base 64, the highest digits of
// all rows together, then the next: each place then has its own habits, which is what a compressor feeds on.

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Map([...DIGITS].map((digit, value) => [digit.charCodeAt(0), value]));
/** 64^8 is the last power that stays below 2^53 with room for a sign. */
const MOST_PLACES = 8;

/** What stands where there is no number. */
export const NONE = -1;

/** A column's numbers as digits, one text for each place, the highest first; none where all are 0. */
export type Places = readonly string[];

function malformed(column: string): never {
  throw new Refusal('bundle-malformed', { column });
}

/** Writes whole numbers from 0 on. */
export function writePlaces(numbers: readonly number[]): string[] {
  const places: string[] = [];
  for (let rest = numbers; rest.some((value) => value > 0); ) {
    places.unshift(rest.map((value) => DIGITS[value % 64]).join(''));
    rest = rest.map((value) => Math.floor(value / 64));
  }
  return places;
}

/** Reads as many numbers as there are rows; throws `bundle-malformed`. */
export function readPlaces(value: unknown, rows: number, column: string): number[] {
  if (!Array.isArray(value) || value.length > MOST_PLACES) return malformed(column);
  const numbers = new Array<number>(rows).fill(0);
  for (const place of value) {
    if (typeof place !== 'string' || place.length !== rows) return malformed(column);
    for (let i = 0; i < rows; i++) {
      const digit = VALUES.get(place.charCodeAt(i)) ?? malformed(column);
      numbers[i] = (numbers[i] ?? 0) * 64 + digit;
    }
  }
  return numbers;
}

/** A number held against what was expected: 0 for none, small for near. */
export function codeOf(value: number, expected: number | undefined): number {
  if (value === NONE) return 0;
  if (expected === undefined) return value + 1;
  const apart = value - expected;
  return 1 + (apart >= 0 ? 2 * apart : -2 * apart - 1);
}

/** The exact inverse of `codeOf`. */
export function numberFrom(code: number, expected: number | undefined): number {
  if (code === 0) return NONE;
  if (expected === undefined) return code - 1;
  const twice = code - 1;
  return expected + (twice % 2 === 0 ? twice / 2 : -(twice + 1) / 2);
}

/** Texts that often repeat: each once, in order of appearance, and for each row how far back its text was new. */
export interface Repeats {
  readonly texts: readonly string[];
  readonly back: Places;
}

/** Writes texts that often repeat. */
export function writeRepeats(values: readonly string[]): Repeats {
  const known = new Map<string, number>();
  const back = values.map((value) => {
    const index = known.get(value);
    if (index !== undefined) return known.size - index;
    known.set(value, known.size);
    return 0;
  });
  return { texts: [...known.keys()], back: writePlaces(back) };
}

/** Reads plain texts; throws `bundle-malformed`. */
export function readTexts(value: unknown, rows: number | undefined, column: string): string[] {
  if (!Array.isArray(value) || (rows !== undefined && value.length !== rows)) return malformed(column);
  return value.map((text) => (typeof text === 'string' ? text : malformed(column)));
}

/** The exact inverse of `writeRepeats`; throws `bundle-malformed`. */
export function readRepeats(value: unknown, rows: number, column: string): string[] {
  if (typeof value !== 'object' || value === null) return malformed(column);
  const { texts: written, back } = value as Record<string, unknown>;
  const texts = readTexts(written, undefined, column);
  let known = 0;
  return readPlaces(back, rows, column).map((distance) => {
    if (distance === 0) known += 1;
    return texts[known - (distance === 0 ? 1 : distance)] ?? malformed(column);
  });
}

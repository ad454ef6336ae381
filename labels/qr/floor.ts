import { dotSize } from '../millimetre.ts';

/** Phones read no module smaller than this (mm), whatever printer made it. */
export const LEAST_MODULE = 0.33;

/** The fewest dots a module may have at one dpi, and what was read there and with one dot less. */
export interface Floor {
  readonly dpi: number;
  readonly dots: number;
  /** Parts of 1 of full, then of mini stamps: by zxing in one of three looks, by zxing and by zbar in one. */
  readonly at: readonly [full: Read, mini: Read];
  readonly below: readonly [full: Read, mini: Read];
}

export type Read = readonly [threeLooks: number, zxing: number, zbar: number];

/**
 * What the floors stand on: new stamps, flat, in a dim shop, as `npm run bench -- scannability` reads them (2026-11-22,
 * 30 prints of seeds 1 and 3, three looks at each: give or take 0.05). A floor is the fewest dots where three looks
 * find 0.95 of both forms and one look of either reader finds half of them. At 600 dpi 7 dots (0.296 mm) miss it by
 * a hair; they stay below, for all phones are not alike.
 */
export const FLOORS: readonly Floor[] = [
  {
    ...{ dpi: 203, dots: 3 },
    at: [
      [0.97, 0.79, 0.78],
      [0.97, 0.82, 0.83],
    ],
    below: [
      [0.37, 0.22, 0.11],
      [0.37, 0.22, 0.22],
    ],
  },
  {
    ...{ dpi: 300, dots: 4 },
    at: [
      [0.97, 0.81, 0.7],
      [0.97, 0.8, 0.81],
    ],
    below: [
      [0.57, 0.32, 0.21],
      [0.67, 0.32, 0.3],
    ],
  },
  {
    ...{ dpi: 600, dots: 8 },
    at: [
      [1, 0.88, 0.74],
      [1, 0.88, 0.86],
    ],
    below: [
      [0.97, 0.72, 0.49],
      [0.97, 0.73, 0.69],
    ],
  },
];

/** The fewest dots of a module at any dpi: measured where the table has it, elsewhere the least that is 0.33 mm. */
export function leastDots(dpi: number): number {
  const measured = FLOORS.find((floor) => floor.dpi === dpi);
  return measured?.dots ?? Math.ceil(LEAST_MODULE / dotSize(dpi) - 1e-9);
}

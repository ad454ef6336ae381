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
 * 16 prints, three looks at each). A floor is the fewest dots where three looks find 0.97 of both forms and one look
 * of either reader finds half of them. A full and a mini stamp have the same: what is too fine is so for both.
 */
export const FLOORS: readonly Floor[] = [
  {
    ...{ dpi: 203, dots: 3 },
    at: [
      [1, 0.79, 0.79],
      [1, 0.85, 0.9],
    ],
    below: [
      [0.25, 0.15, 0.06],
      [0.25, 0.15, 0.15],
    ],
  },
  {
    ...{ dpi: 300, dots: 4 },
    at: [
      [1, 0.81, 0.65],
      [1, 0.85, 0.85],
    ],
    below: [
      [0.5, 0.25, 0.17],
      [0.63, 0.29, 0.31],
    ],
  },
  {
    ...{ dpi: 600, dots: 8 },
    at: [
      [1, 0.9, 0.73],
      [1, 0.94, 0.88],
    ],
    below: [
      [1, 0.75, 0.46],
      [1, 0.77, 0.71],
    ],
  },
];

/** The fewest dots of a module at any dpi: measured where the table has it, elsewhere the least that is 0.33 mm. */
export function leastDots(dpi: number): number {
  const measured = FLOORS.find((floor) => floor.dpi === dpi);
  return measured?.dots ?? Math.ceil(LEAST_MODULE / dotSize(dpi) - 1e-9);
}

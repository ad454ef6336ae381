import { fromPoints } from '../millimetre.ts';

/**
 * The unit of size, tried from the largest down (mm); names are set in 1.42 of it, dates in 0.94. In the smallest
 * labels stars and gaps may be smaller still.
 */
export const UNIT = {
  most: fromPoints(9),
  least: fromPoints(3.2),
  compactLeast: 0.8,
  step: 0.98,
} as const;

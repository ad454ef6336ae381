import { Refusal } from '#core/refusal';

/**
 * Dots an inch of thermal heads. Millimetres become dots by this number alone, as in the layout: 8, 11.8 and 23.6 to the
 * millimetre. Heads sold as "300 dpi" are 11.8 or 12 dots to the millimetre, those of 203 a hair more than 203: what
 * that makes is 1.6 % and 0.1 %, a printer's miss like others, which a test label shows and a calibration makes good.
 */
export const THERMAL_DPI = [203, 300, 600] as const;

/** Dots to the millimetre. */
export function densityOf(dpi: number): number {
  return dpi / 25.4;
}

/** Throws `dpi-not-for-format` where no thermal head prints so many dots an inch. */
export function refuseOtherDots(dpi: number): void {
  if ((THERMAL_DPI as readonly number[]).includes(dpi)) return;
  throw new Refusal('dpi-not-for-format', { dpi, known: THERMAL_DPI.join(', ') });
}

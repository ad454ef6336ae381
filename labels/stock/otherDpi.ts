import { Refusal } from '#core/refusal';
import type { Measured } from './calibration.ts';

/** Dots an inch that label printers have. */
const DPIS = [203, 300, 600] as const;

/** How near to the ratio of two of them a ruler's length must be to tell them (a part of it). */
const NEAR = 0.03;

/**
 * Throws `printer-dpi-differs` where a ruler came out as much too long or short as if the printer had other dots than
 * is said of it: with `dpi` as said, and as `found`. A page printed so is no printer's miss, and no scale mends it.
 */
export function refuseOtherDpi(measured: Measured, meant: Measured, dpi: number): void {
  const lengths = [measured.across / meant.across, measured.down / meant.down];
  const found = DPIS.find(
    (other) => other !== dpi && lengths.some((ratio) => Math.abs((ratio * other) / dpi - 1) <= NEAR),
  );
  if (found) throw new Refusal('printer-dpi-differs', { field: 'dpi', dpi, found });
}

import { Refusal } from '#core/refusal';
import type { Point, Size } from '../millimetre.ts';

/**
 * How one printer misses: what is drawn x mm from the page's left side comes out at `offsetX` mm + `scaleX` × x, and
 * so downwards.
 */
export interface Calibration {
  readonly offsetX: number;
  readonly offsetY: number;
  readonly scaleX: number;
  readonly scaleY: number;
}

/** A printer that hits. */
export const EXACT: Calibration = { offsetX: 0, offsetY: 0, scaleX: 1, scaleY: 1 };

/** More than that is a wrong measure or a page scaled to fit, not a printer's miss (mm, and a part of the length). */
const CALIBRATION_RANGE = { offset: 20, scale: 0.05 } as const;

/** What a person measured on a test page: where point A came out, and how long the rulers did (mm). */
export interface Measured {
  readonly left: number;
  readonly top: number;
  readonly across: number;
  readonly down: number;
}

/**
 * How a printer misses, by what was measured and what was meant, to a hundredth of a millimetre; throws
 * `calibration-too-far` naming the measure that no printer misses by.
 */
export function calibrationOf(measured: Measured, meant: Measured): Calibration {
  const scaleX = tenThousandth(measured.across / meant.across);
  const scaleY = tenThousandth(measured.down / meant.down);
  const calibration = {
    offsetX: hundredth(measured.left - scaleX * meant.left),
    offsetY: hundredth(measured.top - scaleY * meant.top),
    scaleX,
    scaleY,
  };
  const wrong = wrongPart(calibration);
  if (!wrong) return calibration;
  const field = FIELD[wrong];
  throw new Refusal('calibration-too-far', { field, measured: measured[field], meant: meant[field] });
}

/** Throws `calibration-too-far` naming the part that is no printer's miss: beyond ±20 mm or ±5 %. */
export function refuseCalibration(calibration: Calibration): void {
  const wrong = wrongPart(calibration);
  if (wrong) throw new Refusal('calibration-too-far', { field: wrong, value: calibration[wrong] });
}

/** Where to draw so that it comes out at a point. */
export function calibratedPoint({ x, y }: Point, { offsetX, offsetY, scaleX, scaleY }: Calibration): Point {
  return { x: (x - offsetX) / scaleX, y: (y - offsetY) / scaleY };
}

/**
 * Where to draw a label so that its middle comes out where the paper's label has it. The stamp itself is not scaled:
 * its QR modules stay whole printer dots.
 */
export function calibratedCorner(corner: Point, { width, height }: Size, calibration?: Calibration): Point {
  if (!calibration || isExact(calibration)) return corner;
  const middle = { x: corner.x + width / 2, y: corner.y + height / 2 };
  const moved = calibratedPoint(middle, calibration);
  return { x: moved.x - width / 2, y: moved.y - height / 2 };
}

function isExact({ offsetX, offsetY, scaleX, scaleY }: Calibration): boolean {
  return offsetX === 0 && offsetY === 0 && scaleX === 1 && scaleY === 1;
}

const FIELD = { offsetX: 'left', offsetY: 'top', scaleX: 'across', scaleY: 'down' } as const;

function wrongPart(calibration: Calibration): keyof Calibration | undefined {
  const { offset, scale } = CALIBRATION_RANGE;
  const wrong = (part: keyof Calibration, middle: number, most: number) =>
    Math.abs(calibration[part] - middle) <= most + 1e-9 ? [] : [part];
  return [
    ...wrong('scaleX', 1, scale),
    ...wrong('scaleY', 1, scale),
    ...wrong('offsetX', 0, offset),
    ...wrong('offsetY', 0, offset),
  ][0];
}

function hundredth(mm: number): number {
  return Math.round(mm * 100) / 100;
}

function tenThousandth(factor: number): number {
  return Math.round(factor * 10_000) / 10_000;
}

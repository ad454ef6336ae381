import { Refusal } from '#core/refusal';
import type { Matrix } from './svgMatrix.ts';
import { type Attributes, readLength, readNumbers } from './svgShape.ts';

/** A mark's longer side, in its own units. */
const LONGER_SIDE = 1000;
/** A mark's longer side is at most so many times its shorter one. */
const MOST_ASPECT = 8;

/** What part of the plane a drawing shows, as whole units, and how it is moved there. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly matrix: Matrix;
}

const FITTED = /^\s*x(?:Min|Mid|Max)Y(?:Min|Mid|Max)(?:\s+meet)?\s*$/;

function shownBy(attributes: Attributes): readonly number[] {
  const { viewBox, preserveAspectRatio = 'xMidYMid' } = attributes;
  if (viewBox === undefined)
    return [0, 0, readLength(attributes.width ?? ''), readLength(attributes.height ?? '')];
  if (preserveAspectRatio.length > 60 || !FITTED.test(preserveAspectRatio))
    throw new Refusal('mark-unsafe', { element: 'preserveAspectRatio' });
  return viewBox.length > 200 ? [] : readNumbers(viewBox);
}

/** Throws `mark-too-slim` where one side of a mark is more than eight times the other. */
export function refuseSlim({ width, height }: { readonly width: number; readonly height: number }): void {
  const [longer, shorter] = [Math.max(width, height), Math.min(width, height)];
  if (longer > shorter * MOST_ASPECT)
    throw new Refusal('mark-too-slim', { width, height, most: MOST_ASPECT });
}

/**
 * The frame of an `svg` element: its viewBox, else its width and height. Throws `mark-unreadable` without any,
 * `mark-too-slim` where one side is more than eight times the other.
 */
export function frameOf(attributes: Attributes): Frame {
  if (attributes.viewBox === undefined && !(attributes.width && attributes.height))
    throw new Refusal('mark-unreadable');
  const [x = 0, y = 0, width = 0, height = 0, ...more] = shownBy(attributes);
  const sides = [width, height];
  const isFrame = more.length === 0 && [x, y, width, height].every(Number.isFinite);
  if (!isFrame || sides.some((side) => side < 1e-3 || side > 1e6)) throw new Refusal('mark-unreadable');
  refuseSlim({ width, height });
  const longer = Math.max(width, height);
  const scale = LONGER_SIDE / longer;
  // Whole units, never less than what is drawn; 1e-6 against a side that is whole but for rounding.
  const units = (side: number) => Math.ceil(side * scale - 1e-6);
  return { width: units(width), height: units(height), matrix: [scale, 0, 0, scale, -x * scale, -y * scale] };
}

import type { Point } from '../millimetre.ts';
import { type Calibration, calibratedPoint, EXACT } from './calibration.ts';
import type { Stock } from './stock.ts';

/** A straight line on a page, mm from its top left corner; `gray` is 0 for black and 1 for white. */
export interface PageLine {
  readonly kind: 'line';
  readonly from: Point;
  readonly to: Point;
  readonly width: number;
  readonly gray: number;
}

/** A hair: what is left of it on a stamp's rim after cutting is not seen. */
const HAIR = { width: 0.1, gray: 0.55 } as const;

/** How far a cut line passes the outermost labels, where the page has the room: the knife is laid on there (mm). */
const OVERRUN = 3;

/** What a cut line leaves free between its end and what else stands in a margin (mm). */
const AWAY = 0.3;

/** Where something else stands in the margins: how far from the labels it begins on each side (mm). */
export interface Kept {
  readonly left?: number;
  readonly right?: number;
  readonly top?: number;
  readonly bottom?: number;
}

/**
 * The lines along which plain paper is cut: unbroken hairs from margin to margin, so that a strip cut off still shows
 * where it is cut across; neighbours that touch share one. None on paper that is cut already. They go with the labels
 * where a printer's miss is made good.
 */
export function cutLinesOf(stock: Stock, calibration: Calibration = EXACT, kept: Kept = {}): PageLine[] {
  if (stock.kind !== 'plain') return [];
  const { page, label, columns, rows, margin, pitch, edge } = stock;
  const across = cutsAlong(margin.x, label.width, pitch.width, columns);
  const down = cutsAlong(margin.y, label.height, pitch.height, rows);
  const left = (across[0] ?? 0) - overrun(margin.x - edge, kept.left);
  const right = (across.at(-1) ?? 0) + overrun(page.width - edge - (across.at(-1) ?? 0), kept.right);
  const top = (down[0] ?? 0) - overrun(margin.y - edge, kept.top);
  const bottom = (down.at(-1) ?? 0) + overrun(page.height - edge - (down.at(-1) ?? 0), kept.bottom);
  const line = (from: Point, to: Point): PageLine => ({
    kind: 'line',
    from: calibratedPoint(from, calibration),
    to: calibratedPoint(to, calibration),
    ...HAIR,
  });
  return [
    ...across.map((x) => line({ x, y: top }, { x, y: bottom })),
    ...down.map((y) => line({ x: left, y }, { x: right, y })),
  ];
}

function overrun(room: number, free = Number.POSITIVE_INFINITY): number {
  return Math.max(0, Math.min(OVERRUN, room, free - AWAY));
}

/** Both sides of every label of a row or column; where labels touch, once. */
function cutsAlong(margin: number, size: number, pitch: number, count: number): number[] {
  const sides = Array.from({ length: count }, (_, index) => {
    const start = margin + index * pitch;
    return [start, start + size];
  }).flat();
  return sides.filter((side, index) => index === 0 || side - (sides[index - 1] ?? 0) > 1e-6);
}

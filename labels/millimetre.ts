/** A place on a page or label: millimetres from its top left corner, to the right and down. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Width and height in millimetres. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** An upright rectangle in millimetres. */
export interface Box extends Point, Size {}

const MM_PER_INCH = 25.4;
const POINTS_PER_INCH = 72;

/** Typographic points as millimetres. */
export function fromPoints(points: number): number {
  return (points * MM_PER_INCH) / POINTS_PER_INCH;
}

/** Millimetres as typographic points, the unit of a PDF page. */
export function toPoints(mm: number): number {
  return (mm * POINTS_PER_INCH) / MM_PER_INCH;
}

/** One printer dot in millimetres, at that many dots an inch. */
export function dotSize(dpi: number): number {
  return MM_PER_INCH / dpi;
}

/** Whole printer dots as typographic points. */
export function dotsToPoints(dots: number, dpi: number): number {
  return (dots * POINTS_PER_INCH) / dpi;
}

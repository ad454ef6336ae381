/** A corner of a line reaches at most so many halves of its width; a sharper one is cut off flat (SVG's `stroke-miterlimit`). */
export const MITER_LIMIT = 4;

/** A shape of a drawn mark: an absolute path of M, L, C and Z in the art's own units, y downwards; colours `#rrggbb`; lines with flat ends and mitred corners (`MITER_LIMIT`). */
export interface MarkShape {
  readonly d: string;
  readonly rule: 'nonzero' | 'evenodd';
  readonly fill: string | null;
  readonly stroke: { readonly colour: string; readonly width: number } | null;
}

/** A mark as drawn shapes and nothing else: what an SVG keeps once it is read. */
export interface VectorArt {
  readonly kind: 'vector';
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly MarkShape[];
}

/** A mark as a picture of pixels, on white: the PNG itself, and its grey levels for printers of one colour. */
export interface RasterArt {
  readonly kind: 'raster';
  readonly width: number;
  readonly height: number;
  readonly png: Uint8Array;
  /** One byte a pixel, 0 black, row by row. */
  readonly gray: Uint8Array;
}

/** A mark that an office or a producer uploaded, read and made safe. */
export type MarkArt = VectorArt | RasterArt;

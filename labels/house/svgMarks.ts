import { type Outline, pathOf } from '../face/outline.ts';
import type { Mark, Tone } from '../face/place.ts';
import { STAR_CORNERS, STAR_INSET, STAR_OUTLINE } from '../face/star.ts';
import type { Weight } from '../face/text.ts';
import type { StampLook } from '../marks/look.ts';
import type { MarkArt, MarkShape } from '../marks/markArt.ts';
import type { Box, Point } from '../millimetre.ts';
import type { PageLine } from '../stock/cutLines.ts';

/** Outlines of a line of words. */
export type OutlineOf = (text: string, weight: Weight) => Outline;

const BLACK = '#000';
const WHITE = '#fff';

/** A hairline that the scratch layer covers (mm). */
const FRAME = 0.15;

/** A length as SVG writes it: no exponent, to a ten-thousandth. */
export function short(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}

/** Where a line of `size` mm begins and which way it runs, as the matrix that takes the font's units there. */
export function lineMatrix(
  size: number,
  unitsPerEm: number,
  x: number,
  baseline: number,
  turn?: 'up',
): string {
  const scale = Math.round((size / unitsPerEm) * 1e7) / 1e7;
  const place = `${short(x)} ${short(baseline)}`;
  return turn === 'up'
    ? `matrix(0 ${-scale} ${-scale} 0 ${place})`
    : `matrix(${scale} 0 0 ${-scale} ${place})`;
}

/** Marks as SVG elements in mm, in their order: shapes only, nothing that runs, links or loads. */
export function svgOfMarks(
  marks: readonly Mark[],
  colours: StampLook['colours'],
  outlineOf: OutlineOf,
): string {
  const colourOf = (tone: Tone | undefined) => (tone && colours ? colours[tone] : BLACK);
  return marks.map((mark) => svgOfMark(mark, colourOf, outlineOf)).join('');
}

function svgOfMark(mark: Mark, colourOf: (tone?: Tone) => string, outlineOf: OutlineOf): string {
  if (mark.kind === 'art') return svgOfArt(mark.art, mark.box);
  if (mark.kind === 'frame') return frame(mark.box);
  const colour = colourOf(mark.tone);
  if (mark.kind === 'bar') return `<path fill="${colour}" d="${rectangle(mark.box)}"/>`;
  if (mark.kind === 'star') return star(mark, colour);
  const { contours, unitsPerEm } = outlineOf(mark.text, mark.weight);
  const matrix = lineMatrix(mark.size, unitsPerEm, mark.x, mark.baseline, mark.turn);
  return `<path fill="${mark.inverse ? WHITE : colour}" transform="${matrix}" d="${pathOf(contours)}"/>`;
}

/** Crop marks as one SVG element, moved by `by` (mm): all are black and of one width. */
export function svgOfLines(lines: readonly PageLine[], by: Point): string {
  const at = ({ x, y }: Point) => `${short(x + by.x)} ${short(y + by.y)}`;
  const [first] = lines;
  if (!first) return '';
  const d = lines.map(({ from, to }) => `M${at(from)}L${at(to)}`).join('');
  return `<path fill="none" stroke="${BLACK}" stroke-width="${first.width}" d="${d}"/>`;
}

/** A box as a closed path. */
export function rectangle({ x, y, width, height }: Box): string {
  return `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}z`;
}

function frame({ x, y, width, height }: Box): string {
  const half = FRAME / 2;
  const inner = rectangle({ x: x + half, y: y + half, width: width - FRAME, height: height - FRAME });
  return `<path fill="none" stroke="${BLACK}" stroke-width="${FRAME}" d="${inner}"/>`;
}

function star({ x, y, size, filled }: Mark & { kind: 'star' }, colour: string): string {
  const inset = filled ? 0 : STAR_INSET * size;
  const inner = size - 2 * inset;
  const points = STAR_CORNERS.map(
    ([right, down]) => `${short(x + inset + right * inner)} ${short(y + inset + down * inner)}`,
  );
  const d = `M${points.join('L')}Z`;
  if (filled) return `<path fill="${colour}" d="${d}"/>`;
  return `<path fill="none" stroke="${colour}" stroke-width="${short(STAR_OUTLINE * size)}" d="${d}"/>`;
}

/** Inside a viewport of its own, which shows nothing of it beyond its box. */
function svgOfArt(art: MarkArt, { x, y, width, height }: Box): string {
  const place = `x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"`;
  const content = art.kind === 'vector' ? art.shapes.map(shape).join('') : picture(art);
  return `<svg ${place} viewBox="0 0 ${short(art.width)} ${short(art.height)}">${content}</svg>`;
}

function shape({ d, rule, fill, stroke }: MarkShape): string {
  const evenOdd = rule === 'evenodd' ? ' fill-rule="evenodd"' : '';
  const line = stroke ? ` stroke="${stroke.colour}" stroke-width="${short(stroke.width)}"` : '';
  return `<path fill="${fill ?? 'none'}"${evenOdd}${line} d="${d}"/>`;
}

function picture({ png, width, height }: MarkArt & { kind: 'raster' }): string {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.length).toString('base64');
  return `<image width="${width}" height="${height}" href="data:image/png;base64,${bytes}"/>`;
}

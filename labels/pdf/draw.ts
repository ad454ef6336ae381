import type { Mark } from '../face/place.ts';
import { STAR_CORNERS, STAR_INSET, STAR_OUTLINE } from '../face/star.ts';
import type { LookColours } from '../marks/look.ts';
import { type MarkShape, MITER_LIMIT } from '../marks/markArt.ts';
import { toPoints } from '../millimetre.ts';
import { fixed } from './number.ts';

/** The star as a closed PDF path, at a place and size in points (y downwards). */
function starPath(x: number, y: number, size: number): string {
  const [first, ...rest] = STAR_CORNERS.map(
    ([right, down]) => `${fixed(x + right * size)} ${fixed(y + down * size)}`,
  );
  return `${first} m ${rest.map((point) => `${point} l`).join(' ')} h`;
}

/**
 * Draws a mark in the document's current place, whose unit is the point and whose y goes down. Black is never set: it
 * is what a page begins with, and what a coloured mark leaves behind.
 */
export function drawMark(document: PDFKit.PDFDocument, mark: Mark, colours: LookColours | null = null): void {
  const tone = 'tone' in mark && mark.tone !== undefined ? colours?.[mark.tone] : undefined;
  if (tone !== undefined) document.addContent(`q ${inkOf(tone)}`);
  if (mark.kind === 'star') drawStar(document, mark);
  else if (mark.kind === 'bar') drawBar(document, mark);
  else if (mark.kind === 'frame') drawFrame(document, mark);
  else if (mark.kind === 'art') drawArt(document, mark);
  else drawText(document, mark);
  if (tone !== undefined) document.addContent('Q');
}

/** The operators that set a colour `#rrggbb` for filling and for strokes. */
function inkOf(colour: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) =>
    fixed(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  );
  return `${red} ${green} ${blue} rg ${red} ${green} ${blue} RG`;
}

/** Shapes or pixels scaled into their box; nothing of a mark leaves it, whatever its shapes say. */
function drawArt(document: PDFKit.PDFDocument, { art, box }: Mark & { kind: 'art' }): void {
  const scale = Math.min(box.width / art.width, box.height / art.height);
  const left = box.x + (box.width - art.width * scale) / 2;
  const top = box.y + (box.height - art.height * scale) / 2;
  document.save().translate(toPoints(left), toPoints(top)).scale(toPoints(scale));
  document.rect(0, 0, art.width, art.height).clip();
  if (art.kind === 'vector') for (const shape of art.shapes) drawShape(document, shape);
  else document.image(Buffer.from(art.png), 0, 0, { width: art.width, height: art.height });
  document.restore();
}

function drawShape(document: PDFKit.PDFDocument, { d, fill, stroke, rule }: MarkShape): void {
  const winding = rule === 'evenodd' ? 'even-odd' : 'non-zero';
  // PDF's own limit would be 10.
  if (stroke) document.lineWidth(stroke.width).miterLimit(MITER_LIMIT);
  if (fill && stroke) document.path(d).fillAndStroke(fill, stroke.colour, winding);
  else if (fill) document.path(d).fill(fill, winding);
  else if (stroke) document.path(d).stroke(stroke.colour);
}

function drawStar(document: PDFKit.PDFDocument, { x, y, size, filled }: Mark & { kind: 'star' }): void {
  const inset = filled ? 0 : STAR_INSET * size;
  const path = starPath(toPoints(x + inset), toPoints(y + inset), toPoints(size - 2 * inset));
  document.addContent(filled ? `${path} f` : `${fixed(toPoints(STAR_OUTLINE * size))} w ${path} S`);
}

function drawBar(document: PDFKit.PDFDocument, { box }: Mark & { kind: 'bar' }): void {
  const sides = [box.x, box.y, box.width, box.height].map((mm) => fixed(toPoints(mm)));
  document.addContent(`${sides.join(' ')} re f`);
}

/** A hairline that the scratch layer covers; it stands inside its box. */
const FRAME = 0.15;

function drawFrame(document: PDFKit.PDFDocument, { box }: Mark & { kind: 'frame' }): void {
  const inner = [box.x + FRAME / 2, box.y + FRAME / 2, box.width - FRAME, box.height - FRAME];
  const sides = inner.map((mm) => fixed(toPoints(mm)));
  document.addContent(`${fixed(toPoints(FRAME))} w ${sides.join(' ')} re S`);
}

function drawText(document: PDFKit.PDFDocument, mark: Mark & { kind: 'text' }): void {
  const [x, y] = [toPoints(mark.x), toPoints(mark.baseline)];
  if (mark.inverse) document.addContent('1 g');
  document.font(mark.weight).fontSize(toPoints(mark.size));
  const set = (left: number, baseline: number) =>
    document.text(mark.text, left, baseline, { lineBreak: false, baseline: 'alphabetic' });
  if (mark.turn === 'up') {
    document.save().translate(x, y).rotate(-90);
    set(0, 0);
    document.restore();
  } else set(x, y);
  if (mark.inverse) document.addContent('0 g');
}

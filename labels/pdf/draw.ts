import type { Mark } from '../face/place.ts';
import { toPoints } from '../millimetre.ts';

/** A five-pointed star upright in a square of side 1, as ten corners from the top, clockwise, y downwards. */
const CORNERS: readonly (readonly [number, number])[] = Array.from({ length: 10 }, (_, index) => {
  const angle = (index * Math.PI) / 5 - Math.PI / 2;
  const radius = index % 2 === 0 ? 0.525 : 0.525 * 0.42;
  return [0.5 + radius * Math.cos(angle), 0.54 + radius * Math.sin(angle)] as const;
});

/** The outline of a star not earned, in parts of its size, and how far its path keeps inside for its mitred tips. */
const OUTLINE = 0.06;
const OUTLINE_INSET = 1.54 * OUTLINE;

/** A number as PDF writes it: no exponent, to a ten-thousandth of a point. */
export function fixed(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}

/** The star as a closed PDF path, at a place and size in points (y downwards). */
function starPath(x: number, y: number, size: number): string {
  const [first, ...rest] = CORNERS.map(
    ([right, down]) => `${fixed(x + right * size)} ${fixed(y + down * size)}`,
  );
  return `${first} m ${rest.map((point) => `${point} l`).join(' ')} h`;
}

/** Draws a mark in the document's current place, whose unit is the point and whose y goes down. Black is never set: it is what a page begins with. */
export function drawMark(document: PDFKit.PDFDocument, mark: Mark): void {
  if (mark.kind === 'star') drawStar(document, mark);
  else if (mark.kind === 'bar') drawBar(document, mark);
  else if (mark.kind === 'frame') drawFrame(document, mark);
  else if (mark.kind === 'art') drawArt(document, mark);
  else drawText(document, mark);
}

/** Shapes scaled into their box. */
function drawArt(document: PDFKit.PDFDocument, { art, box }: Mark & { kind: 'art' }): void {
  const scale = Math.min(box.width / art.width, box.height / art.height);
  const left = box.x + (box.width - art.width * scale) / 2;
  const top = box.y + (box.height - art.height * scale) / 2;
  document.save().translate(toPoints(left), toPoints(top)).scale(toPoints(scale));
  if (art.kind === 'vector') {
    for (const { d, fill, rule } of art.shapes) {
      if (fill) document.path(d).fill(fill, rule === 'evenodd' ? 'even-odd' : 'non-zero');
    }
  } else document.image(Buffer.from(art.png), 0, 0, { width: art.width, height: art.height });
  document.restore();
}

function drawStar(document: PDFKit.PDFDocument, { x, y, size, filled }: Mark & { kind: 'star' }): void {
  const inset = filled ? 0 : OUTLINE_INSET * size;
  const path = starPath(toPoints(x + inset), toPoints(y + inset), toPoints(size - 2 * inset));
  document.addContent(filled ? `${path} f` : `${fixed(toPoints(OUTLINE * size))} w ${path} S`);
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
  if (mark.inverse) document.addContent('1 g');
  document.font(mark.weight).fontSize(toPoints(mark.size));
  document.text(mark.text, toPoints(mark.x), toPoints(mark.baseline), {
    lineBreak: false,
    baseline: 'alphabetic',
  });
  if (mark.inverse) document.addContent('0 g');
}

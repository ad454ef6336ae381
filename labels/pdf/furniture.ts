import { cropMarks } from '../layout/bleed.ts';
import { toPoints } from '../millimetre.ts';
import type { RunSpec } from '../print/format.ts';
import { type Furniture, furnitureOf, type PageItem } from '../stock/furniture.ts';
import { sheetsFor } from '../stock/part.ts';
import { drawMark } from './draw.ts';
import type { PdfFile } from './file.ts';
import { fixed } from './number.ts';
import type { PageNumber } from './page.ts';

/** What all pages of a file share besides their stamps, drawn once. */
const FURNITURE = 'Page';

/** Draws a file's furniture once, of paper with bleed its crop marks; gives what every page then says first, and where its number goes. */
export function furnish(
  file: PdfFile,
  { stock, start, count, calibration, look, sheets }: RunSpec,
): { readonly head: string; readonly number: PageNumber | null } {
  const { before, all: pages } = sheets ?? { before: 0, all: sheetsFor(stock, count, start) };
  const widthOf = (text: string) => file.typeface.width(text, 'semibold');
  const { bleed } = look;
  const given = { pages, widthOf, bleed, ...(calibration ? { calibration } : {}) };
  const { every: items, number } = furnitureOf(stock, given);
  const every = [...cropMarks(stock, bleed), ...items];
  if (every.length > 0) {
    file.defineForm(FURNITURE, { x: 0, y: 0, ...stock.page }, (document) => {
      for (const item of every) drawItem(document, item);
    });
  }
  return {
    head: every.length > 0 ? `/${FURNITURE} Do\n` : '',
    number: number ? { ...numberAt(number), pages, before } : null,
  };
}

function numberAt({ x, y, size, turn, ids }: NonNullable<Furniture['number']>) {
  return { place: { x, baseline: y, size, align: 'start', ...(turn ? { turn } : {}) }, ids } as const;
}

function drawItem(document: PDFKit.PDFDocument, item: PageItem): void {
  if (item.kind === 'line') drawLine(document, item);
  else drawWords(document, item);
}

function drawWords(document: PDFKit.PDFDocument, item: PageItem & { kind: 'text' }): void {
  const { text, size, x, y, turn } = item;
  const words = { kind: 'text', text, size, x, baseline: y, weight: 'semibold', inverse: false } as const;
  drawMark(document, turn ? { ...words, turn } : words);
}

function drawLine(
  document: PDFKit.PDFDocument,
  { from, to, width, gray }: PageItem & { kind: 'line' },
): void {
  const [x, y, right, down] = [from.x, from.y, to.x, to.y].map((mm) => fixed(toPoints(mm)));
  document.addContent(`${fixed(gray)} G ${fixed(toPoints(width))} w ${x} ${y} m ${right} ${down} l S`);
}

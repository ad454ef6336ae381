import { hostOf } from '#core/origin';
import { composeFace } from './face/compose.ts';
import type { Shortened, StampFace } from './face/face.ts';
import type { Typeface } from './face/text.ts';
import { measure, openDocument } from './face/typeface.ts';
import { cropMarks, pageWithBleed } from './layout/bleed.ts';
import { layOutKind, type StampKind } from './layout/fitting.ts';
import type { StampLayout } from './layout/stampLayout.ts';
import { PLAIN_LOOK } from './marks/look.ts';
import { type Box, dotSize, type Point, type Size } from './millimetre.ts';
import { previewPins } from './previewPins.ts';
import { previewMarks, type StampPreview } from './previewStamp.ts';
import { symbolCorner } from './qr/symbol.ts';
import type { PageLine } from './stock/cutLines.ts';
import { furnitureOf } from './stock/furniture.ts';
import { labelCorner, labelsPerPage, type Stock } from './stock/stock.ts';

/** A label of a sheet: used before, to be printed on, or left for another time. */
export interface PreviewLabel extends Box {
  readonly state: 'skipped' | 'used' | 'free';
}

/** The first sheet of a print as it will be, in mm from the page's top left corner. */
export interface SheetPreview {
  readonly page: Size;
  readonly labels: readonly PreviewLabel[];
  /** Cut lines, a ruler, crop marks: what stands on the page besides its stamps. */
  readonly lines: readonly PageLine[];
  readonly stamp: StampPreview;
  /** The whole stamp and the compact one of the smallest labels. */
  readonly compact: boolean;
  /** One QR module (mm). */
  readonly module: number;
  readonly shortened: readonly Shortened[];
}

/** What a preview is asked for: paper, printer, and what all stamps of the batch show. */
export interface PreviewWish extends StampKind {
  readonly stock: Stock;
  readonly dpi: number;
  readonly start: number;
  readonly count: number;
  readonly face: StampFace;
}

/** Pages that a preview speaks of: how many there will be changes no line of them. */
const PAGES = 1;

let typeface: Typeface | undefined;

/** The typeface, read from its files once: they never change while the program runs. */
function knownTypeface(): Typeface {
  typeface ??= measure(openDocument({}));
  return typeface;
}

/**
 * The first sheet of a print and one stamp of it, from the code that places them in the PDF; throws what a print
 * throws of paper, printer and address. `start` beyond the sheet leaves every label skipped.
 */
export function previewSheet(wish: PreviewWish): SheetPreview {
  const { dpi, face, origin, look = PLAIN_LOOK } = wish;
  if (wish.pins === 'pins') return previewPinSheet(wish);
  const stock = pageWithBleed(wish.stock, look.bleed);
  const layout = layOutKind(stock, dpi, { ...wish, sample: face.sample });
  const composed = composeFace(face, hostOf(origin), layout, knownTypeface(), look);
  const corner = labelCorner(stock, Math.min(wish.start, labelsPerPage(stock)) - 1);
  const marks = previewMarks(composed, look.colours, knownTypeface());
  return {
    page: stock.page,
    labels: previewLabels(stock, wish.start, wish.count),
    lines: linesOf(stock, look.bleed),
    stamp: {
      ...{
        label: stock.label,
        corner: stock.corner,
        bleed: look.bleed,
        ...symbolOf(layout, corner),
        ...marks,
      },
      ...(layout.pin ? { window: layout.pin.window } : {}),
    },
    compact: layout.compact,
    module: layout.dotsPerModule * dotSize(dpi),
    shortened: composed.shortened,
  };
}

function previewPinSheet({ stock, dpi, start, count, ...kind }: PreviewWish): SheetPreview {
  const stamp = previewPins(stock, dpi, kind, knownTypeface());
  const labels = previewLabels(stock, start, count);
  const shown = { page: stock.page, labels, lines: linesOf(stock), stamp };
  return { ...shown, compact: false, module: 0, shortened: [] };
}

/** The lines on a page, as a print draws them; `bleed` is how far colour runs over a cut (mm). */
export function linesOf(stock: Stock, bleed = 0): PageLine[] {
  const widthOf = (text: string) => knownTypeface().width(text, 'semibold');
  const { every } = furnitureOf(stock, { pages: PAGES, widthOf, bleed });
  return [...cropMarks(stock, bleed), ...every.flatMap((item) => (item.kind === 'line' ? [item] : []))];
}

/** Every label of the first sheet, and whether it is printed on; also what a small picture of a paper shows. */
export function previewLabels(stock: Stock, start = 1, count = 0): PreviewLabel[] {
  return Array.from({ length: labelsPerPage(stock) }, (_, index) => ({
    ...labelCorner(stock, index),
    ...stock.label,
    state: index < start - 1 ? 'skipped' : index < start - 1 + count ? 'used' : 'free',
  }));
}

function symbolOf(layout: StampLayout, corner: Point): Pick<StampPreview, 'symbol' | 'modules'> {
  const { dpi, dotsPerModule, modules } = layout;
  const dots = symbolCorner(corner, layout.qr, dotsPerModule, dpi);
  const side = modules * dotsPerModule * dotSize(dpi);
  const x = dots.x * dotSize(dpi) - corner.x;
  const y = dots.y * dotSize(dpi) - corner.y;
  return { symbol: { x, y, width: side, height: side }, modules };
}

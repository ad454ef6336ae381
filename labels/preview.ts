import { hostOf } from '#core/origin';
import { composeFace } from './face/compose.ts';
import { ID_SHAPE, type Shortened, type StampFace } from './face/face.ts';
import type { Placed } from './face/place.ts';
import type { Typeface, Weight } from './face/text.ts';
import { measure, openDocument } from './face/typeface.ts';
import { layOutKind, type StampKind } from './layout/fitting.ts';
import type { StampLayout } from './layout/stampLayout.ts';
import { type Box, dotSize, type Point, type Size } from './millimetre.ts';
import { symbolCorner } from './qr/symbol.ts';
import { labelCorner, labelsPerPage, type Stock } from './stock/stock.ts';

/** A label of a sheet: used before, to be printed on, or left for another time. */
export interface PreviewLabel extends Box {
  readonly state: 'skipped' | 'used' | 'free';
}

/** A line of words as it is set (mm): its left end on its baseline. */
export interface PreviewText {
  readonly kind: 'words' | 'id';
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
  readonly size: number;
  readonly width: number;
  readonly weight: Weight;
  /** White on a bar. */
  readonly inverse: boolean;
}

/** One stamp, in mm from its label's top left corner; the ID stands as zeros, the QR as its place. */
export interface StampPreview {
  readonly label: Size;
  /** The QR's modules without the quiet zone, as they come to lie on the first label printed. */
  readonly symbol: Box;
  readonly modules: number;
  readonly stars: readonly (Point & { readonly size: number; readonly filled: boolean })[];
  readonly bars: readonly Box[];
  readonly texts: readonly PreviewText[];
  /** Where a hidden PIN's scratch layer goes. */
  readonly window?: Box;
}

/** The first sheet of a print as it will be, in mm from the page's top left corner. */
export interface SheetPreview {
  readonly page: Size;
  readonly labels: readonly PreviewLabel[];
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
  const { stock, dpi, face, origin } = wish;
  const layout = layOutKind(stock, dpi, wish);
  const composed = composeFace(face, hostOf(origin), layout, knownTypeface());
  const corner = labelCorner(stock, Math.min(wish.start, labelsPerPage(stock)) - 1);
  return {
    page: stock.page,
    labels: previewLabels(stock, wish.start, wish.count),
    stamp: {
      ...{ label: stock.label, ...symbolOf(layout, corner), ...marksOf(composed) },
      ...(layout.pin ? { window: layout.pin.window } : {}),
    },
    compact: layout.compact,
    module: layout.dotsPerModule * dotSize(dpi),
    shortened: composed.shortened,
  };
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

function marksOf({ marks, ids }: Placed): Pick<StampPreview, 'stars' | 'bars' | 'texts'> {
  return {
    stars: marks.flatMap((mark) => (mark.kind === 'star' ? [mark] : [])),
    bars: marks.flatMap((mark) => (mark.kind === 'bar' ? [mark.box] : [])),
    texts: [...marks.flatMap((mark) => (mark.kind === 'text' ? [wordsOf(mark)] : [])), ...ids.map(idOf)],
  };
}

function widthOf(text: string, weight: Weight, size: number): number {
  return knownTypeface().width(text, weight) * size;
}

function wordsOf(mark: Extract<Placed['marks'][number], { kind: 'text' }>): PreviewText {
  const { text, weight, size, x, baseline, inverse } = mark;
  return { kind: 'words', text, x, baseline, size, width: widthOf(text, weight, size), weight, inverse };
}

/** The ID's place with zeros for digits: all digits of a stamp's own ID are as wide, or nearly. */
function idOf({ from, to, size, x, baseline, align }: Placed['ids'][number]): PreviewText {
  const text = ID_SHAPE.replaceAll('#', '0').slice(from, to);
  const width = widthOf(text, 'semibold', size);
  const left = align === 'middle' ? x - width / 2 : x;
  return { kind: 'id', text, x: left, baseline, size, width, weight: 'semibold', inverse: false };
}

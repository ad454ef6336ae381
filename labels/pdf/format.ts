import { hostOf } from '#core/origin';
import { Refusal } from '#core/refusal';
import { type ComposedFace, composeFace } from '../face/compose.ts';
import { pinMarks, setPins } from '../face/pinDigits.ts';
import { cleanText, type Typeface } from '../face/text.ts';
import { pageWithBleed } from '../layout/bleed.ts';
import { type Box, type Size, toPoints } from '../millimetre.ts';
import { type Content, contentOf } from '../print/content.ts';
import type { Prepared, PrintFormat, RunSpec } from '../print/format.ts';
import { symbolCorner } from '../qr/symbol.ts';
import { calibratedCorner } from '../stock/calibration.ts';
import { refuseOffPage } from '../stock/offPage.ts';
import { labelCorner, labelsPerPage } from '../stock/stock.ts';
import { drawMark } from './draw.ts';
import { PdfFile } from './file.ts';
import { furnish } from './furniture.ts';
import { fixed } from './number.ts';
import { type LabelDrawing, makePage, type PageSetting } from './page.ts';
import { placeSymbol } from './symbol.ts';

/** What all stamps of a file share, drawn once. */
const FACE = 'Face';

/** What all labels share: the words, the window's outline. */
function composeAll(spec: RunSpec, { layout, pin }: Content, typeface: Typeface): ComposedFace {
  const frame = pin ? pinMarks(pin) : [];
  if (!layout) return { marks: frame, ids: [], shortened: [] };
  const composed = composeFace(spec.face, hostOf(spec.origin), layout, typeface, spec.look);
  return { ...composed, marks: [...composed.marks, ...frame] };
}

/** Every label of a page: where its face goes, and its QR on the page's dots. */
function labelsOf(spec: RunSpec, { layout }: Content, rendering: 'mask' | 'vector'): LabelDrawing[] {
  const { stock, dpi, calibration } = spec;
  const face = layout || spec.pins === 'pins' ? `/${FACE} Do\n` : '';
  return Array.from({ length: labelsPerPage(stock) }, (_, index) => {
    const corner = calibratedCorner(labelCorner(stock, index), stock.label, calibration);
    const open = `q 1 0 0 1 ${fixed(toPoints(corner.x))} ${fixed(toPoints(corner.y))} cm ${face}`;
    if (!layout) return { open, symbol: '' };
    const at = symbolCorner(corner, layout.qr, layout.dotsPerModule, dpi);
    return { open, symbol: placeSymbol(rendering, at, layout) };
  });
}

function settingOf(spec: RunSpec, content: Content, composed: ComposedFace, file: PdfFile): PageSetting {
  const { rendering = 'mask' } = spec;
  const { layout, pin } = content;
  const digits = pin && spec.pins !== 'stamps' ? setPins(pin, file.typeface) : undefined;
  const { head, number } = furnish(file, spec);
  return {
    origin: spec.origin,
    version: layout ? (layout.modules - 17) / 4 : null,
    rendering,
    head: file.head + head,
    number,
    labels: labelsOf(spec, content, rendering),
    skipped: spec.start - 1,
    ids: composed.ids,
    pin: digits?.pin ?? null,
    tag: (spec.pins === 'pins' && digits?.tag) || null,
    font: file.font,
    digits: file.digits,
  };
}

/** Throws `start-label-outside-sheet`. */
function refuseStart({ stock, start }: RunSpec): void {
  const labels = labelsPerPage(stock);
  if (!Number.isInteger(start) || start < 1 || start > labels)
    throw new Refusal('start-label-outside-sheet', { start, labels });
}

/** A label and the colour that runs over its cut. */
function faceBox({ width, height }: Size, bleed: number): Box {
  return { x: -bleed, y: -bleed, width: width + 2 * bleed, height: height + 2 * bleed };
}

/**
 * Lays out a run as label pages of one PDF; throws `start-label-outside-sheet`, `label-off-page`, `dpi-out-of-range`,
 * `stock-too-small`, `stock-without-pin-room`, `stamp-too-large`.
 */
function prepare(given: RunSpec): Prepared<PageSetting> {
  const spec = { ...given, stock: pageWithBleed(given.stock, given.look.bleed) };
  refuseStart(spec);
  refuseOffPage(spec.stock, spec.calibration);
  const { stock, dpi, start, createdAt, look } = spec;
  const content = contentOf(spec);
  const file = new PdfFile({ page: stock.page, dpi, title: cleanText(spec.title), createdAt });
  const composed = composeAll(spec, content, file.typeface);
  file.defineForm(FACE, faceBox(stock.label, look.bleed), (document) => {
    for (const mark of composed.marks) drawMark(document, mark, look.colours);
  });
  const labels = labelsPerPage(stock);
  return {
    setting: settingOf(spec, content, composed, file),
    chunk: { first: labels - (start - 1), later: labels },
    shortened: composed.shortened,
    open: (out) => file.open(out),
  };
}

/** Label pages as one PDF, a page a chunk. */
export const pdfFormat: PrintFormat<PageSetting> = {
  extension: 'pdf',
  mediaType: 'application/pdf',
  prepare,
  make: makePage,
};

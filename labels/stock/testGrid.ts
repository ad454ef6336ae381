import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Instant } from '#core/day';
import { cleanText } from '../face/text.ts';
import { openDocument } from '../face/typeface.ts';
import { type Point, type Size, toPoints } from '../millimetre.ts';
import { type Calibration, calibratedPoint, EXACT, type Measured } from './calibration.ts';
import { gridWords } from './gridWords.ts';
import { refuseOffPage } from './offPage.ts';
import { ROW_TYPE, rowWords } from './rowWords.ts';
import { labelCorner, labelsPerPage, type Stock } from './stock.ts';

/** One test page: of which paper, and as a printer with this miss would be served. */
export interface GridJob {
  readonly stock: Stock;
  readonly calibration?: Calibration;
  /** The printer that it is made good for, by name. */
  readonly printer?: string | undefined;
  readonly createdAt: Instant;
  readonly out: Writable;
}

/** From this size on a page has room for words, and point A stands well inside (mm). */
const LARGE: Size = { width: 140, height: 140 };
const INSET = { large: 20, small: 5 } as const;
/** Between the printer's white rim and point A on a small page (mm). */
const INSIDE = 4;
const STEP = { large: 50, small: 5 } as const;
const TICK = 10;
const ARM = 1.5;

/** Whether a page is large enough for words beside the rulers. */
export function hasWords({ page }: Stock): boolean {
  return page.width >= LARGE.width && page.height >= LARGE.height;
}

/**
 * What a printer that hits would print: point A so far from the left and upper side, and from it a ruler across and
 * one down, of whole 50 mm (5 mm on small pages).
 */
export function meantOn(stock: Stock): Measured {
  const size = hasWords(stock) ? 'large' : 'small';
  const { kind, page, edge } = stock;
  const wanted = Math.max(INSET[size], kind === 'roll' || edge === 0 ? 0 : Math.ceil(edge) + INSIDE);
  const inset = Math.min(wanted, page.width / 4, page.height / 4);
  const ruler = (length: number) =>
    Math.max(STEP[size], Math.floor((length - 2 * inset) / STEP[size]) * STEP[size]);
  return { left: inset, top: inset, across: ruler(page.width), down: ruler(page.height) };
}

/**
 * Prints one page to measure a printer by: the labels' outlines with crosses at their corners, two rulers from point A,
 * and in Vietnamese and English what to measure and type in; then ends `out`. The same stock and calibration, the same
 * bytes. Throws `label-off-page` where a print so calibrated is refused.
 */
export async function drawTestGrid({
  stock,
  calibration = EXACT,
  printer,
  createdAt,
  out,
}: GridJob): Promise<void> {
  refuseOffPage(stock, calibration);
  const info = { Title: `Temgốc · ${stock.name.slice(0, 120)}`, CreationDate: new Date(createdAt) };
  const document = openDocument({ info, lang: 'vi', displayTitle: true, pdfVersion: '1.7', margin: 0 });
  const written = pipeline(document, out);
  const root = document as unknown as {
    _root: { data: { ViewerPreferences: { data: { PrintScaling: string } } } };
  };
  root._root.data.ViewerPreferences.data.PrintScaling = 'None';
  document.addPage({ size: [toPoints(stock.page.width), toPoints(stock.page.height)], margin: 0 });
  drawPage(document, { stock, printer }, (point) => {
    const { x, y } = calibratedPoint(point, calibration);
    return { x: toPoints(x), y: toPoints(y) };
  });
  document.end();
  await written;
}

type ToPage = (point: Point) => Point;

type Drawn = Pick<GridJob, 'stock' | 'printer'>;

function drawPage(document: PDFKit.PDFDocument, { stock, printer }: Drawn, at: ToPage): void {
  const corners = Array.from({ length: labelsPerPage(stock) }, (_, index) => labelCorner(stock, index));
  for (const { x, y } of corners) {
    const [from, to] = [at({ x, y }), at({ x: x + stock.label.width, y: y + stock.label.height })];
    document.rect(from.x, from.y, to.x - from.x, to.y - from.y);
  }
  document.lineWidth(0.3).dash(2, {}).stroke('#777').undash().lineWidth(0.6).strokeColor('black');
  for (const corner of corners) drawCrosses(document, corner, stock.label, at);
  document.stroke();
  if (hasWords(stock)) drawWords(document, { stock, printer }, at);
  else drawRowWords(document, { stock, printer }, at);
  drawRulers(document, stock, at);
}

function drawCrosses(
  document: PDFKit.PDFDocument,
  { x, y }: Point,
  { width, height }: Size,
  at: ToPage,
): void {
  for (const right of [x, x + width]) {
    for (const down of [y, y + height]) {
      line(document, at({ x: right - ARM, y: down }), at({ x: right + ARM, y: down }));
      line(document, at({ x: right, y: down - ARM }), at({ x: right, y: down + ARM }));
    }
  }
}

function line(document: PDFKit.PDFDocument, from: Point, to: Point): void {
  document.moveTo(from.x, from.y).lineTo(to.x, to.y);
}

/** Two rulers from point A, a tick each centimetre, a long one and its length each 50 mm. */
function drawRulers(document: PDFKit.PDFDocument, stock: Stock, at: ToPage): void {
  const { left, top, across, down } = meantOn(stock);
  document.lineWidth(0.9);
  line(document, at({ x: left, y: top }), at({ x: left + across, y: top }));
  line(document, at({ x: left, y: top }), at({ x: left, y: top + down }));
  const long = (mm: number, length: number) => mm % 50 === 0 || mm === length;
  for (const mm of ticks(across)) {
    const high = long(mm, across) ? 3 : 1.5;
    line(document, at({ x: left + mm, y: top - high / 2 }), at({ x: left + mm, y: top + high / 2 }));
  }
  for (const mm of ticks(down)) {
    const wide = long(mm, down) ? 3 : 1.5;
    line(document, at({ x: left - wide / 2, y: top + mm }), at({ x: left + wide / 2, y: top + mm }));
  }
  document.stroke();
  const size = hasWords(stock) ? 9 : 5;
  const say = (text: string, point: Point) => {
    const { x, y } = at(point);
    document.font('semibold').fontSize(size).fillColor('black');
    document.text(text, x, y, { lineBreak: false });
  };
  say('A', { x: left + 0.6, y: top + 0.4 });
  // Words stand under the ruler of a small page.
  const above = { x: left + across - 1.2, y: top - 3.4 };
  say(`${across}`, hasWords(stock) ? { x: left + across + 0.6, y: top + 0.4 } : above);
  say(`${down}`, { x: left + 0.6, y: top + down - (hasWords(stock) ? 4 : 2) });
}

function ticks(length: number): number[] {
  const whole = Array.from({ length: Math.floor(length / TICK) + 1 }, (_, index) => index * TICK);
  return whole.includes(length) ? whole : [...whole, length];
}

/** The words stand on white in the middle of the page, in both languages. */
function drawWords(document: PDFKit.PDFDocument, { stock, printer }: Drawn, at: ToPage): void {
  const meant = meantOn(stock);
  const width = Math.min(120, stock.page.width - meant.left - 33);
  const from = at({ x: meant.left + 15, y: meant.top + 15 });
  const points = toPoints(width);
  const paragraphs = gridWords(stock, meant, printer && cleanText(printer));
  const height = heightOf(document, paragraphs, points) + toPoints(8);
  document.rect(from.x, from.y, points + toPoints(8), height).fillAndStroke('white', '#777');
  let y = from.y + toPoints(4);
  for (const { text, strong } of paragraphs) {
    document
      .font(strong ? 'semibold' : 'regular')
      .fontSize(strong ? 11 : 9)
      .fillColor('black');
    document.text(text, from.x + toPoints(4), y, { width: points });
    y += document.heightOfString(text, { width: points }) + 4;
  }
  document.strokeColor('black');
}

/** On a small page the words stand beside the ruler down, in small type. */
function drawRowWords(document: PDFKit.PDFDocument, { stock, printer }: Drawn, at: ToPage): void {
  const size = toPoints(ROW_TYPE);
  document.font('semibold').fontSize(size).fillColor('black');
  const widthOf = (text: string) => document.widthOfString(text) / size;
  for (const { text, ...point } of rowWords(stock, meantOn(stock), 1.5, widthOf, printer)) {
    const { x, y } = at(point);
    document.text(text, x, y, { lineBreak: false, baseline: 'alphabetic' });
  }
}

function heightOf(
  document: PDFKit.PDFDocument,
  paragraphs: ReturnType<typeof gridWords>,
  width: number,
): number {
  return paragraphs.reduce((sum, { text, strong }) => {
    document.font(strong ? 'semibold' : 'regular').fontSize(strong ? 11 : 9);
    return sum + document.heightOfString(text, { width }) + 4;
  }, 0);
}

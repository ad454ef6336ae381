import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { hostOf, parseOrigin } from '#core/origin';
import { qrModules } from '#core/qr';
import type { Seal } from '#core/seal';
import type { Stamp } from '#core/stamp';
import { formatPrintedId, type StampId } from '#core/stampId';
import { type ComposedFace, composeFace } from '#labels/face/compose';
import type { StampFace } from '#labels/face/face';
import { pinMarks } from '#labels/face/pinDigits';
import type { IdPlace } from '#labels/face/place';
import { measure, openDocument } from '#labels/face/typeface';
import { layOutKind } from '#labels/layout/fitting';
import type { StampLayout } from '#labels/layout/stampLayout';
import type { StampLook } from '#labels/marks/look';
import { dotSize, toPoints } from '#labels/millimetre';
import { drawMark } from '#labels/pdf/draw';
import { drawQr } from '#labels/qr/qr';
import { findStock } from '#labels/stock/findStock';

/** One stamp of a specimen, and what is said under it. */
export interface Sample {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  readonly form: 'full' | 'mini';
  readonly face: StampFace;
  readonly look: StampLook;
  /** With the window of a hidden PIN. */
  readonly pins?: 'stamps';
}

const ORIGIN = parseOrigin('https://ocop.vn');
const ID = '010000000042' as StampId;
const GTIN = null;

function stampOf(form: 'full' | 'mini'): Stamp {
  return form === 'full'
    ? { form, gtin: GTIN, id: ID, seal: '12345678901'.repeat(15).slice(0, 155) as Seal }
    : { form, gtin: GTIN, id: ID, mac: '12345678' };
}

const PAGE = { width: 210, height: 297, margin: 10, gap: 3, caption: 10 } as const;
/** What is said under a stamp has at least so much room (mm). */
const MIN_WIDTH = 30;
/** The type of what a stamp is called, and of the notes under it (points). */
const [TITLE, NOTE] = [5, 3.8];

/**
 * Draws samples in rows on A4 pages at their true size, each with its title and what was shortened under it; `codes`
 * left out, a QR is only its frame, so that pictures of pages do not change with the signature under it.
 */
export async function drawSpecimen(
  samples: readonly Sample[],
  heading: string,
  { codes }: { readonly codes: boolean },
): Promise<Buffer> {
  const info = { Title: heading, CreationDate: new Date(0) };
  const document = openDocument({ info, lang: 'vi', pdfVersion: '1.7', margin: 0 });
  const whole = buffer(document.pipe(new PassThrough()));
  let at: { x: number; y: number; row: number } = { x: PAGE.margin, y: PAGE.margin, row: 0 };
  const newPage = () => {
    document.addPage({ size: [toPoints(PAGE.width), toPoints(PAGE.height)], margin: 0 });
    say(document, `${heading} · DỮ LIỆU MẪU`, { x: PAGE.margin, y: 7 }, 8);
    at = { x: PAGE.margin, y: PAGE.margin, row: 0 };
  };
  newPage();
  for (const sample of samples) {
    const width = Math.max(sample.width, MIN_WIDTH);
    if (at.x + width > PAGE.width - PAGE.margin) at = { x: PAGE.margin, y: at.y + at.row + PAGE.gap, row: 0 };
    if (at.y + sample.height + PAGE.caption > PAGE.height - PAGE.margin) newPage();
    drawSample(document, sample, at, codes);
    at = { x: at.x + width + PAGE.gap, y: at.y, row: Math.max(at.row, sample.height + PAGE.caption) };
  }
  document.end();
  return whole;
}

function say(
  document: PDFKit.PDFDocument,
  text: string,
  { x, y }: { x: number; y: number },
  size: number,
): void {
  document.font('regular').fontSize(size).fillColor('#555');
  document.text(text, toPoints(x), toPoints(y), { lineBreak: false, baseline: 'alphabetic' });
  document.fillColor('black');
}

function drawSample(
  document: PDFKit.PDFDocument,
  sample: Sample,
  { x, y }: { x: number; y: number },
  codes: boolean,
): void {
  const { width, height, dpi, form, face, look, pins } = sample;
  const stock = findStock(`page=${width}x${height},label=${width}x${height},grid=1x1,margin=0x0`);
  document.save().translate(toPoints(x), toPoints(y));
  document.lineWidth(0.3).rect(0, 0, toPoints(width), toPoints(height)).stroke('#999');
  document.addContent('0 G 0 g');
  let told: string;
  try {
    const kind = { origin: ORIGIN, form, gtin: GTIN, look, sample: face.sample, ...(pins ? { pins } : {}) };
    const layout = layOutKind(stock, dpi, kind);
    const composed = composeFace(face, hostOf(ORIGIN), layout, measure(document), look);
    const frame = layout.pin ? pinMarks(layout.pin) : [];
    for (const mark of [...composed.marks, ...frame]) drawMark(document, mark, look.colours);
    for (const id of composed.ids) drawId(document, id);
    drawSymbol(document, layout, form, codes);
    told = toldOf(composed, layout);
  } catch (error) {
    told = `refused: ${(error as Error).message}`;
  }
  document.restore();
  const room = toPoints(Math.max(width, MIN_WIDTH));
  const title = `${sample.title} · ${width}×${height} · ${dpi} dpi · ${form}`;
  let under = y + height + 0.4;
  for (const [text, size] of [
    [title, TITLE],
    [told, NOTE],
  ] as const)
    for (const line of linesWithin(document, text, size, room)) {
      under += 0.42 * size;
      say(document, line, { x, y: under }, size);
    }
}

/** Words in as many lines as they take, none longer than so many points. */
function linesWithin(document: PDFKit.PDFDocument, text: string, size: number, width: number): string[] {
  document.font('regular').fontSize(size);
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && document.widthOfString(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function toldOf({ shortened }: ComposedFace, { compact, dotsPerModule }: StampLayout): string {
  const fields = shortened.map(({ field, printed }) => (printed === '' ? `–${field}` : `~${field}`));
  return `${dotsPerModule} dots${compact ? ', compact' : ''} ${fields.join(' ')}`;
}

function drawId(document: PDFKit.PDFDocument, { from, to, size, x, baseline, align, turn }: IdPlace): void {
  const text = formatPrintedId(ID).slice(from, to);
  const back = align === 'middle' ? (measure(document).width(text, 'semibold') * size) / 2 : 0;
  const start = turn ? { x, baseline: baseline + back, turn } : { x: x - back, baseline };
  drawMark(document, { kind: 'text', text, weight: 'semibold', size, inverse: false, ...start });
}

function drawSymbol(
  document: PDFKit.PDFDocument,
  { qr, dpi, dotsPerModule, modules }: StampLayout,
  form: 'full' | 'mini',
  codes: boolean,
): void {
  const module = dotsPerModule * dotSize(dpi);
  const [left, top] = [qr.x + 4 * module, qr.y + 4 * module];
  if (!codes) {
    const side = toPoints(modules * module);
    document.lineWidth(0.4).rect(toPoints(left), toPoints(top), side, side).stroke('#000');
    return;
  }
  const version = (modules - 17) / 4;
  const { hex } = drawQr(ORIGIN, stampOf(form), version);
  const bits = Buffer.from(hex, 'hex');
  const rowBytes = Math.ceil(qrModules(version) / 8);
  for (let row = 0; row < modules; row++)
    for (let column = 0; column < modules; column++) {
      const isDark = ((bits[row * rowBytes + (column >> 3)] ?? 0) & (0x80 >> (column & 7))) === 0;
      if (isDark)
        document.rect(
          toPoints(left + column * module),
          toPoints(top + row * module),
          toPoints(module),
          toPoints(module),
        );
    }
  document.fill('black');
}

import type { Instant } from '#core/day';
import { printableText, type Typeface, type Weight } from '../face/text.ts';
import { measure, openDocument } from '../face/typeface.ts';
import { toPoints } from '../millimetre.ts';
import { wholeOf } from '../pdf/whole.ts';

/** A control sheet, all in words ready to be set. */
export interface ControlSheet {
  readonly title: string;
  readonly lead: string;
  /** What marks sample data, or null. */
  readonly sample: string | null;
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** A hash in hexadecimal, set in groups of eight to be read out. */
  readonly hash: readonly [label: string, hex: string];
  /** What the hash is for, said under it. */
  readonly hashHint: string;
  readonly counts: { readonly title: string; readonly boxes: readonly string[]; readonly rule: string };
  /** Said before dotted lines to write on. */
  readonly spoiled: string;
  readonly signs: readonly string[];
  readonly signHint: string;
  readonly foot: string;
  /** Written in the file: the same print gives the same bytes. */
  readonly createdAt: Instant;
}

/** A4 and its margins (mm). */
const PAGE = { width: 210, height: 297 } as const;
const MARGIN = { side: 18, top: 16, bottom: 14 } as const;
const WIDTH = PAGE.width - 2 * MARGIN.side;
/** Where values begin beside their labels (mm from the margin). */
const LABEL = 42;
/** Sizes in points. */
const SIZE = { title: 17, lead: 10, fact: 10.5, hash: 10, heading: 11, box: 9.5, small: 8.5 } as const;
const BOX = 17;
/** Room to sign in (mm). */
const SIGNATURE = 26;
const HASH_GROUP = 8;

/** A pen going down one A4 page; all lengths in mm. */
class Pen {
  readonly document: PDFKit.PDFDocument;
  readonly #typeface: Typeface;
  y: number = MARGIN.top;

  constructor({ title, createdAt }: ControlSheet) {
    const info = { Title: title, Creator: 'Temgốc', CreationDate: new Date(createdAt) };
    this.document = openDocument({ info, lang: 'vi', displayTitle: true, pdfVersion: '1.7', margin: 0 });
    this.#typeface = measure(this.document);
    this.document.addPage({ size: [toPoints(PAGE.width), toPoints(PAGE.height)], margin: 0 });
  }

  /** Words in a column, broken to its width; gives the height they took. */
  words(
    text: string,
    { x = 0, width = WIDTH, weight = 'regular', size, align = 'left' }: WordsOptions,
  ): number {
    const said = printableText(text, this.#typeface, weight) || ' ';
    this.document.font(weight).fontSize(size);
    const options = { width: toPoints(width), align };
    const height = this.document.heightOfString(said, options);
    this.document.text(said, toPoints(MARGIN.side + x), toPoints(this.y), options);
    return (height * 25.4) / 72;
  }

  line(fromX: number, toX: number, y: number, width: number): void {
    this.document
      .moveTo(toPoints(MARGIN.side + fromX), toPoints(y))
      .lineTo(toPoints(MARGIN.side + toX), toPoints(y))
      .lineWidth(width)
      .stroke('#000000');
  }

  dots(fromX: number): void {
    this.document.dash(0.8, { space: 2.2 });
    this.line(fromX, WIDTH, this.y + 5, 0.6);
    this.document.undash();
    this.y += 8;
  }

  box(x: number, width: number, height: number): void {
    const corner = [toPoints(MARGIN.side + x), toPoints(this.y)] as const;
    this.document
      .rect(...corner, toPoints(width), toPoints(height))
      .lineWidth(0.7)
      .stroke('#000000');
  }
}

interface WordsOptions {
  readonly x?: number;
  readonly width?: number;
  readonly weight?: Weight;
  readonly size: number;
  readonly align?: 'left' | 'center';
}

function drawHead(pen: Pen, { title, lead, sample }: ControlSheet): void {
  if (sample !== null) {
    pen.y = 7;
    pen.document.fillColor('#a11616');
    pen.words(sample, { weight: 'semibold', size: SIZE.lead, align: 'center' });
    pen.document.fillColor('#000000');
    pen.y = MARGIN.top;
  }
  pen.y += pen.words(title, { weight: 'semibold', size: SIZE.title, align: 'center' }) + 1;
  pen.y += pen.words(lead, { size: SIZE.lead, align: 'center' }) + 4;
}

function drawFacts(pen: Pen, { facts, hash: [label, hex], hashHint }: ControlSheet): void {
  for (const [name, value] of facts) {
    pen.line(0, WIDTH, pen.y - 1, 0.3);
    pen.words(name, { width: LABEL - 3, size: SIZE.fact });
    pen.y += pen.words(value, { x: LABEL, width: WIDTH - LABEL, weight: 'semibold', size: SIZE.fact }) + 2.2;
  }
  pen.line(0, WIDTH, pen.y - 1, 0.3);
  pen.words(label, { width: LABEL - 3, size: SIZE.fact });
  const groups = hex.match(new RegExp(`.{1,${HASH_GROUP}}`, 'g')) ?? [];
  const rows = [groups.slice(0, 4), groups.slice(4)].filter((row) => row.length > 0);
  for (const row of rows)
    pen.y += pen.words(row.join('   '), { x: LABEL, width: WIDTH - LABEL, size: SIZE.hash }) + 0.6;
  pen.y += 0.4;
  pen.y += pen.words(hashHint, { x: LABEL, width: WIDTH - LABEL, size: SIZE.small });
  pen.y += 2;
  pen.line(0, WIDTH, pen.y, 0.3);
  pen.y += 6;
}

function drawCounts(pen: Pen, { counts, spoiled }: ControlSheet): void {
  pen.y += pen.words(counts.title, { weight: 'semibold', size: SIZE.heading }) + 2;
  const width = WIDTH / counts.boxes.length;
  for (const [i, label] of counts.boxes.entries()) {
    pen.box(i * width, width, BOX);
    pen.y += 1;
    pen.words(label, { x: i * width + 1.5, width: width - 3, size: SIZE.box });
    pen.y -= 1;
  }
  pen.y += BOX + 3;
  pen.y += pen.words(counts.rule, { size: SIZE.box }) + 1;
  pen.dots(0);
  pen.y += pen.words(spoiled, { size: SIZE.box }) + 1;
  pen.dots(0);
  pen.dots(0);
}

function drawSigns(pen: Pen, { signs, signHint, foot }: ControlSheet): void {
  pen.y += 2;
  const width = WIDTH / signs.length;
  const top = pen.y;
  for (const [i, sign] of signs.entries()) {
    pen.y = top;
    const place = { x: i * width, width, align: 'center' } as const;
    pen.y += pen.words(sign, { ...place, weight: 'semibold', size: SIZE.box });
    pen.y += pen.words(signHint, { ...place, size: SIZE.small }) + SIGNATURE;
    pen.line(i * width + 6, (i + 1) * width - 6, pen.y, 0.5);
  }
  pen.y = PAGE.height - MARGIN.bottom;
  pen.words(foot, { size: SIZE.small, align: 'center' });
}

/** Draws a control sheet: one A4 page that goes with a print file and is signed when stamps are handed over. */
export function drawControlSheet(sheet: ControlSheet): Promise<Uint8Array<ArrayBuffer>> {
  const pen = new Pen(sheet);
  drawHead(pen, sheet);
  drawFacts(pen, sheet);
  drawCounts(pen, sheet);
  drawSigns(pen, sheet);
  return wholeOf(pen.document, () => pen.document.end());
}

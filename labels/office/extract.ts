import type { Instant } from '#core/day';
import { cleanText, printableText, type Typeface, type Weight } from '../face/text.ts';
import { addItalics, measure, openDocument } from '../face/typeface.ts';
import { toPoints } from '../millimetre.ts';
import { wholeOf } from '../pdf/whole.ts';
import { drawOfficeHead, type OfficeHead } from './officeHead.ts';
import { type Drawing, drawStrokes } from './strokes.ts';

/** One column of a printed table; shares are of the page's width. */
export interface ExtractColumn {
  readonly label: string;
  readonly share: number;
  readonly number?: boolean;
}

/** One part of a section: names with values, a table, or a sentence. */
export type ExtractPart =
  | { readonly facts: readonly (readonly [label: string, value: string])[] }
  | { readonly columns: readonly ExtractColumn[]; readonly rows: readonly (readonly string[])[] }
  | { readonly note: string }
  | { readonly drawing: Drawing };

/** An extract of the register, all in words ready to be set. */
export interface Extract {
  readonly head: OfficeHead;
  readonly title: string;
  readonly subject: string;
  /** Whence and as of when, said under the title and at the foot of every page. */
  readonly stamp: string;
  /** The moment it is as of, written in the file: the same moment gives the same bytes. */
  readonly instant: Instant;
  /** What marks sample data, or null. */
  readonly sample: string | null;
  readonly sections: readonly { readonly heading: string; readonly parts: readonly ExtractPart[] }[];
  /** Who signs at the end, side by side: whoever extracted it, and the office. */
  readonly signers: readonly { readonly title: string; readonly hint: string }[];
  /** The foot of a page, from its number and how many there are. */
  readonly pageLine: (page: number, pages: number) => string;
}

/** A4, and margins that leave room to bind; millimetres. */
const PAGE = { width: 210, height: 297 } as const;
const MARGIN = { left: 20, right: 15, top: 18, bottom: 20 } as const;
const WIDTH = toPoints(PAGE.width - MARGIN.left - MARGIN.right);
const LEFT = toPoints(MARGIN.left);
const BOTTOM = toPoints(PAGE.height - MARGIN.bottom);
/** Sizes in points. */
const SIZE = { title: 15, heading: 11.5, body: 9.5, small: 8.5 } as const;
const LABEL = toPoints(45);
const CELL_GAP = 6;
/** What a signature and a stamp need below their titles, in points. */
const SIGNATURE = toPoints(42);

interface Cell {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  readonly right?: boolean | undefined;
}

/** A pen that goes down A4 pages and turns them when they are full. */
class Pen {
  readonly document: PDFKit.PDFDocument;
  readonly #typeface: Typeface;
  readonly #sample: string | null;
  #y = 0;

  constructor({ title, subject, instant, sample }: Extract) {
    const info = {
      Title: cleanText(`${title} · ${subject}`),
      Creator: 'Temgốc',
      CreationDate: new Date(instant),
    };
    const options = { info, lang: 'vi', displayTitle: true, pdfVersion: '1.7', margin: 0, bufferPages: true };
    this.document = openDocument(options as PDFKit.PDFDocumentOptions);
    addItalics(this.document);
    this.#typeface = measure(this.document);
    this.#sample = sample;
    this.turn();
  }

  /** A new page, marked where the data is a sample. */
  turn(): void {
    this.document.addPage({ size: [toPoints(PAGE.width), toPoints(PAGE.height)], margin: 0 });
    this.#y = toPoints(MARGIN.top);
    if (this.#sample) this.#mark(this.#sample);
  }

  #mark(sample: string): void {
    this.document.fillColor('#a11616').font('semibold').fontSize(SIZE.small);
    this.document.text(sample, LEFT, toPoints(8), { width: WIDTH, align: 'center', lineBreak: false });
    this.document.fillColor('#000000');
  }

  /** The head of the office's paper. */
  head(head: OfficeHead): void {
    this.#y = drawOfficeHead(this.document, this.#typeface, head, { left: LEFT, width: WIDTH, top: this.#y });
  }

  /** Words in the middle of each of so many equal parts of the width. */
  centred(texts: readonly string[], font: Weight | 'italic', size: number): void {
    const width = WIDTH / texts.length;
    this.document.font(font).fontSize(size);
    for (const [i, text] of texts.entries()) {
      const words = this.#words(text, font === 'italic' ? 'regular' : font);
      this.document.text(words, LEFT + i * width, this.#y, { width, align: 'center' });
    }
    this.#y += size * 1.6;
  }

  skip(points: number): void {
    this.#y += points;
  }

  #words(text: string, weight: Weight): string {
    return printableText(text, this.#typeface, weight);
  }

  /** How high a line of cells is, its longest cell broken to its width. */
  #height(cells: readonly Cell[], weight: Weight, size: number): number {
    this.document.font(weight).fontSize(size);
    const heights = cells.map(({ text, width }) =>
      this.document.heightOfString(this.#words(text, weight) || ' ', { width }),
    );
    return Math.max(...heights);
  }

  /** Sets cells beside each other; a line that does not fit begins the next page. */
  line(cells: readonly Cell[], weight: Weight, size: number, onTurn?: () => void): void {
    const height = this.#height(cells, weight, size);
    if (this.#y + height > BOTTOM) {
      this.turn();
      onTurn?.();
    }
    for (const { text, x, width, right } of cells) {
      this.document.font(weight).fontSize(size);
      const place = { width, align: right ? ('right' as const) : ('left' as const) };
      this.document.text(this.#words(text, weight), x, this.#y, place);
    }
    this.#y += height + 2.5;
  }

  write(text: string, weight: Weight, size: number): void {
    this.line([{ text, x: LEFT, width: WIDTH }], weight, size);
  }

  drawing(drawing: Drawing): void {
    this.keep(SIGNATURE);
    this.#y += drawStrokes(this.document, drawing, { x: LEFT, y: this.#y, height: SIGNATURE });
  }

  rule(): void {
    const y = this.#y;
    this.document
      .moveTo(LEFT, y)
      .lineTo(LEFT + WIDTH, y)
      .lineWidth(0.5)
      .stroke('#888888');
    this.#y += 4;
  }

  /** Keeps what follows together with at least so many points of the page. */
  keep(points: number): void {
    if (this.#y + points > BOTTOM) this.turn();
  }
}

function cellsOf(columns: readonly ExtractColumn[], texts: readonly string[]): Cell[] {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  let x = LEFT;
  return columns.map(({ share, number }, i) => {
    const room = (share / whole) * WIDTH;
    const cell = { text: texts[i] ?? '', x, width: room - CELL_GAP, right: number };
    x += room;
    return cell;
  });
}

function drawTable(pen: Pen, columns: readonly ExtractColumn[], rows: readonly (readonly string[])[]): void {
  const labels = columns.map(({ label }) => label);
  const heading = () => pen.line(cellsOf(columns, labels), 'semibold', SIZE.small);
  heading();
  pen.rule();
  for (const row of rows) pen.line(cellsOf(columns, row), 'regular', SIZE.body, heading);
}

function drawFacts(pen: Pen, facts: readonly (readonly [string, string])[]): void {
  for (const [label, value] of facts) {
    const named = { text: label, x: LEFT, width: LABEL - CELL_GAP };
    pen.line([named, { text: value, x: LEFT + LABEL, width: WIDTH - LABEL }], 'regular', SIZE.body);
  }
}

function drawPart(pen: Pen, part: ExtractPart): void {
  if ('note' in part) pen.write(part.note, 'regular', SIZE.body);
  else if ('drawing' in part) pen.drawing(part.drawing);
  else if ('columns' in part) drawTable(pen, part.columns, part.rows);
  else drawFacts(pen, part.facts);
}

/** Room for hands and a stamp, never parted from its titles. */
function drawSigners(pen: Pen, { signers }: Extract): void {
  pen.skip(18);
  pen.keep(SIGNATURE);
  pen.centred(
    signers.map(({ title }) => title),
    'semibold',
    SIZE.body,
  );
  pen.centred(
    signers.map(({ hint }) => hint),
    'italic',
    SIZE.small,
  );
}

/** Foot lines are set once all pages are there: each says which of how many it is. */
function drawFeet({ document }: Pen, { stamp, pageLine }: Extract): void {
  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    document.switchToPage(page);
    document.font('regular').fontSize(SIZE.small);
    const y = BOTTOM + 12;
    document.text(stamp, LEFT, y, { width: WIDTH * 0.8 });
    document.text(pageLine(page + 1, count), LEFT, y, { width: WIDTH, align: 'right', lineBreak: false });
  }
}

/**
 * Sets an extract on A4 pages in Be Vietnam Pro, each with its number, whence it is and as of when; sample data is
 * marked on every page, and there is room to sign and stamp at the end (Decree 30/2020). The same extract gives the same bytes.
 */
export function drawExtract(extract: Extract): Promise<Uint8Array<ArrayBuffer>> {
  const pen = new Pen(extract);
  pen.head(extract.head);
  pen.skip(14);
  pen.centred([extract.title], 'semibold', SIZE.title);
  pen.skip(4);
  pen.write(extract.subject, 'semibold', SIZE.heading);
  pen.write(extract.stamp, 'regular', SIZE.small);
  for (const { heading, parts } of extract.sections) {
    pen.skip(9);
    pen.keep(parts.some((part) => 'drawing' in part) ? SIGNATURE + 40 : 60);
    pen.write(heading, 'semibold', SIZE.heading);
    for (const part of parts) drawPart(pen, part);
  }
  drawSigners(pen, extract);
  drawFeet(pen, extract);
  return wholeOf(pen.document, () => pen.document.end());
}

import type { Instant } from '#core/day';
import { cleanText, printableText, type Typeface, type Weight } from '../face/text.ts';
import { addItalics, measure, openDocument } from '../face/typeface.ts';
import { fromPoints, toPoints } from '../millimetre.ts';
import { wholeOf } from '../pdf/whole.ts';
import { drawOfficeHead, type OfficeHead } from './officeHead.ts';

/** A letter on A4, all in words ready to be set; who signs is left blank. */
export interface Letter {
  readonly title: string;
  /** Written in the file: printed again it is the same bytes. */
  readonly createdAt: Instant;
  readonly sample: boolean;
  readonly head: OfficeHead;
  readonly heading: string;
  readonly about: string;
  readonly to: string;
  /** By what it is written: one paragraph each. */
  readonly grounds: readonly string[];
  readonly opening: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly nextHeading: string;
  readonly next: readonly string[];
  readonly copiesHeading: string;
  readonly copies: readonly string[];
  readonly signer: string;
  readonly signHint: string;
}

const PAGE = { width: 210, height: 297 } as const;
/** Margins of an administrative letter in Viet Nam (Decree 30/2020, appendix I): left 30, right 20, top and bottom 20 mm. */
const MARGIN = { left: 30, right: 20, top: 20, bottom: 20 } as const;
const WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
const LABEL_WIDTH = 48;
/** Sizes in points, and the room between paragraphs in mm. */
const SIZE = { body: 11.5, heading: 14, small: 10 } as const;
const GAP = { line: 1, paragraph: 2.4, part: 5 } as const;
/** What a signature and a stamp need, in mm. */
const SIGNATURE = 45;
const SAMPLE = 'DỮ LIỆU MẪU';

interface Style {
  readonly size?: number;
  readonly weight?: Weight;
  readonly slanted?: boolean;
  readonly align?: 'left' | 'center' | 'justify';
  readonly left?: number;
  readonly width?: number;
}

interface Column {
  readonly words: string;
  readonly style: Style;
}

/** A pen that goes down the page and turns it when it is full. */
class Pen {
  readonly document: PDFKit.PDFDocument;
  readonly #typeface: Typeface;
  readonly #sample: boolean;
  #y = 0;

  constructor({ title, createdAt, sample }: Letter) {
    const info = { Title: cleanText(title), Creator: 'Temgốc', CreationDate: new Date(createdAt) };
    this.document = openDocument({ info, lang: 'vi', displayTitle: true, pdfVersion: '1.7', margin: 0 });
    addItalics(this.document);
    this.#typeface = measure(this.document);
    this.#sample = sample;
    this.#turn();
  }

  #turn(): void {
    this.document.addPage({ size: [toPoints(PAGE.width), toPoints(PAGE.height)], margin: 0 });
    this.#y = MARGIN.top;
    if (!this.#sample) return;
    this.document.font('semibold').fontSize(SIZE.small);
    const place = { width: toPoints(WIDTH), align: 'center' } as const;
    this.document.text(SAMPLE, toPoints(MARGIN.left), toPoints(MARGIN.top / 2), place);
  }

  skip(mm: number): void {
    this.#y += mm;
  }

  /** The head of the office's paper, across the whole width. */
  head(head: OfficeHead): void {
    const place = { left: toPoints(MARGIN.left), width: toPoints(WIDTH), top: toPoints(this.#y) };
    this.#y = fromPoints(drawOfficeHead(this.document, this.#typeface, head, place));
  }

  /** A short line in the middle. */
  rule(): void {
    const [x, y] = [toPoints(MARGIN.left + WIDTH / 2), toPoints(this.#y + 0.5)];
    this.document
      .moveTo(x - 40, y)
      .lineTo(x + 40, y)
      .lineWidth(0.7)
      .stroke('#000000');
  }

  /** Keeps what follows together with at least so many mm of the page. */
  keep(mm: number): void {
    if (this.#y + mm > PAGE.height - MARGIN.bottom) this.#turn();
  }

  /** Sets a text and goes below it. */
  write(words: string, style: Style = {}): void {
    this.beside({ words, style });
  }

  /** Sets texts side by side and goes below the longest; what does not fit goes on the next page together. */
  beside(...columns: readonly Column[]): void {
    const heights = columns.map((column) =>
      this.#set(column, (words, options) => {
        return fromPoints(this.document.heightOfString(words, options));
      }),
    );
    const height = Math.max(...heights);
    if (this.#y + height > PAGE.height - MARGIN.bottom) this.#turn();
    for (const column of columns) {
      const x = toPoints(MARGIN.left + (column.style.left ?? 0));
      this.#set(column, (words, options) => this.document.text(words, x, toPoints(this.#y), options));
    }
    this.#y += height;
  }

  #set<T>({ words, style }: Column, use: (words: string, options: PDFKit.Mixins.TextOptions) => T): T {
    const { size = SIZE.body, weight = 'regular', align = 'left', left = 0, width = WIDTH - left } = style;
    const slant = weight === 'regular' ? 'italic' : 'semibold-italic';
    this.document.font(style.slanted ? slant : weight).fontSize(size);
    const options = { width: toPoints(width), align, lineGap: toPoints(GAP.line) };
    return use(printableText(words, this.#typeface, weight), options);
  }
}

function writeHead(pen: Pen, letter: Letter): void {
  pen.head(letter.head);
  pen.skip(GAP.part);
  pen.write(letter.heading, { size: SIZE.heading, weight: 'semibold', align: 'center' });
  pen.write(letter.about, { weight: 'semibold', align: 'center' });
  pen.rule();
  pen.skip(GAP.part);
  pen.write(letter.to, { align: 'center' });
  pen.skip(GAP.paragraph);
  for (const ground of letter.grounds) {
    pen.write(ground, { slanted: true, align: 'justify' });
    pen.skip(GAP.line);
  }
}

function writeBody(pen: Pen, letter: Letter): void {
  pen.skip(GAP.line);
  pen.write(letter.opening, { align: 'justify' });
  pen.skip(GAP.paragraph);
  for (const [label, value] of letter.facts) {
    pen.beside(
      { words: label, style: { width: LABEL_WIDTH } },
      { words: value, style: { left: LABEL_WIDTH + 2, weight: 'semibold' } },
    );
    pen.skip(GAP.line);
  }
  pen.skip(GAP.line);
  pen.write(letter.nextHeading, { weight: 'semibold' });
  for (const [index, words] of letter.next.entries()) {
    pen.skip(GAP.line);
    pen.beside(
      { words: `${index + 1}.`, style: { width: 6 } },
      { words, style: { left: 6, align: 'justify' } },
    );
  }
}

/** Who gets it, small, on the left; who signs, with room for hand and stamp, on the right. */
function writeEnd(pen: Pen, letter: Letter): void {
  pen.skip(GAP.part);
  pen.keep(SIGNATURE);
  const [left, right]: Style[] = [
    { width: WIDTH / 2, size: SIZE.small },
    { left: WIDTH / 2, width: WIDTH / 2, align: 'center' },
  ];
  const copies = [letter.copiesHeading, ...letter.copies];
  const signs = [letter.signer, letter.signHint];
  for (const [index, words] of copies.entries()) {
    const heads = index === 0;
    const sign = signs[index];
    pen.beside(
      { words, style: heads ? { ...left, weight: 'semibold', slanted: true } : { ...left } },
      ...(sign === undefined
        ? []
        : [
            {
              words: sign,
              style: heads ? { ...right, weight: 'semibold' as const } : { ...right, slanted: true },
            },
          ]),
    );
  }
}

/**
 * Prints a letter as one PDF in memory, a page or a few, in the form of Decree 30/2020, appendix I: margins 30, 20, 20,
 * 20 mm; characters without a letter in the typeface are left out. The same letter is the same bytes.
 */
export function printLetter(letter: Letter): Promise<Uint8Array<ArrayBuffer>> {
  const pen = new Pen(letter);
  return wholeOf(pen.document, () => {
    writeHead(pen, letter);
    writeBody(pen, letter);
    writeEnd(pen, letter);
    pen.document.end();
  });
}

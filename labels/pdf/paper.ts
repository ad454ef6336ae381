import type { Instant } from '#core/day';
import type { IdPlace, Mark } from '../face/place.ts';
import type { Typeface } from '../face/text.ts';
import { type EmbeddedFont, measure, openDocument, useFont } from '../face/typeface.ts';
import type { StampLayout } from '../layout/stampLayout.ts';
import { dotSize, dotsToPoints, type Point, type Size, toPoints } from '../millimetre.ts';
import type { QrImage } from '../qr/qr.ts';
import { symbolCorner } from '../qr/symbol.ts';
import { drawMark, fixed } from './draw.ts';

/** What a sheet's file says of itself. */
export interface PaperOptions {
  readonly page: Size;
  readonly dpi: number;
  readonly title: string;
  readonly createdAt: Instant;
}

/** The parts of pdfkit's document used here that its type declarations leave out. */
interface Inside {
  readonly _root: {
    readonly data: { readonly ViewerPreferences: { readonly data: Record<string, unknown> } };
  };
  readonly page: {
    readonly fonts: Record<string, unknown>;
    readonly xobjects: Record<string, unknown>;
  };
  addContent: (operators: string) => unknown;
}

/** Digits, `X`, blanks and hyphens set in a line. */
export interface DigitLine extends Omit<IdPlace, 'from' | 'to'> {
  readonly text: string;
}

interface Digit {
  readonly hex: string;
  readonly em: number;
}

const FACE = 'Face';
const ID_CHARACTERS = '0123456789X -';

/** Points by which an image is drawn inside its dots: rasterisers ink every dot that is touched. */
const INSIDE = 0.005;

/**
 * Label pages drawn into one PDF. A page is a whole number of printer dots, and a viewer is told not to scale it:
 * else QR modules of whole dots would be whole dots no more.
 */
export class Paper {
  readonly document: PDFKit.PDFDocument;
  readonly typeface: Typeface;
  readonly #dpi: number;
  readonly #pageSize: [number, number];
  readonly #idFont: EmbeddedFont;
  readonly #digits: ReadonlyMap<string, Digit>;
  #face: PDFKit.PDFKitReference | undefined;

  constructor({ page, dpi, title, createdAt }: PaperOptions) {
    const info = { Title: title, Creator: 'Temgốc', CreationDate: new Date(createdAt) };
    this.document = openDocument({ info, lang: 'vi', displayTitle: true, pdfVersion: '1.7', margin: 0 });
    this.#inside._root.data.ViewerPreferences.data.PrintScaling = 'None';
    this.typeface = measure(this.document);
    this.#dpi = dpi;
    this.#pageSize = [
      dotsToPoints(dotsIn(page.width, dpi), dpi),
      dotsToPoints(dotsIn(page.height, dpi), dpi),
    ];
    this.#idFont = useFont(this.document, 'semibold');
    this.#digits = digitsOf(this.#idFont);
  }

  get #inside(): Inside {
    return this.document as unknown as Inside;
  }

  /** Begins a page; the one before is written out. */
  addPage(): void {
    this.document.addPage({ size: this.#pageSize, margin: 0 });
    const { fonts, xobjects } = this.#inside.page;
    fonts[this.#idFont.id] = this.#idFont.ref();
    if (this.#face) xobjects[FACE] = this.#face;
  }

  /** Draws what all stamps share, once: every label then only points to it. The first page must have begun. */
  defineFace(marks: readonly Mark[], label: Size): void {
    const { page } = this.#inside;
    const operators = this.#record(() => {
      for (const mark of marks) drawMark(this.document, mark);
    });
    const face = this.document.ref({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, toPoints(label.width), toPoints(label.height)],
      Resources: { Font: { ...page.fonts } },
    });
    face.end(operators);
    page.xobjects[FACE] = face;
    this.#face = face;
  }

  /** Draws one stamp on a label whose top left corner is given, in mm from the page's. */
  drawStamp(
    corner: Point,
    layout: StampLayout,
    qr: QrImage,
    ids: readonly IdPlace[],
    printedId: string,
  ): void {
    this.#inside.addContent(`q 1 0 0 1 ${fixed(toPoints(corner.x))} ${fixed(toPoints(corner.y))} cm`);
    this.#inside.addContent(`/${FACE} Do`);
    for (const id of ids) this.#drawDigits(id, printedId.slice(id.from, id.to));
    this.#inside.addContent('Q');
    this.#drawQr(corner, layout, qr);
  }

  /** Draws lines of digits on a label, and what all labels share where `withFace`. */
  drawLines(corner: Point, lines: readonly DigitLine[], withFace: boolean): void {
    this.#inside.addContent(`q 1 0 0 1 ${fixed(toPoints(corner.x))} ${fixed(toPoints(corner.y))} cm`);
    if (withFace) this.#inside.addContent(`/${FACE} Do`);
    for (const line of lines) this.#drawDigits(line, line.text);
    this.#inside.addContent('Q');
  }

  /** Closes the document. */
  end(): void {
    this.document.end();
  }

  /** An image mask of one bit a module, its corner on a printer dot: every module the same whole dots. */
  #drawQr(corner: Point, { qr: box, dotsPerModule }: StampLayout, { modules, hex }: QrImage): void {
    const at = symbolCorner(corner, box, dotsPerModule, this.#dpi);
    const side = dotsToPoints(modules * dotsPerModule, this.#dpi) - 2 * INSIDE;
    const x = dotsToPoints(at.x, this.#dpi) + INSIDE;
    const y = dotsToPoints(at.y, this.#dpi) + INSIDE;
    this.#inside.addContent(
      `q ${fixed(side)} 0 0 ${fixed(-side)} ${fixed(x)} ${fixed(y + side)} cm ` +
        `BI /W ${modules} /H ${modules} /BPC 1 /IM true /F /AHx ID ${hex}>\nEI Q`,
    );
  }

  #drawDigits({ x, baseline, size, align }: Omit<IdPlace, 'from' | 'to'>, text: string): void {
    const digits = [...text].map((character) => this.#digits.get(character) as Digit);
    const width = align === 'middle' ? digits.reduce((sum, { em }) => sum + em, 0) * size : 0;
    const hex = digits.map((digit) => digit.hex).join('');
    this.#inside.addContent(
      `BT /${this.#idFont.id} ${fixed(toPoints(size))} Tf ` +
        `1 0 0 -1 ${fixed(toPoints(x - width / 2))} ${fixed(toPoints(baseline))} Tm <${hex}> Tj ET`,
    );
  }

  /** What pdfkit would write on the page, kept instead. */
  #record(draw: () => void): string {
    const operators: string[] = [];
    const inside = this.#inside;
    const write = inside.addContent;
    inside.addContent = (operator) => {
      operators.push(operator);
      return this.document;
    };
    try {
      draw();
    } finally {
      inside.addContent = write;
    }
    return operators.join('\n');
  }
}

function dotsIn(mm: number, dpi: number): number {
  return Math.round(mm / dotSize(dpi));
}

function digitsOf(font: EmbeddedFont): Map<string, Digit> {
  return new Map(
    [...ID_CHARACTERS].map((character) => {
      const [[hex = ''], [position]] = font.encode(character);
      return [character, { hex, em: (position?.advanceWidth ?? 0) / 1000 }] as const;
    }),
  );
}

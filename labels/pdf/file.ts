import type { Writable } from 'node:stream';
import type { Instant } from '#core/day';
import type { Typeface } from '../face/text.ts';
import { type EmbeddedFont, measure, openDocument, useFont } from '../face/typeface.ts';
import { type Box, dotSize, dotsToPoints, type Size, toPoints } from '../millimetre.ts';
import type { RunReport, RunWriter } from '../print/format.ts';
import { endOf, writeTo } from '../print/writeTo.ts';
import { PAGE_CHARACTERS } from '../stock/furniture.ts';
import { fixed } from './number.ts';
import type { Digit } from './page.ts';

/** What a sheet's file says of itself. */
export interface PdfFileOptions {
  readonly page: Size;
  readonly dpi: number;
  readonly title: string;
  readonly createdAt: Instant;
}

/** A thing of pdfkit's that is written once and pointed to. */
interface Reference {
  data: Record<string, unknown>;
  end(bytes?: Uint8Array | string): void;
}

/** The parts of pdfkit's document used here that its type declarations leave out. */
interface Inside {
  readonly _root: {
    readonly data: {
      readonly ViewerPreferences: Reference;
      readonly Pages: { readonly data: { readonly Kids: Reference[]; Count: number } };
    };
  };
  readonly page: {
    readonly fonts: Record<string, unknown>;
    readonly xobjects: Record<string, unknown>;
    readonly resources: Reference;
    readonly content: Reference;
  };
  ref(data: Record<string, unknown>): Reference;
  addContent: (operators: string) => unknown;
  push: (chunk: Uint8Array | null) => boolean;
}

const PACKED = { Filter: 'FlateDecode' };

/** What stamps and pages differ in: digits, the check character, and the words of a page's number. */
const CHARACTERS = [...new Set(`0123456789X -${PAGE_CHARACTERS}`)];

/** What every page says first: y goes down from its top. */
function turned(height: number): string {
  return `1 0 0 -1 0 ${fixed(height)} cm\n`;
}

/**
 * One PDF of label pages. pdfkit makes the document, its fonts and its first page; the content of pages comes drawn
 * and packed, and a page leaves nothing behind but its number. A page is a whole number of printer dots, and a viewer
 * is told not to scale it: else QR modules of whole dots would be whole dots no more.
 */
export class PdfFile {
  readonly document: PDFKit.PDFDocument;
  readonly typeface: Typeface;
  readonly font: string;
  readonly digits: Readonly<Record<string, Digit>>;
  readonly head: string;
  readonly #held: Uint8Array[] = [];
  readonly #shared: Reference;
  #pages = 0;

  constructor({ page, dpi, title, createdAt }: PdfFileOptions) {
    const info = { Title: title, Creator: 'Temgốc', CreationDate: new Date(createdAt) };
    this.document = openDocument({ info, lang: 'vi', displayTitle: true, pdfVersion: '1.7', margin: 0 });
    this.#inside._root.data.ViewerPreferences.data.PrintScaling = 'None';
    this.#takeOver();
    const size: [number, number] = [pointsOf(page.width, dpi), pointsOf(page.height, dpi)];
    this.document.addPage({ size, margin: 0 });
    this.head = turned(size[1]);
    this.typeface = measure(this.document);
    const font = useFont(this.document, 'semibold');
    this.font = font.id;
    this.digits = digitsOf(font);
    const { page: first } = this.#inside;
    first.fonts[font.id] = font.ref();
    this.#shared = first.resources;
    Object.assign(this.#inside._root.data.Pages.data, { MediaBox: [0, 0, ...size], Resources: this.#shared });
  }

  get #inside(): Inside {
    return this.document as unknown as Inside;
  }

  /** What pdfkit has written is kept until it is taken: no stream of its own stands between it and the file. */
  #takeOver(): void {
    const before: unknown = this.document.read();
    if (before instanceof Uint8Array) this.#held.push(before);
    this.#inside.push = (chunk) => {
      if (chunk) this.#held.push(chunk);
      return true;
    };
  }

  /** Draws something once, under a name by which every page may place it, in a box around (mm). */
  defineForm(name: string, box: Box, draw: (document: PDFKit.PDFDocument) => void): void {
    const inside = this.#inside;
    const operators = this.#record(() => draw(this.document));
    const sides = [box.x, box.y, box.x + box.width, box.y + box.height].map(toPoints);
    const { Font, XObject, ExtGState } = inside.page.resources.data;
    const own = Object.entries({ Font, XObject, ExtGState }).filter(([, value]) => value !== undefined);
    const copies = own.map(([key, value]) => [key, { ...(value as object) }]);
    const form = inside.ref({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: sides,
      Resources: Object.fromEntries(copies),
    });
    // Without a byte pdfkit writes no stream, and a form without one is none.
    form.end(operators === '' ? '\n' : operators);
    inside.page.xobjects[name] = form;
  }

  /** Begins the file: its pages come packed, in order. */
  open(out: Writable): RunWriter {
    let stamps = 0;
    // Whoever waits for the file sees it begin: what stands before the first page is ready.
    out.write(this.#taken());
    return {
      add: (packed, count) => {
        this.#addPage(packed);
        stamps += count;
        return writeTo(out, this.#taken());
      },
      end: async (): Promise<RunReport> => {
        this.document.end();
        await writeTo(out, this.#taken());
        await endOf(out);
        return { pages: this.#pages, stamps };
      },
      abandon: () => void out.destroy(),
    };
  }

  #addPage(packed: Uint8Array): void {
    if (this.#pages++ === 0) this.#fillFirst(packed);
    else this.#addLater(packed);
  }

  /** The page that pdfkit made itself: what it wrote on it is dropped. */
  #fillFirst(packed: Uint8Array): void {
    Object.assign(this.#inside.page.content, { buffer: [packed], compress: false, data: { ...PACKED } });
    this.document.flushPages();
  }

  #addLater(packed: Uint8Array): void {
    const inside = this.#inside;
    const { Pages } = inside._root.data;
    const content = inside.ref({ ...PACKED });
    content.end(packed);
    const page = inside.ref({ Type: 'Page', Parent: Pages, Contents: content });
    page.end();
    // Of a page only its number is asked for again: in a long file all else would pile up.
    page.data = {};
    Pages.data.Kids.push(page);
    Pages.data.Count++;
  }

  #taken(): Uint8Array {
    return Buffer.concat(this.#held.splice(0));
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

function pointsOf(mm: number, dpi: number): number {
  return dotsToPoints(Math.round(mm / dotSize(dpi)), dpi);
}

function digitsOf(font: EmbeddedFont): Record<string, Digit> {
  return Object.fromEntries(
    CHARACTERS.map((character) => {
      const [[hex = ''], [position]] = font.encode(character);
      return [character, { hex, em: (position?.advanceWidth ?? 0) / 1000 }] as const;
    }),
  );
}

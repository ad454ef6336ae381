import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { LetterFont, type WholeFont } from '../font/letterFont.ts';
import type { Typeface, Weight } from './text.ts';

/** The fonts lie in their package, beside the source as beside the bundle. */
const resolve = createRequire(import.meta.url).resolve;
const PACKAGE = '@expo-google-fonts/be-vietnam-pro';

/** Be Vietnam Pro (SIL Open Font Licence), whole files: the web's subsets lack letters that names need. */
const FILES: Readonly<Record<Weight, string>> = {
  regular: '400Regular/BeVietnamPro_400Regular.ttf',
  semibold: '600SemiBold/BeVietnamPro_600SemiBold.ttf',
};

/** The weights that are set in. */
export const WEIGHTS = ['regular', 'semibold'] as const satisfies readonly Weight[];

/** The path of a weight's font file. */
export function fontFile(weight: Weight): string {
  return resolve(`${PACKAGE}/${FILES[weight]}`);
}

/** The parts of pdfkit's fonts used here that its type declarations leave out. */
export interface EmbeddedFont {
  readonly id: string;
  readonly font: LetterFont;
  widthOfString(text: string, size: number): number;
  /** Glyph numbers in the subset as four hexadecimal digits each. */
  encode(text: string): [string[], readonly { readonly advanceWidth: number }[]];
  ref(): PDFKit.PDFKitReference;
}

/** The font that a document sets in, which pdfkit's type declarations leave out. */
function fontOf<Font>(document: PDFKit.PDFDocument): Font {
  return (document as unknown as { readonly _font: Font })._font;
}

/** Chooses a weight in a document and gives its font. */
export function useFont(document: PDFKit.PDFDocument, weight: Weight): EmbeddedFont {
  return fontOf(document.font(weight));
}

/** A file as pdfkit itself reads it, with fontkit. */
function wholeFont(file: string): WholeFont {
  const document = new PDFDocument({ font: file, autoFirstPage: false });
  return fontOf<{ readonly font: WholeFont }>(document).font;
}

const read = new Map<string, LetterFont>();

/** The font of a file, read once: documents share it. pdfkit's declarations know a font by its file alone. */
function letterFont(file: string): string {
  const font = read.get(file) ?? new LetterFont(readFileSync(file), () => wholeFont(file));
  read.set(file, font);
  return font as unknown as string;
}

/** Measures kept at most; a face asks for some hundred, each at many sizes. */
const REMEMBERED = 4000;

/** The same measure asked for again is not taken again: to shape a line costs a thousand times more than to look it up. */
function remembered(
  take: (text: string, weight: Weight) => number,
): (text: string, weight: Weight) => number {
  const known = { regular: new Map<string, number>(), semibold: new Map<string, number>() };
  return (text, weight) => {
    const before = known[weight].get(text);
    if (before !== undefined) return before;
    if (known[weight].size >= REMEMBERED) known[weight].clear();
    const measured = take(text, weight);
    known[weight].set(text, measured);
    return measured;
  };
}

/** A typeface that measures as the document sets. */
export function measure(document: PDFKit.PDFDocument): Typeface {
  const fonts = { regular: useFont(document, 'regular'), semibold: useFont(document, 'semibold') };
  const highest = (text: string, { font }: EmbeddedFont) =>
    Math.max(0, ...[...text].map((letter) => font.heightOf(letter.codePointAt(0) ?? 0)));
  return {
    width: remembered((text, weight) => fonts[weight].widthOfString(text, 1)),
    ascent: remembered((text, weight) => highest(text, fonts[weight]) / fonts[weight].font.unitsPerEm),
    has: (character, weight) => fonts[weight].font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
  };
}

/** A document without pages that knows both weights; sizes in points. */
export function openDocument(options: PDFKit.PDFDocumentOptions): PDFKit.PDFDocument {
  const document = new PDFDocument({
    ...options,
    font: letterFont(fontFile('regular')),
    autoFirstPage: false,
  });
  for (const weight of WEIGHTS) document.registerFont(weight, letterFont(fontFile(weight)));
  return document;
}

/** Registers the slanted cuts as `italic` and `semibold-italic`: only office papers are set in them. */
export function addItalics(document: PDFKit.PDFDocument): void {
  const slanted = resolve(`${PACKAGE}/400Regular_Italic/BeVietnamPro_400Regular_Italic.ttf`);
  const strong = resolve(`${PACKAGE}/600SemiBold_Italic/BeVietnamPro_600SemiBold_Italic.ttf`);
  document.registerFont('italic', letterFont(slanted));
  document.registerFont('semibold-italic', letterFont(strong));
}

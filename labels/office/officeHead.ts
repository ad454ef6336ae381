import { printableText, type Typeface, type Weight } from '../face/text.ts';

/** The head of a paper of an office, in words; what the office writes in by hand is given as dots. */
export interface OfficeHead {
  /** The body above, then the office itself. */
  readonly parent: string;
  readonly office: string;
  readonly number: string;
  readonly country: string;
  readonly motto: string;
  readonly dateLine: string;
}

/** Where on its page a head stands: left edge, width and top in points. */
export interface HeadPlace {
  readonly left: number;
  readonly width: number;
  readonly top: number;
}

/** Points; Be Vietnam Pro reads a size larger than the Times that Decree 30/2020 counts in. */
const SIZE = { name: 11, motto: 11.5, line: 11 } as const;
const LINE = 17;
/** The office's part of the width; the country's name is the longer. */
const SHARE = 0.4;

interface Line {
  readonly words: string;
  readonly weight: Weight;
  readonly size: number;
  /** The share of its words' width that a line under it has, if any. */
  readonly under?: number;
  readonly face?: string;
}

function linesOf(head: OfficeHead): { readonly left: readonly Line[]; readonly right: readonly Line[] } {
  const name = { weight: 'regular', size: SIZE.name } as const;
  const strong = { weight: 'semibold', size: SIZE.name } as const;
  return {
    left: [
      { words: head.parent, ...name },
      { words: head.office, ...strong, under: 0.4 },
      { words: head.number, ...name, size: SIZE.line },
    ],
    right: [
      { words: head.country, ...strong },
      { words: head.motto, weight: 'semibold', size: SIZE.motto, under: 1 },
      { words: head.dateLine, ...name, size: SIZE.line, face: 'italic' },
    ],
  };
}

/**
 * Sets the head of an administrative paper (Decree 30/2020, appendix I): the office on the left, the country's name and
 * motto on the right, number and date below. Needs the italics of `addItalics`. Returns where it ends, in points.
 */
export function drawOfficeHead(
  document: PDFKit.PDFDocument,
  typeface: Typeface,
  head: OfficeHead,
  { left, width, top }: HeadPlace,
): number {
  const draw = (lines: readonly Line[], x: number, room: number) => {
    for (const [index, { words, weight, size, under, face = weight }] of lines.entries()) {
      const y = top + index * LINE + (index === lines.length - 1 ? LINE / 2 : 0);
      const said = printableText(words, typeface, weight);
      document.font(face).fontSize(size);
      const long = document.widthOfString(said);
      document.text(said, x + (room - long) / 2, y, { lineBreak: false });
      if (under === undefined) continue;
      const [from, below] = [x + (room - long * under) / 2, y + LINE + 1];
      document
        .moveTo(from, below)
        .lineTo(from + long * under, below)
        .lineWidth(0.7)
        .stroke('#000000');
    }
  };
  const { left: office, right: country } = linesOf(head);
  draw(office, left, width * SHARE);
  draw(country, left + width * SHARE, width * (1 - SHARE));
  return top + 3.5 * LINE + 4;
}

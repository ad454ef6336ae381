import type { EmbeddedFont } from './typeface.ts';

/** A letter's outline as fontkit gives it, in the font's own units, y upwards. */
interface GlyphPath {
  readonly commands: readonly { readonly command: keyof typeof LETTERS; readonly args: readonly number[] }[];
}

/** What fontkit lays out of a line, in the font's own units. */
interface Layout {
  readonly glyphs: readonly { readonly path: GlyphPath }[];
  readonly positions: readonly {
    readonly xAdvance: number;
    readonly xOffset: number;
    readonly yOffset: number;
  }[];
}

/** A line as one path from the left end of its baseline, in units of the font, y upwards, and how long it is. */
export interface Outline {
  readonly d: string;
  readonly advance: number;
  readonly unitsPerEm: number;
}

const LETTERS = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
} as const;

/** The outlines of a text's letters, set as pdfkit sets them: who draws them needs no font. */
export function outlineOf({ font }: EmbeddedFont, text: string): Outline {
  const { glyphs, positions } = (font as unknown as { layout(text: string): Layout }).layout(text);
  let d = '';
  let advance = 0;
  for (const [index, { path }] of glyphs.entries()) {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
    const at = (value: number, i: number) => Math.round(value + (i % 2 === 0 ? advance + xOffset : yOffset));
    for (const { command, args } of path.commands) d += LETTERS[command] + args.map(at).join(' ');
    advance += xAdvance;
  }
  return { d, advance, unitsPerEm: font.unitsPerEm };
}

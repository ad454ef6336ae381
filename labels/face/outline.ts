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

/** A closed line: its first point, and relative steps of an SVG path (`l`, `q`, `c`, `z`) from there. */
export interface Contour {
  readonly x: number;
  readonly y: number;
  readonly steps: string;
}

/** A text's outlines from the left end of its baseline, in units of the font, y upwards, and how long it is. */
export interface Outline {
  readonly contours: readonly Contour[];
  readonly advance: number;
  readonly unitsPerEm: number;
}

const LETTERS = {
  moveTo: 'm',
  lineTo: 'l',
  quadraticCurveTo: 'q',
  bezierCurveTo: 'c',
  closePath: 'z',
} as const;

/** The outlines of a text's letters, set as pdfkit sets them: who draws them needs no font. */
export function outlineOf({ font }: EmbeddedFont, text: string): Outline {
  const { glyphs, positions } = font.layoutWhole(text) as unknown as Layout;
  const contours: Contour[] = [];
  let advance = 0;
  for (const [index, { path }] of glyphs.entries()) {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
    for (const { x, y, steps } of contoursOf(path))
      contours.push({ x: Math.round(x + advance + xOffset), y: Math.round(y + yOffset), steps });
    advance += xAdvance;
  }
  return { contours, advance, unitsPerEm: font.unitsPerEm };
}

/** Relative, so that the same letter is the same steps wherever it stands. */
function contoursOf({ commands }: GlyphPath): Contour[] {
  const contours: { x: number; y: number; steps: string }[] = [];
  let [x, y] = [0, 0];
  for (const { command, args } of commands) {
    const last = contours.at(-1);
    if (command === 'moveTo') contours.push({ x: args[0] ?? 0, y: args[1] ?? 0, steps: '' });
    else if (last) last.steps += LETTERS[command] + numbers(args.map((value, i) => value - (i % 2 ? y : x)));
    [x, y] = [args.at(-2) ?? x, args.at(-1) ?? y];
  }
  return contours;
}

/** Whole numbers of a path, with a blank only where no sign parts them. */
function numbers(values: readonly number[]): string {
  return values.map(Math.round).join(' ').replaceAll(' -', '-');
}

/** Contours as one SVG path, begun `pen` units further right. */
export function pathOf(contours: readonly Contour[], pen = 0): string {
  return contours.map(({ x, y, steps }) => `M${numbers([pen + x, y])}${steps}`).join('');
}

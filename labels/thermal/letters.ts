import type { Weight } from '../face/text.ts';
import { openDocument, useFont, WEIGHTS } from '../face/typeface.ts';
import { setAccents, takeApart } from './accents.ts';
import { type DotBox, inkedBitmap, joinBitmaps, type PlacedBitmap } from './bitmap.ts';
import type { Digit, Letter } from './digits.ts';
import { boxOf, coverageOf, type Outline } from './fill.ts';
import { Pen } from './outline.ts';

/** The parts of fontkit's fonts used here; lengths in units of the em, upwards. */
interface OutlineFont {
  readonly unitsPerEm: number;
  readonly xHeight: number;
  layoutWhole(text: string): {
    readonly glyphs: readonly OutlineGlyph[];
    readonly positions: readonly {
      readonly xAdvance: number;
      readonly xOffset: number;
      readonly yOffset: number;
    }[];
  };
}

interface OutlineGlyph {
  readonly id: number;
  readonly codePoints: readonly number[];
  readonly path: {
    readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[];
  };
}

/** A dot is black where the letter covers that much of it; small letters get a little more, or thin strokes break. */
const INKED = { large: 0.5, small: 0.44 } as const;
const SMALL = 20;

/** Shifts to the right tried for each letter, in parts of a dot. */
const PHASES = 8;

let known: Readonly<Record<Weight, OutlineFont>> | undefined;

/** The typeface's outlines, read from its files once. */
function outlineFonts(): Readonly<Record<Weight, OutlineFont>> {
  if (known) return known;
  const document = openDocument({});
  const [regular, semibold] = WEIGHTS.map(
    (weight) => useFont(document, weight).font as unknown as OutlineFont,
  );
  known = { regular, semibold } as Record<Weight, OutlineFont>;
  return known;
}

/**
 * Sets text in whole dots without grey. The line stands on a row of dots, small letters are a whole number of dots
 * high, and each letter is moved by less than a dot to where its stems are sharpest; so a letter looks the same
 * wherever it stands, and accents on accents stay apart at 4.5 points and 203 dpi.
 */
export class Letters {
  readonly #letters = new Map<string, Letter>();

  /** A line of text that begins at x = 0 on the line y = 0, `size` dots to the em; undefined for blanks alone. */
  set(text: string, weight: Weight, size: number): PlacedBitmap | undefined {
    const font = outlineFonts()[weight];
    const { glyphs, positions } = font.layoutWhole(text);
    const placed: PlacedBitmap[] = [];
    let pen = 0;
    for (const [index, glyph] of glyphs.entries()) {
      const { xAdvance = 0, xOffset = 0 } = positions[index] ?? {};
      const { phase, x, y, bitmap } = this.#letter(font, glyph, weight, size);
      const begin = Math.round(((pen + xOffset) * size) / font.unitsPerEm - phase);
      if (bitmap.width > 0) placed.push({ x: begin + x, y, bitmap });
      pen += xAdvance;
    }
    return joinBitmaps(placed);
  }

  /** Each of some characters by itself, in semibold: any thread sets lines of them. */
  digits(characters: string, size: number): Readonly<Record<string, Digit>> {
    const font = outlineFonts().semibold;
    const one = (character: string): [string, Digit] => {
      const { glyphs, positions } = font.layoutWhole(character);
      const advance = ((positions[0]?.xAdvance ?? 0) * size) / font.unitsPerEm;
      const letter = this.#letter(font, glyphs[0] as OutlineGlyph, 'semibold', size);
      return [character, { ...letter, advance }];
    };
    return Object.fromEntries([...characters].map(one));
  }

  #letter(font: OutlineFont, glyph: OutlineGlyph, weight: Weight, size: number): Letter {
    const key = `${weight} ${size} ${glyph.id}`;
    const letter = this.#letters.get(key) ?? this.#draw(font, glyph, weight, size);
    this.#letters.set(key, letter);
    return letter;
  }

  /** From its outline, or, small and with accents, from its vowel's outline and accents of whole dots. */
  #draw(font: OutlineFont, glyph: OutlineGlyph, weight: Weight, size: number): Letter {
    const [only, more] = glyph.codePoints;
    const single = only !== undefined && more === undefined;
    const parts = single ? takeApart(String.fromCodePoint(only), size) : undefined;
    if (!parts) return drawLetter(font, glyph, size);
    const one = (letter: string) =>
      this.#letter(font, font.layoutWhole(letter).glyphs[0] as OutlineGlyph, weight, size);
    const base = one(parts.base);
    return { phase: base.phase, ...setAccents(parts, base, one(parts.plain), weight === 'semibold') };
  }
}

function drawLetter(font: OutlineFont, glyph: OutlineGlyph, size: number): Letter {
  const across = size / font.unitsPerEm;
  const xHeight = font.xHeight * across;
  const down = -across * (Math.max(1, Math.round(xHeight)) / xHeight);
  const tried = Array.from({ length: PHASES }, (_, index) => {
    const phase = index / PHASES - 0.5;
    return { phase, ...rasterise(outlinesOf(glyph, { left: phase, top: 0, across, down })) };
  });
  const { phase, box, coverage } = tried.reduce((a, b) => (b.sharpness > a.sharpness + 1e-6 ? b : a));
  const least = size < SMALL ? INKED.small : INKED.large;
  return { phase, x: box.x, y: box.y, bitmap: inkedBitmap(coverage, box, least) };
}

interface Drawn {
  readonly box: DotBox;
  readonly coverage: Float32Array;
  /** Largest where dots are wholly black or wholly white. */
  readonly sharpness: number;
}

function rasterise(outlines: readonly Outline[]): Drawn {
  const box = boxOf(outlines);
  const coverage = coverageOf(outlines, 'nonzero', box);
  const sharpness = coverage.reduce((sum, share) => sum + share * share, 0);
  return { box, coverage, sharpness };
}

function outlinesOf(glyph: OutlineGlyph, at: ConstructorParameters<typeof Pen>[0]): readonly Outline[] {
  const pen = new Pen(at);
  for (const { command, args } of glyph.path.commands) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args;
    if (command === 'moveTo') pen.moveTo(a, b);
    else if (command === 'lineTo') pen.lineTo(a, b);
    else if (command === 'quadraticCurveTo') pen.quadraticTo(a, b, c, d);
    else if (command === 'bezierCurveTo') pen.cubicTo(a, b, c, d, e, f);
    else pen.close();
  }
  pen.end();
  return pen.lines;
}

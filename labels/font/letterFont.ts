import { type Kerning, kerningOf } from './kerning.ts';
import { FontSubset } from './subset.ts';
import { characterMap, type FontTables, postscriptName, tableOf, tablesOf } from './tables.ts';

/** A letter as pdfkit asks for it. */
export interface FontGlyph {
  readonly id: number;
  readonly advanceWidth: number;
  readonly codePoints: readonly number[];
}

/** Where a letter stands; pdfkit changes it, so every line has its own. */
interface GlyphPlace {
  xAdvance: number;
  yAdvance: number;
  xOffset: number;
  yOffset: number;
}

/** A line set, in units of the font. */
export interface GlyphRun {
  readonly glyphs: readonly FontGlyph[];
  readonly positions: readonly GlyphPlace[];
  readonly advanceWidth: number;
}

/** What fontkit knows of a font that is not read here: marks set on letters, ligatures, outlines. */
export interface WholeFont {
  layout(text: string, features?: unknown): GlyphRun;
}

/**
 * What is more than one letter after another: marks that stand on letters, the fraction slash, the typeface's
 * ligatures (`ff`, `fi`, and words between colons), and characters that are never seen.
 */
const INVOLVED = /[\p{M}\p{Default_Ignorable_Code_Point}\u2044]|f[fi]|:[sbd]/u;

/**
 * A font of the typeface as pdfkit wants one, read straight from its file: a letter is its glyph, its width, and how
 * near it stands to the next. fontkit, which can set every script there is, takes longer to start and to take the file
 * apart than a thousand stamps to print; it is asked where a text is more than letters in a row, and for outlines.
 * Both set the same text the same.
 */
export class LetterFont {
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly lineGap: number;
  readonly xHeight: number;
  readonly capHeight: number;
  readonly italicAngle: number;
  readonly postscriptName: string;
  readonly bbox: {
    readonly minX: number;
    readonly minY: number;
    readonly maxX: number;
    readonly maxY: number;
  };
  readonly head: { readonly macStyle: { readonly italic: boolean } };
  readonly post: { readonly isFixedPitch: number };
  readonly 'OS/2': { readonly sFamilyClass: number };
  readonly #tables: FontTables;
  readonly #characters: ReadonlyMap<number, number>;
  readonly #kerning: Kerning;
  readonly #openWhole: () => WholeFont;
  #whole: WholeFont | undefined;

  /** Reads a file of the typeface; `openWhole` gives fontkit's font of it. */
  constructor(file: Uint8Array, openWhole: () => WholeFont) {
    const tables = tablesOf(file);
    const [head, hhea, post] = [tableOf(tables, 'head'), tableOf(tables, 'hhea'), tableOf(tables, 'post')];
    const os2 = tableOf(tables, 'OS/2');
    const side = (at: number) => head.getInt16(at);
    this.unitsPerEm = head.getUint16(18);
    this.bbox = { minX: side(36), minY: side(38), maxX: side(40), maxY: side(42) };
    this.head = { macStyle: { italic: (head.getUint16(44) & 2) !== 0 } };
    this.ascent = hhea.getInt16(4);
    this.descent = hhea.getInt16(6);
    this.lineGap = hhea.getInt16(8);
    this.xHeight = os2.getInt16(86);
    this.capHeight = os2.getInt16(88);
    this['OS/2'] = { sFamilyClass: os2.getInt16(30) };
    this.italicAngle = post.getInt32(4) / 65536;
    this.post = { isFixedPitch: post.getUint32(12) };
    this.postscriptName = postscriptName(tables);
    this.#tables = tables;
    this.#characters = characterMap(tables);
    this.#kerning = kerningOf(tables);
    this.#openWhole = openWhole;
  }

  hasGlyphForCodePoint(codePoint: number): boolean {
    return this.#characters.has(codePoint);
  }

  /** How high a letter is above the line; 0 of a blank. */
  heightOf(codePoint: number): number {
    const glyph = this.#characters.get(codePoint) ?? 0;
    const places = tableOf(this.#tables, 'loca');
    const at = 2 * places.getUint16(2 * glyph);
    return at === 2 * places.getUint16(2 * glyph + 2) ? 0 : tableOf(this.#tables, 'glyf').getInt16(at + 8);
  }

  getGlyph(id: number, codePoints: readonly number[] = []): FontGlyph {
    return { id, advanceWidth: tableOf(this.#tables, 'hmtx').getUint16(4 * id), codePoints };
  }

  createSubset(): FontSubset {
    return new FontSubset(this.#tables);
  }

  /** Sets a line, kerned; with marks on letters and ligatures where fontkit can. */
  layout(text: string, features?: unknown): GlyphRun {
    if (features || INVOLVED.test(text)) return this.layoutWhole(text, features);
    const glyphs = [...text].map((letter) => {
      const codePoint = letter.codePointAt(0) ?? 0;
      return this.getGlyph(this.#characters.get(codePoint) ?? 0, [codePoint]);
    });
    const positions = glyphs.map(({ id, advanceWidth }, index) => {
      const next = glyphs[index + 1];
      const nearer = next ? this.#kerning(id, next.id) : 0;
      return { xAdvance: advanceWidth + nearer, yAdvance: 0, xOffset: 0, yOffset: 0 };
    });
    return runOf(glyphs, positions);
  }

  /** Sets a line as fontkit does, whose letters have outlines. */
  layoutWhole(text: string, features?: unknown): GlyphRun {
    this.#whole ??= this.#openWhole();
    const whole = this.#whole;
    try {
      return whole.layout(text, features);
    } catch {
      // fontkit breaks off where the font does not say where on a letter a mark goes, as of a horn on a C.
      const letters = [...text].map((letter) => whole.layout(letter));
      return runOf(
        letters.flatMap(({ glyphs }) => glyphs),
        letters.flatMap(({ positions }) => positions),
      );
    }
  }
}

/** pdfkit asks how long a line is once it has scaled what stands in it. */
function runOf(glyphs: readonly FontGlyph[], positions: readonly GlyphPlace[]): GlyphRun {
  return {
    glyphs,
    positions,
    get advanceWidth() {
      return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
    },
  };
}

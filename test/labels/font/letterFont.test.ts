import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fontFile, WEIGHTS } from '#labels/face/typeface';
import { type GlyphRun, LetterFont } from '#labels/font/letterFont';

/** fontkit, as pdfkit has it: it knows all there is to know of a font, and is asked here what is right. */
const fontkit = createRequire(createRequire(import.meta.url).resolve('pdfkit'))('fontkit') as {
  create(file: Uint8Array): Whole;
};

interface Whole extends LetterFont {
  readonly characterSet: readonly number[];
  glyphForCodePoint(codePoint: number): { readonly id: number; readonly bbox: { readonly maxY: number } };
  layout(text: string): GlyphRun;
}

function refuse(): never {
  throw new Error('nobody asks fontkit');
}

const BESIDES = [
  '400Regular_Italic/BeVietnamPro_400Regular_Italic',
  '600SemiBold_Italic/BeVietnamPro_600SemiBold_Italic',
];
const FILES = [
  ...WEIGHTS.map(fontFile),
  ...BESIDES.map((name) => fontFile('regular').replace(/400Regular\/.*(?=\.ttf)/, name)),
];
const FONTS = FILES.map((path) => {
  const file = readFileSync(path);
  return {
    name: path.replace(/.*_|\.ttf/g, ''),
    whole: fontkit.create(file),
    own: new LetterFont(file, refuse),
  };
});

const MARKS = /[\p{M}\p{Default_Ignorable_Code_Point}\u2044]/u;

/** Characters that a font has and that stand beside each other: all that names are written in. */
function lettersOf({ characterSet }: Whole): string[] {
  const letters = characterSet.filter((code) => code < 0xffff).map((code) => String.fromCodePoint(code));
  return letters.filter((letter) => !MARKS.test(letter));
}

function told({ glyphs, positions, advanceWidth }: GlyphRun) {
  return {
    glyphs: glyphs.map(({ id, advanceWidth: wide }) => [id, wide]),
    positions: positions.map(({ xAdvance, yAdvance, xOffset, yOffset }) => [
      xAdvance,
      yAdvance,
      xOffset,
      yOffset,
    ]),
    advanceWidth,
  };
}

describe.each(FONTS)('$name, read from its file', ({ whole, own }) => {
  const letters = lettersOf(whole);

  test('says of itself what fontkit says', () => {
    const said = (font: LetterFont) => ({
      em: font.unitsPerEm,
      lines: [font.ascent, font.descent, font.lineGap, font.xHeight, font.capHeight, font.italicAngle],
      name: font.postscriptName,
      box: [font.bbox.minX, font.bbox.minY, font.bbox.maxX, font.bbox.maxY],
      kind: [font.head.macStyle.italic, font.post.isFixedPitch, font['OS/2'].sFamilyClass],
    });
    expect(said(own)).toEqual(said(whole));
  });

  test('has the same letters, as wide and as high', () => {
    for (const letter of letters) {
      const code = letter.codePointAt(0) ?? 0;
      expect(own.hasGlyphForCodePoint(code)).toBe(true);
      expect(Math.max(0, own.heightOf(code))).toBe(Math.max(0, whole.glyphForCodePoint(code).bbox.maxY));
      expect(told(own.layout(letter))).toEqual(told(whole.layout(letter)));
    }
    expect(own.hasGlyphForCodePoint(0x4e00)).toBe(false);
    expect(own.heightOf(0x4e00)).toBe(Math.max(0, whole.glyphForCodePoint(0x4e00).bbox.maxY));
  });

  test('sets any letters in a row as fontkit sets them, kerned', () => {
    const word = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 24 });
    fc.assert(
      fc.property(word, (characters) => {
        const text = characters.join('');
        fc.pre(!/f[fi]|:[sbd]/.test(text));
        expect(told(own.layout(text))).toEqual(told(whole.layout(text)));
      }),
      { numRuns: 400 },
    );
  });

  test('puts the letters of a document in the file that fontkit would', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...letters), { maxLength: 40 }), (characters) => {
        const [ours, theirs] = [own.createSubset(), whole.createSubset()];
        for (const letter of characters) {
          const { id } = whole.glyphForCodePoint(letter.codePointAt(0) ?? 0);
          expect(ours.includeGlyph(id)).toBe(theirs.includeGlyph(id));
        }
        expect(Buffer.from(ours.encode()).equals(Buffer.from(theirs.encode()))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is more than letters in a row', () => {
  const file = readFileSync(fontFile('regular'));
  const whole = fontkit.create(file);
  const asking = new LetterFont(file, () => whole);

  test.each([
    'cà phê filter',
    'coffee',
    ':star:',
    'Mâ\u0323t',
    '1\u20442',
    'a\u0301\u0323',
  ])('is set by fontkit: %s', (text) => {
    expect(told(asking.layout(text))).toEqual(told(whole.layout(text)));
    expect(() => new LetterFont(file, refuse).layout(text)).toThrow('nobody asks fontkit');
  });

  test('stands in a row where fontkit breaks off: a horn on a C', () => {
    expect(() => whole.layout('C\u031b')).toThrow();
    const { glyphs, positions, advanceWidth } = asking.layout('C\u031b');
    expect(glyphs.map(({ codePoints }) => codePoints)).toEqual([[0x43], [0x31b]]);
    expect(advanceWidth).toBe(positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0));
  });
});

import { type Bitmap, blankBitmap, joinBitmaps, type PlacedBitmap, paintDot } from './bitmap.ts';

/** Below that many dots to the em an accent drawn from its outline is a smudge: it is set from dots instead. */
export const LEAST_OUTLINED = 18;

/** What hangs over a vowel and stays with it: circumflex, breve. */
const HATS: Readonly<Record<string, readonly string[]>> = {
  '\u0302': ['.#.', '#.#'],
  '\u0306': ['#.#', '.#.'],
};

/** Tones above a vowel: acute, grave, hook. */
const TONES: Readonly<Record<string, readonly string[]>> = {
  '\u0301': ['.#', '#.'],
  '\u0300': ['#.', '.#'],
  '\u0309': ['##', '.#', '#.'],
};

/** Acute and grave with no hat beside them are longer: a hat less one dot would be the same. */
const ALONE: Readonly<Record<string, readonly string[]>> = {
  '\u0301': ['..#', '.#.', '#..'],
  '\u0300': ['#..', '.#.', '..#'],
};

const TILDE = '\u0303';
const WAVE = ['.#..#', '#.##.'];
const NARROW_WAVE = ['.#.#', '#.#.'];
const DOT_BELOW = '\u0323';
const HORN = '\u031b';

/** A Vietnamese letter taken apart. */
export interface Accented {
  /** The vowel, with its horn. */
  readonly base: string;
  /** The same without horn, over which the accents stand. */
  readonly plain: string;
  readonly above: readonly string[];
  /** Dots by which what is above stands left of the middle. */
  readonly left: number;
  readonly dotBelow: boolean;
}

/** Takes a letter apart; undefined where it has no accents, or others than Vietnamese ones. */
export function takeApart(letter: string): Accented | undefined {
  const [plain = '', ...marks] = letter.normalize('NFD');
  const accents = marks.filter((mark) => mark !== HORN && mark !== DOT_BELOW);
  const dotBelow = marks.includes(DOT_BELOW);
  const stacked = stack(accents, 'iI'.includes(plain));
  if (!stacked || (accents.length === 0 && !dotBelow)) return undefined;
  const base = marks.includes(HORN) ? `${plain}${HORN}`.normalize('NFC') : plain === 'i' ? 'ı' : plain;
  return {
    base,
    plain: plain === 'i' ? 'ı' : plain,
    ...stacked,
    dotBelow,
  };
}

/** Rows of dots for at most a hat and a tone: as in the typeface, tones stand right of a hat and a tilde above it. */
function stack(accents: readonly string[], narrow: boolean): Pick<Accented, 'above' | 'left'> | undefined {
  const hat = accents.map((mark) => HATS[mark]).find((rows) => rows !== undefined);
  const tone = accents.map((mark) => TONES[mark]).find((rows) => rows !== undefined);
  const tilde = accents.includes(TILDE);
  if (accents.length > 2 || accents.length !== [hat, tone, tilde || undefined].filter(Boolean).length)
    return undefined;
  if (hat && tone) return { above: besides(hat, tone), left: 1 };
  if (hat && tilde) return { above: [...WAVE, '', ...hat.map((row) => `.${row}`)], left: 0 };
  if (tilde) return { above: narrow ? NARROW_WAVE : WAVE, left: 0 };
  return { above: hat ?? ALONE[accents[0] ?? ''] ?? tone ?? [], left: 0 };
}

/** A tone to the right of a hat, a row higher. */
function besides([peak = '', foot = '']: readonly string[], tone: readonly string[]): string[] {
  const [first = '', second = '', third = '..'] = tone;
  return [`....${first}`, `${peak}.${second}`, `${foot}.${third}`];
}

/** A letter from its vowel's dots and its accents' own: a row of white lies between them. */
export function setAccents(
  parts: Accented,
  base: PlacedBitmap,
  plain: PlacedBitmap,
  thick: boolean,
): PlacedBitmap {
  const { above, left, dotBelow } = parts;
  const middle = plain.x + plain.bitmap.width / 2;
  const placed = [base];
  if (above.length > 0) {
    const accents = bitmapOf(above);
    const hat = left > 0 ? 3 : accents.width;
    placed.push({ x: Math.round(middle - hat / 2) - left, y: plain.y - 1 - accents.height, bitmap: accents });
  }
  if (dotBelow) {
    const dot = bitmapOf(thick ? ['##', '##'] : ['##']);
    placed.push({ x: Math.round(middle - 1), y: plain.y + plain.bitmap.height + 1, bitmap: dot });
  }
  return joinBitmaps(placed) ?? base;
}

function bitmapOf(rows: readonly string[]): Bitmap {
  const bitmap = blankBitmap(Math.max(...rows.map((row) => row.length)), rows.length);
  for (const [y, row] of rows.entries())
    for (const [x, dot] of [...row].entries()) paintDot(bitmap, x, y, dot === '#');
  return bitmap;
}

import { type Bitmap, blankBitmap, joinBitmaps, type PlacedBitmap, paintDot } from './bitmap.ts';

const CIRCUMFLEX = '\u0302';
const BREVE = '\u0306';
const ACUTE = '\u0301';
const GRAVE = '\u0300';
const HOOK = '\u0309';
const TILDE = '\u0303';
const DOT_BELOW = '\u0323';
const HORN = '\u031b';

type Rows = readonly string[];

/** Accents as rows of dots. */
interface AccentSet {
  /** Up to so many dots to the em. */
  readonly below: number;
  /** What hangs over a vowel and stays with it. */
  readonly hats: Readonly<Record<string, Rows>>;
  /** Tones to the right of a hat. */
  readonly tones: Readonly<Record<string, Rows>>;
  /** Tones with no hat beside them: longer, since a hat less one dot would be the same. */
  readonly alone: Readonly<Record<string, Rows>>;
  readonly narrowTilde: Rows;
  /** Under letters of thin strokes and of thick ones. */
  readonly dot: { readonly thin: Rows; readonly thick: Rows };
}

const SMALL: AccentSet = {
  below: 18,
  hats: { [CIRCUMFLEX]: ['.#.', '#.#'], [BREVE]: ['#.#', '.#.'] },
  tones: { [ACUTE]: ['.#', '#.'], [GRAVE]: ['#.', '.#'], [HOOK]: ['##', '.#', '#.'] },
  alone: {
    [ACUTE]: ['..#', '.#.', '#..'],
    [GRAVE]: ['#..', '.#.', '..#'],
    [HOOK]: ['##', '.#', '#.'],
    [TILDE]: ['.#..#', '#.##.'],
  },
  narrowTilde: ['.#.#', '#.#.'],
  dot: { thin: ['##'], thick: ['##', '##'] },
};

const MIDDLE: AccentSet = {
  below: 27,
  hats: { [CIRCUMFLEX]: ['..#..', '.###.', '##.##'], [BREVE]: ['#...#', '##.##', '.###.'] },
  tones: {
    [ACUTE]: ['..#', '.##', '##.'],
    [GRAVE]: ['#..', '##.', '.##'],
    [HOOK]: ['##.', '..#', '.#.', '.#.'],
  },
  alone: {
    [ACUTE]: ['..##', '.##.', '##..'],
    [GRAVE]: ['##..', '.##.', '..##'],
    [HOOK]: ['###', '..#', '.##', '.#.'],
    [TILDE]: ['.##..#', '######', '#..##.'],
  },
  narrowTilde: ['.##.#', '#.##.'],
  dot: { thin: ['##', '##'], thick: ['###', '###'] },
};

/** A Vietnamese letter taken apart. */
export interface Accented {
  /** The vowel, with its horn. */
  readonly base: string;
  /** The same without horn, over which the accents stand. */
  readonly plain: string;
  readonly above: Rows;
  /** How much of what is above stands over the middle of the vowel, and by how many dots to the left of it. */
  readonly width: number;
  readonly left: number;
  readonly dotBelow: boolean;
  readonly dot: AccentSet['dot'];
}

/**
 * Takes a letter apart whose accents would be smudges from their outlines: below 27 dots to the em they are set from
 * dots of their own. Undefined for larger ones, and for letters without accents or with others than Vietnamese ones.
 */
export function takeApart(letter: string, size: number): Accented | undefined {
  const set = [SMALL, MIDDLE].find(({ below }) => size < below);
  const [plain = '', ...marks] = letter.normalize('NFD');
  const accents = marks.filter((mark) => mark !== HORN && mark !== DOT_BELOW);
  const dotBelow = marks.includes(DOT_BELOW);
  const stacked = set && stack(set, accents, 'iI'.includes(plain));
  if (!stacked || (accents.length === 0 && !dotBelow)) return undefined;
  const undotted = plain === 'i' ? 'ı' : plain;
  const base = marks.includes(HORN) ? `${plain}${HORN}`.normalize('NFC') : undotted;
  return { base, plain: undotted, ...stacked, dotBelow, dot: set.dot };
}

type Stacked = Pick<Accented, 'above' | 'width' | 'left'>;

/** At most a hat and a tone: as in the typeface, tones stand right of a hat and a tilde above it. */
function stack(
  set: AccentSet,
  [first, second, ...more]: readonly string[],
  narrow: boolean,
): Stacked | undefined {
  if (first === undefined) return { above: [], width: 0, left: 0 };
  const hat = set.hats[first];
  const wave = set.alone[TILDE] ?? [];
  if (second === undefined) {
    const alone = first === TILDE && narrow ? set.narrowTilde : set.alone[first];
    return centred(hat ?? alone);
  }
  const tone = set.tones[second];
  if (!hat || more.length > 0) return undefined;
  if (second === TILDE)
    return centred([
      ...wave,
      '',
      ...hat.map((row) => `${'.'.repeat((widthOf(wave) - widthOf(hat)) >> 1)}${row}`),
    ]);
  return tone && { above: besides(hat, tone), width: widthOf(hat), left: widthOf(hat) >> 1 };
}

function centred(above: Rows | undefined): Stacked | undefined {
  return above && { above, width: widthOf(above), left: 0 };
}

function widthOf(rows: Rows): number {
  return Math.max(...rows.map((row) => row.length));
}

/** A tone to the right of a hat, a row higher. */
function besides(hat: Rows, tone: Rows): Rows {
  const blank = '.'.repeat(widthOf(hat));
  return Array.from({ length: Math.max(hat.length + 1, tone.length) }, (_, row) => {
    return `${hat[row - 1] ?? blank}.${tone[row] ?? ''}`;
  });
}

/** A letter from its vowel's dots and its accents' own: a row of white lies between them. */
export function setAccents(
  parts: Accented,
  base: PlacedBitmap,
  plain: PlacedBitmap,
  thick: boolean,
): PlacedBitmap {
  const { above, width, left, dotBelow, dot } = parts;
  const middle = plain.x + plain.bitmap.width / 2;
  const placed = [base];
  if (above.length > 0) {
    const x = Math.round(middle - width / 2) - left;
    placed.push({ x, y: plain.y - 1 - above.length, bitmap: bitmapOf(above) });
  }
  if (dotBelow) {
    const bitmap = bitmapOf(thick ? dot.thick : dot.thin);
    placed.push({ x: Math.round(middle - bitmap.width / 2), y: plain.y + plain.bitmap.height + 1, bitmap });
  }
  return joinBitmaps(placed) ?? base;
}

function bitmapOf(rows: Rows): Bitmap {
  const bitmap = blankBitmap(widthOf(rows), rows.length);
  for (const [y, row] of rows.entries())
    for (const [x, dot] of [...row].entries()) paintDot(bitmap, x, y, dot === '#');
  return bitmap;
}

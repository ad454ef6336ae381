import type { Star } from '#core/authority';
import type { Tones } from '../marks/colours.ts';
import type { LookColours } from '../marks/look.ts';
import { fromPoints } from '../millimetre.ts';
import { type Emblem, emblemsIn, leastOf, type SizedEmblem, sized } from './emblem.ts';
import { type FaceTexts, SAMPLE_MARK, SMALLEST } from './face.ts';
import type { Typeface, Weight } from './text.ts';

interface RowBase {
  /** Space above, when another row stands there (mm). */
  readonly gap: number;
  readonly height: number;
  /** Size of type, of a star, or of the largest mark (mm). */
  readonly size: number;
  readonly tone?: keyof LookColours;
}

/** One row of a stamp's words, all lengths in mm. */
export type Row = RowBase &
  (
    | { readonly kind: 'text'; readonly text: string; readonly weight: Weight; readonly ascent: number }
    | { readonly kind: 'badge'; readonly text: string; readonly weight: Weight; readonly ascent: number }
    | {
        readonly kind: 'stars';
        readonly star: Star;
        readonly label: string;
        readonly labelSize: number;
        readonly labelTone?: keyof LookColours;
        /** The OCOP mark before the stars. */
        readonly emblem?: SizedEmblem;
      }
    | { readonly kind: 'emblems'; readonly emblems: readonly SizedEmblem[] }
    | { readonly kind: 'id'; readonly from: number; readonly to: number; readonly ascent: number }
  );

/** What the rows are made for. */
export interface Column {
  readonly texts: FaceTexts;
  readonly star: Star;
  readonly badge: boolean;
  /** On the smallest labels stars and sample mark may be smaller than usual. */
  readonly compact: boolean;
  readonly width: number;
  readonly typeface: Typeface;
  /** Uploaded marks that stand among the words. */
  readonly emblems: readonly Emblem[];
  readonly tones: Tones;
}

/** Letters reach this far below the line, and at least so far above it (em): room for dot below and tone marks. */
export const DESCENT = 0.24;
export const LEAST_ASCENT = 0.92;

/** Between the OCOP mark and its stars, in parts of the mark's height. */
export const EMBLEM_GAP = 0.2;

/** From one star to the next, and from the last to its words, in stars. */
export const STAR_STEP = 1.18;
export const STAR_GAP = 0.45;
export const STARS_WIDTH = 4 * STAR_STEP + 1;
/** The smallest star whose outline stays open in print, usually and on the smallest labels (mm). */
const LEAST_STAR = fromPoints(5.6);
export const LEAST_COMPACT_STAR = 1.2;
/** The smallest filled star that stands beside a digit (mm), and how much of a strip's width stars take. */
export const LEAST_SHORT_STAR = 0.9;
export const STRIP_STAR = 0.95;
/** The sample mark's smallest type on the smallest labels (mm). */
export const LEAST_COMPACT_BADGE = 0.85;
const STAR_LABEL = 0.86;
/** Stars may be that much smaller for the sake of the words beside them. */
const STAR_SHRINK = 0.85;

/** Digits of a printed ID, groups and check character with it: `0100 0000 0042-8`. */
export const ID_LENGTH = 16;
const ID_BREAK = 10;

/** Widest a printed ID gets (em): whatever its digits are. */
export function widestId(typeface: Typeface): number {
  return 13 * widestDigit(typeface) + 2 * typeface.width(' ', 'semibold') + typeface.width('-', 'semibold');
}

function widestDigit(typeface: Typeface): number {
  return Math.max(...[...'0123456789X'].map((digit) => typeface.width(digit, 'semibold')));
}

/** White letters on a black bar: room around them, in em. Ữ and Ẫ are high, Ệ is deep. */
export const BADGE_PADDING = 0.5;
const BADGE_ASCENT = 1.2;
const BADGE_DESCENT = 0.36;

/** Room for any ID: one line, or two where the column is narrow; undefined where it is too narrow for two. */
export function idRows({ width, typeface }: Column, unit: number): Row[] | undefined {
  const em = widestId(typeface);
  const size = Math.max(SMALLEST.id, Math.min(1.04 * unit, width / em));
  const shape = {
    kind: 'id',
    size,
    ascent: LEAST_ASCENT * size,
    height: (LEAST_ASCENT + DESCENT) * size,
  } as const;
  if (size * em <= width * (1 + 1e-9)) return [{ ...shape, gap: 0.34 * unit, from: 0, to: ID_LENGTH }];
  if ((SMALLEST.id * em * (ID_BREAK - 1)) / ID_LENGTH > width) return undefined;
  return [
    { ...shape, gap: 0.34 * unit, from: 0, to: ID_BREAK - 1 },
    { ...shape, gap: 0, from: ID_BREAK, to: ID_LENGTH },
  ];
}

/** The OCOP mark is so many units high, the others in a row of their own so many. */
const EMBLEM = { ocop: 2.9, row: 3.1 } as const;

/** Digits alone are read at this size still (mm of em): 0.85 mm high. */
export const LEAST_SMALL_ID = 1.17;
/** Digits have no tails: a line of them needs no more above and below (em). */
const SMALL_ID = { ascent: 0.78, height: 0.82 } as const;

/** An ID in one line of at most that size; undefined where the column is too narrow even for its smallest type. */
export function smallIdRow({ width, typeface }: Column, most: number): Row | undefined {
  const size = Math.min(most, width / widestId(typeface));
  if (size < LEAST_SMALL_ID) return undefined;
  const ascent = SMALL_ID.ascent * size;
  return { kind: 'id', size, ascent, height: SMALL_ID.height * size, gap: 0.2, from: 0, to: ID_LENGTH };
}

/** Stars with as many words beside them as fit without making them much smaller. */
function starRow({ texts, star, width, typeface, compact, tones }: Column, unit: number): Row {
  const least = compact ? LEAST_COMPACT_STAR : LEAST_STAR;
  const wanted = Math.min(Math.max(least, 1.5 * unit), width / STARS_WIDTH);
  const sizeWith = (label: string) =>
    label === '' ? wanted : width / (STARS_WIDTH + STAR_GAP + typeface.width(label, 'semibold') * STAR_LABEL);
  const label = texts.starLabels.find((candidate) => sizeWith(candidate) >= wanted * STAR_SHRINK) ?? '';
  const size = Math.min(wanted, sizeWith(label));
  return {
    kind: 'stars',
    star,
    size,
    label,
    labelSize: STAR_LABEL * size,
    gap: 0.3 * unit,
    height: 1.02 * size,
    ...(tones.stars ? { tone: tones.stars } : {}),
    ...(tones.label ? { labelTone: tones.label } : {}),
  };
}

/** The OCOP mark with the stars it stands for beside it; undefined where it leaves them too little. */
function ocopRow(column: Column, unit: number, ocop: Emblem): Row | undefined {
  const emblem = sized(ocop, Math.max(leastOf(ocop), EMBLEM.ocop * unit));
  const width = column.width - emblem.width - EMBLEM_GAP * emblem.height;
  if (width < LEAST_STAR * STARS_WIDTH) return undefined;
  const row = starRow({ ...column, width }, unit);
  return row.kind === 'stars' ? { ...row, emblem, height: Math.max(row.height, emblem.height) } : undefined;
}

/** Marks of a size that goes with the words, and the stars; undefined where the column is too narrow for them. */
export function headRows(column: Column, unit: number, emblems: readonly Emblem[]): Row[] | undefined {
  const ocop = emblems.find(({ kind }) => kind === 'ocop');
  const beside = ocop && ocopRow(column, unit, ocop);
  const above = beside ? emblems.filter((one) => one !== ocop) : emblems;
  const stars = beside ?? starRow(column, unit);
  if (above.length === 0) return [stars];
  const room = { width: column.width, height: Number.POSITIVE_INFINITY };
  const row = emblemsIn(above, EMBLEM.row * unit, room);
  if (!row) return undefined;
  const height = Math.max(...row.map((one) => one.height));
  return [
    { kind: 'emblems', emblems: row, size: height, gap: 0.4 * unit, height },
    { ...stars, gap: 0.5 * unit },
  ];
}

/** The sample mark as a row of its own. */
export function badgeRow({ width, typeface, compact }: Column, unit: number): Row {
  const least = compact ? LEAST_COMPACT_BADGE : SMALLEST.text;
  const height = (BADGE_ASCENT + BADGE_DESCENT) * Math.max(least, 0.9 * unit);
  return { gap: 0, ...badgeOf(height, width, typeface) };
}

/** The sample mark on a bar as high and as wide as there is room (mm). */
export function badgeOf(mostHeight: number, mostWidth: number, typeface: Typeface, text = SAMPLE_MARK) {
  const em = typeface.width(text, 'semibold') + 2 * BADGE_PADDING;
  const size = Math.min(mostHeight / (BADGE_ASCENT + BADGE_DESCENT), mostWidth / em);
  const ascent = BADGE_ASCENT * size;
  const height = (BADGE_ASCENT + BADGE_DESCENT) * size;
  return { kind: 'badge', text, weight: 'semibold', size, ascent, height, width: em * size } as const;
}

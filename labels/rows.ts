import type { Star } from '#core/authority';
import { type FaceField, type FaceText, type FaceTexts, SAMPLE_MARK, SMALLEST } from './face.ts';
import { fromPoints } from './millimetre.ts';
import { breakEvenly, breakFromEnd, shortenLines, type Typeface, type Weight } from './text.ts';

/** How much of each text may stand: lines for the names, whether at all for the rest. */
export interface Limits {
  readonly name: number;
  readonly producer: number;
  readonly host: boolean;
  readonly lotNumber: boolean;
  readonly producedOn: boolean;
  readonly expiresOn: boolean;
}

interface RowBase {
  /** Space above, when another row stands there (mm). */
  readonly gap: number;
  readonly height: number;
  /** Size of type, or of a star (mm). */
  readonly size: number;
}

/** One row of a stamp's words, all lengths in mm. */
export type Row = RowBase &
  (
    | { readonly kind: 'text'; readonly text: string; readonly weight: Weight; readonly ascent: number }
    | { readonly kind: 'badge'; readonly text: string; readonly weight: Weight; readonly ascent: number }
    | { readonly kind: 'stars'; readonly star: Star; readonly label: string; readonly labelSize: number }
    | { readonly kind: 'id'; readonly from: number; readonly to: number; readonly ascent: number }
  );

/** What the rows are made for. */
export interface Column {
  readonly texts: FaceTexts;
  readonly star: Star;
  readonly badge: boolean;
  readonly width: number;
  readonly typeface: Typeface;
}

/** Letters reach this far below the line, and at least so far above it (em): room for dot below and tone marks. */
export const DESCENT = 0.24;
const LEAST_ASCENT = 0.92;

/** A star's row: five stars with a fifth of a star between them. */
export const STAR_STEP = 1.18;
const STARS_WIDTH = 4 * STAR_STEP + 1;
export const STAR_GAP = 0.45;
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

/** The rows of a stamp's words at one unit of size (mm), and what is printed of each field. */
export function rowsAt(
  column: Column,
  unit: number,
  limits: Limits,
): { rows: Row[]; printed: Map<FaceField, string> } {
  const { name, producer, host } = column.texts;
  const facts = column.texts.facts.filter(({ field }) => limits[field as keyof Limits]);
  const nameSize = sizeOf(column, name, Math.max(SMALLEST.productName, 1.42 * unit));
  const nameLines = linesOf(column, name, nameSize, limits.name);
  const producerSize = sizeOf(column, producer, Math.max(SMALLEST.text, unit));
  const producerLines = linesOf(column, producer, producerSize, limits.producer);
  const hostSize = sizeOf(column, host, Math.max(SMALLEST.host, 0.9 * unit));
  const rows = [
    ...(column.badge ? [badgeRow(column, unit)] : []),
    starRow(column, unit),
    ...textRows(column, name, nameLines, nameSize, 0.3 * unit),
    ...textRows(column, producer, producerLines, producerSize, 0.22 * unit),
    ...factRows(column, facts, unit),
    ...idRows(column, unit),
    ...(limits.host ? textRows(column, host, host.tokens, hostSize, 0.1 * unit) : []),
  ];
  const printed = new Map<FaceField, string>([
    ['productName', nameLines.join(' ')],
    ['producerName', producerLines.join(' ')],
    ['host', limits.host ? host.tokens.join(' ') : ''],
    ...facts.map(({ field, tokens }) => [field, tokens.join(' ')] as const),
  ]);
  return { rows, printed };
}

/** The wanted size, or as much smaller as the widest word asks for. */
function sizeOf({ width, typeface }: Column, { tokens, weight }: FaceText, wanted: number): number {
  const widest = Math.max(...tokens.map((token) => typeface.width(token, weight)));
  return Math.min(wanted, width / widest);
}

function linesOf(
  { width, typeface }: Column,
  { tokens, weight }: FaceText,
  size: number,
  most: number,
): string[] {
  const widthOf = (text: string) => typeface.width(text, weight);
  const limit = (width / size) * (1 + 1e-9);
  if (most === 0) return [];
  const lines = breakEvenly(tokens, limit, widthOf);
  return lines.length <= most ? lines : shortenLines(tokens, most, limit, widthOf);
}

function textRows(
  { typeface }: Column,
  { weight }: FaceText,
  lines: readonly string[],
  size: number,
  gap: number,
): Row[] {
  return lines.map((text, index) => {
    const ascent = Math.max(LEAST_ASCENT, typeface.ascent(text, weight)) * size;
    return {
      kind: 'text',
      text,
      weight,
      size,
      ascent,
      gap: index ? 0 : gap,
      height: ascent + DESCENT * size,
    };
  });
}

function factRows(column: Column, facts: readonly FaceText[], unit: number): Row[] {
  const [first] = facts;
  if (!first) return [];
  const all: FaceText = { ...first, tokens: facts.flatMap(({ tokens }) => tokens) };
  const size = sizeOf(column, all, Math.max(SMALLEST.text, 0.94 * unit));
  const widthOf = (text: string) => column.typeface.width(text, all.weight);
  const lines = breakFromEnd(all.tokens, ' · ', (column.width / size) * (1 + 1e-9), widthOf);
  return textRows(column, all, lines, size, 0.42 * unit);
}

function idRows({ width, typeface }: Column, unit: number): Row[] {
  const em = widestId(typeface);
  const size = Math.max(SMALLEST.id, Math.min(1.04 * unit, width / em));
  const shape = {
    kind: 'id',
    size,
    ascent: LEAST_ASCENT * size,
    height: (LEAST_ASCENT + DESCENT) * size,
  } as const;
  if (size * em <= width * (1 + 1e-9)) return [{ ...shape, gap: 0.34 * unit, from: 0, to: ID_LENGTH }];
  return [
    { ...shape, gap: 0.34 * unit, from: 0, to: ID_BREAK - 1 },
    { ...shape, gap: 0, from: ID_BREAK, to: ID_LENGTH },
  ];
}

function starRow({ texts, star, width, typeface }: Column, unit: number): Row {
  const wanted = Math.min(Math.max(fromPoints(5.6), 1.5 * unit), width / STARS_WIDTH);
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
  };
}

function badgeRow({ width, typeface }: Column, unit: number): Row {
  return {
    gap: 0,
    ...badgeOf((BADGE_ASCENT + BADGE_DESCENT) * Math.max(SMALLEST.text, 0.9 * unit), width, typeface),
  };
}

/** The sample mark on a bar as high and as wide as there is room (mm). */
export function badgeOf(mostHeight: number, mostWidth: number, typeface: Typeface) {
  const em = typeface.width(SAMPLE_MARK, 'semibold') + 2 * BADGE_PADDING;
  const size = Math.min(mostHeight / (BADGE_ASCENT + BADGE_DESCENT), mostWidth / em);
  const ascent = BADGE_ASCENT * size;
  const height = (BADGE_ASCENT + BADGE_DESCENT) * size;
  return { kind: 'badge', text: SAMPLE_MARK, weight: 'semibold', size, ascent, height } as const;
}

/** White letters on a black bar: room around them, in em. Ữ and Ẫ are high, Ệ is deep. */
export const BADGE_PADDING = 0.5;
const BADGE_ASCENT = 1.2;
const BADGE_DESCENT = 0.36;

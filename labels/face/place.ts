import type { Star } from '#core/authority';
import type { MarkArt } from '../marks/markArt.ts';
import type { Box } from '../millimetre.ts';
import { gapOf, type SizedEmblem, widthOf } from './emblem.ts';
import {
  BADGE_PADDING,
  EMBLEM_GAP,
  LEAST_COMPACT_STAR,
  type Row,
  STAR_GAP,
  STAR_STEP,
  STARS_WIDTH,
  STRIP_STAR,
} from './row.ts';
import type { Typeface, Weight } from './text.ts';

/** A line that runs from the label's foot upwards; its `x` is then its baseline's, its `baseline` where it begins. */
export type Turn = 'up';

/** One of the office's two colours; black without, and where a print is black only. */
export type Tone = 'first' | 'second';

/** Something drawn alike on every stamp, in mm from the label's top left corner. */
export type Mark =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly weight: Weight;
      readonly size: number;
      readonly x: number;
      readonly baseline: number;
      /** White on a bar. */
      readonly inverse: boolean;
      readonly turn?: Turn;
      readonly tone?: Tone;
    }
  | {
      readonly kind: 'star';
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly filled: boolean;
      readonly tone?: Tone;
    }
  | { readonly kind: 'bar'; readonly box: Box; readonly tone?: Tone }
  /** An uploaded mark, as large as its box takes it, in the middle of it. */
  | { readonly kind: 'art'; readonly art: MarkArt; readonly box: Box }
  /** An outline, of what something else is laid over. */
  | { readonly kind: 'frame'; readonly box: Box };

/** Where a part of a stamp's own ID goes: characters `from` to `to` of its printed form, in semibold. */
export interface IdPlace {
  readonly from: number;
  readonly to: number;
  readonly size: number;
  /** Left end of the line, or its middle. */
  readonly x: number;
  readonly baseline: number;
  readonly align: 'start' | 'middle';
  readonly turn?: Turn;
}

/** Rows placed: what is the same on all stamps, and where the ID goes. */
export interface Placed {
  readonly marks: readonly Mark[];
  readonly ids: readonly IdPlace[];
}

type Align = 'start' | 'middle';

const STARS = 5;
const MOST_STRIP_STAR = 2.4;

/** Places rows in a box from the top, with `slack` mm shared out over the gaps and what remains above and below. */
export function placeRows(rows: readonly Row[], box: Box, align: Align, typeface: Typeface): Placed {
  const used = heightOf(rows);
  const gaps = rows.slice(1).filter(({ gap }) => gap > 0);
  const slack = Math.max(0, box.height - used);
  const gapSum = gaps.reduce((sum, { gap }) => sum + gap, 0);
  const stretch = gapSum === 0 ? 1 : 1 + Math.min(slack / gapSum, 0.9);
  const rest = slack - gapSum * (stretch - 1);
  let top = box.y + rest / 2;
  const placed: Placed[] = [];
  for (const [index, row] of rows.entries()) {
    top += index === 0 ? 0 : row.gap * stretch;
    placed.push(placeRow(row, { x: box.x, y: top, width: box.width, height: row.height }, align, typeface));
    top += row.height;
  }
  return { marks: placed.flatMap(({ marks }) => marks), ids: placed.flatMap(({ ids }) => ids) };
}

/** Height of rows one under the other (mm). */
export function heightOf(rows: readonly Row[]): number {
  return rows.reduce((sum, row, index) => sum + row.height + (index === 0 ? 0 : row.gap), 0);
}

function startOf(box: Box, width: number, align: Align): number {
  return align === 'start' ? box.x : box.x + (box.width - width) / 2;
}

/** Places one row in a box of its own height. */
export function placeRow(row: Row, box: Box, align: Align, typeface: Typeface): Placed {
  if (row.kind === 'emblems') return { marks: placeEmblems(row.emblems, box, align), ids: [] };
  if (row.kind === 'stars') return { marks: starMarks(row, box, align, typeface), ids: [] };
  if (row.kind === 'badge') return { marks: badgeMarks(row, box, align, typeface), ids: [] };
  const baseline = box.y + row.ascent;
  if (row.kind === 'id') {
    const x = align === 'start' ? box.x : box.x + box.width / 2;
    return { marks: [], ids: [{ from: row.from, to: row.to, size: row.size, x, baseline, align }] };
  }
  const { text, weight, size, tone } = row;
  const x = startOf(box, typeface.width(text, weight) * size, align);
  const ink = tone ? { tone } : {};
  return { marks: [{ kind: 'text', text, weight, size, x, baseline, inverse: false, ...ink }], ids: [] };
}

/** Five stars in a row along a strip, upright or lying; undefined where they would be under 1.2 mm. */
export function stripStars(star: Star, box: Box, tone?: Tone): Mark[] | undefined {
  const lying = box.width >= box.height;
  const [along, across] = lying ? [box.width, box.height] : [box.height, box.width];
  const size = Math.min(along / STARS_WIDTH, STRIP_STAR * across, MOST_STRIP_STAR);
  if (size < LEAST_COMPACT_STAR) return undefined;
  const start = (along - STARS_WIDTH * size) / 2;
  return Array.from({ length: STARS }, (_, index) => {
    const at = start + index * STAR_STEP * size;
    const aside = (across - size) / 2;
    const [x, y] = lying ? [box.x + at, box.y + aside] : [box.x + aside, box.y + at];
    return { kind: 'star', x, y, size, filled: index < star, ...(tone ? { tone } : {}) };
  });
}

/** A digit as high as the star beside it (em of the digit), and what lies between the two, in stars. */
const DIGIT_HEIGHT = 0.74;
const DIGIT_GAP = 0.25;

/** How many stars, told by a digit and one star beside or under it, where a strip is too narrow for five. */
export function shortStripStars(star: Star, box: Box, typeface: Typeface, tone?: Tone): Mark[] {
  const lying = box.width >= box.height;
  const [along, across] = lying ? [box.width, box.height] : [box.height, box.width];
  const side = STRIP_STAR * across;
  const text = String(star);
  const size = side / DIGIT_HEIGHT;
  const wide = typeface.width(text, 'semibold') * size;
  const next = (lying ? wide : side) + DIGIT_GAP * side;
  const [start, aside] = [(along - next - side) / 2, (across - side) / 2];
  const at = (down: number, beside: number) =>
    lying ? { x: box.x + down, y: box.y + beside } : { x: box.x + beside, y: box.y + down };
  const digit = at(start, lying ? aside : (across - wide) / 2);
  const ink = tone ? { tone } : {};
  return [
    {
      ...{ kind: 'text', text, weight: 'semibold', size, inverse: false },
      ...{ x: digit.x, baseline: digit.y + side, ...ink },
    },
    { kind: 'star', ...at(start + next, aside), size: side, filled: true, ...ink },
  ];
}

/** Places a row of marks in a box, in the middle of its height. */
export function placeEmblems(row: readonly SizedEmblem[], box: Box, align: 'start' | 'middle'): Mark[] {
  let x = align === 'start' ? box.x : box.x + (box.width - widthOf(row)) / 2;
  return row.map(({ art, width, height }) => {
    const placed = { x, y: box.y + (box.height - height) / 2, width, height };
    x += width + gapOf(row);
    return { kind: 'art', art, box: placed };
  });
}

function starMarks(row: Row & { kind: 'stars' }, box: Box, align: Align, typeface: Typeface): Mark[] {
  const { star, size, label, labelSize, emblem } = row;
  const starsWidth = STARS_WIDTH * size;
  const labelGap = label === '' ? 0 : STAR_GAP * size;
  const before = emblem ? emblem.width + EMBLEM_GAP * emblem.height : 0;
  const whole = before + starsWidth + labelGap + typeface.width(label, 'semibold') * labelSize;
  const start = startOf(box, whole, align);
  const x = start + before;
  const y = emblem ? box.y + (box.height - size) / 2 : box.y;
  const tone = row.tone ? { tone: row.tone } : {};
  const marks: Mark[] = emblem ? placeEmblems([emblem], { ...box, x: start }, 'start') : [];
  for (let index = 0; index < STARS; index++)
    marks.push({ kind: 'star', x: x + index * STAR_STEP * size, y, size, filled: index < star, ...tone });
  if (label === '') return marks;
  const baseline = y + size * 0.53 + labelSize * 0.37;
  const at = x + starsWidth + labelGap;
  const ink = row.labelTone ? { tone: row.labelTone } : {};
  const shape = { weight: 'semibold', size: labelSize, inverse: false } as const;
  marks.push({ kind: 'text', text: label, x: at, baseline, ...shape, ...ink });
  return marks;
}

function badgeMarks(row: Row & { kind: 'badge' }, box: Box, align: Align, typeface: Typeface): Mark[] {
  const { text, weight, size, ascent, height } = row;
  const width = (typeface.width(text, weight) + 2 * BADGE_PADDING) * size;
  const x = startOf(box, width, align);
  return [
    { kind: 'bar', box: { x, y: box.y, width, height } },
    {
      kind: 'text',
      text,
      weight,
      size,
      x: x + BADGE_PADDING * size,
      baseline: box.y + ascent,
      inverse: true,
    },
  ];
}

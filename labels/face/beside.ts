import type { StampLayout } from '../layout/stampLayout.ts';
import { tonesOf } from '../marks/colours.ts';
import type { StampLook } from '../marks/look.ts';
import { type Box, fromPoints } from '../millimetre.ts';
import { EMBLEM_WORDS, type Emblem, emblemsIn, widthOf } from './emblem.ts';
import { type FaceField, SAMPLE_MARK, SHORT_SAMPLE_MARK, SMALLEST, type StampFace } from './face.ts';
import { type Mark, placeEmblems, placeRow, shortStripStars, stripStars } from './place.ts';
import { badgeOf, LEAST_COMPACT_BADGE, LEAST_COMPACT_STAR, type Row, STARS_WIDTH } from './row.ts';
import type { Step } from './step.ts';
import type { Typeface } from './text.ts';
import { lying, turnUp } from './turn.ts';

/** What stands outside of the column, and what the column therefore does without. */
export interface Beside {
  readonly marks: readonly Mark[];
  readonly printed: ReadonlyMap<FaceField, string>;
  readonly holds: Step;
}

/** Ways to fill the strip along a small QR, the first that says all being best: stars, and with five of them a sample mark's short form. */
export function besidesOf(
  face: StampFace,
  { caption }: StampLayout,
  look: StampLook,
  typeface: Typeface,
): (Beside | undefined)[] {
  const tone = tonesOf(look.colours).stars;
  if (!caption) return [undefined];
  const five = stripStars(face.star, caption, tone);
  const stars = five ?? shortStripStars(face.star, caption, typeface, tone);
  const star = ['star', `${face.star} sao`] as const;
  const alone: Beside = { marks: stars, printed: new Map([star]), holds: { stars: false } };
  const strip = five && face.sample ? sampleStrip(caption, typeface) : undefined;
  const fewer = strip && stripStars(face.star, strip.stars, tone);
  if (!strip || !fewer) return [alone];
  const printed = new Map<FaceField, string>([star, ['sample', SHORT_SAMPLE_MARK]]);
  return [alone, { marks: [...fewer, ...strip.badge], printed, holds: { stars: false } }];
}

/** The short sample mark at the strip's right end or foot, at most so high, and what it leaves the stars (mm). */
const SHORT_SAMPLE = { most: 2.2, away: 0.6 } as const;

function sampleStrip(strip: Box, typeface: Typeface): { stars: Box; badge: readonly Mark[] } | undefined {
  const isLying = strip.width >= strip.height;
  const [along, across] = isLying ? [strip.width, strip.height] : [strip.height, strip.width];
  const high = Math.min(across, SHORT_SAMPLE.most);
  const free = along - LEAST_COMPACT_STAR * STARS_WIDTH - SHORT_SAMPLE.away;
  const { width: length, ...badge } = badgeOf(high, free, typeface, SHORT_SAMPLE_MARK);
  if (badge.size < LEAST_COMPACT_BADGE) return undefined;
  const row: Row = { gap: 0, ...badge };
  const at = along - length;
  const left = at - SHORT_SAMPLE.away;
  const aside = (across - row.height) / 2;
  if (isLying) {
    const box = { x: strip.x + at, y: strip.y + aside, width: length, height: row.height };
    return { stars: { ...strip, width: left }, badge: placeRow(row, box, 'start', typeface).marks };
  }
  const box = { x: strip.x + aside, y: strip.y + at, width: row.height, height: length };
  const placed = placeRow(row, lying(box), 'start', typeface);
  return { stars: { ...strip, height: left }, badge: turnUp(placed, box).marks };
}

/** Under the QR stands the sample mark, or the host where it is short enough: the address the code opens. */
export function captionOf(
  face: StampFace,
  host: string,
  box: Box | null,
  typeface: Typeface,
): Beside | undefined {
  if (!box) return undefined;
  if (face.sample) {
    const row: Row = { gap: 0, ...badgeOf(box.height, box.width, typeface) };
    const { marks } = placeRow(row, { ...box, height: row.height }, 'middle', typeface);
    return { marks, printed: new Map([['sample', SAMPLE_MARK]]), holds: {} };
  }
  const size = Math.min(fromPoints(5.2), box.width / typeface.width(host, 'regular'), box.height / 1.16);
  if (size < SMALLEST.host) return undefined;
  const ascent = 0.92 * size;
  const row: Row = { kind: 'text', text: host, weight: 'regular', size, ascent, gap: 0, height: 1.16 * size };
  const { marks } = placeRow(row, box, 'middle', typeface);
  return { marks, printed: new Map([['host', host]]), holds: { host: false } };
}

/** Marks in the corners that the QR leaves free: as large as that, at least as large as they would be among the words (mm). */
const CORNER = { most: 13, least: 5.5 } as const;

/** Marks of office and producer in the free corners; those that find none there stand among the words. */
export function cornersOf(
  emblems: readonly Emblem[],
  corners: readonly Box[],
): {
  readonly marks: readonly Mark[];
  readonly printed: ReadonlyMap<FaceField, string>;
  readonly rest: Emblem[];
} {
  const wanted = emblems.filter(({ kind }) => kind !== 'ocop');
  const shares = corners.length > 1 ? wanted.map((one) => [one]) : wanted.length > 0 ? [wanted] : [];
  const placed = shares.flatMap((share, index) => {
    const box = corners[index];
    const row = box && emblemsIn(share, CORNER.most, box);
    const isLarge = row?.every(({ width, height }) => Math.sqrt(width * height) >= CORNER.least);
    return box && row && isLarge && widthOf(row) <= box.width + 1e-9
      ? [{ share, marks: placeEmblems(row, box, 'middle') }]
      : [];
  });
  const stood = placed.flatMap(({ share }) => share);
  return {
    marks: placed.flatMap(({ marks }) => marks),
    printed: new Map(stood.map(({ kind }) => [`${kind}Mark` as const, EMBLEM_WORDS[kind]])),
    rest: emblems.filter((one) => !stood.includes(one)),
  };
}

import type { StampLayout } from '../layout/stampLayout.ts';
import { tonesOf } from '../marks/colours.ts';
import type { StampLook } from '../marks/look.ts';
import { type Box, fromPoints } from '../millimetre.ts';
import { EMBLEM_WORDS, type Emblem, emblemsIn, widthOf } from './emblem.ts';
import { type FaceField, SAMPLE_MARK, SMALLEST, type StampFace } from './face.ts';
import { type Mark, placeEmblems, placeRow, stripStars } from './place.ts';
import { badgeOf, type Row } from './row.ts';
import type { Step } from './step.ts';
import type { Typeface } from './text.ts';

/** What stands outside of the column, and what the column therefore does without. */
export interface Beside {
  readonly marks: readonly Mark[];
  readonly printed: ReadonlyMap<FaceField, string>;
  readonly holds: Step;
}

/** Stars along the QR, where under it there is only room for the ID. */
export function besideOf(face: StampFace, { caption }: StampLayout, look: StampLook): Beside | undefined {
  const marks = caption && stripStars(face.star, caption, tonesOf(look.colours).stars);
  return marks
    ? { marks, printed: new Map([['star', `${face.star} sao`]]), holds: { stars: false } }
    : undefined;
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

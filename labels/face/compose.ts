import type { StampLayout } from '../layout/stampLayout.ts';
import { PLAIN_LOOK, type StampLook } from '../marks/look.ts';
import { type Box, fromPoints } from '../millimetre.ts';
import {
  type FaceField,
  type FaceTexts,
  ID_SHAPE,
  readyTexts,
  SAMPLE_MARK,
  type Shortened,
  SMALLEST,
  type StampFace,
} from './face.ts';
import { heightOf, type Mark, type Placed, placeRow, placeRows, stripStars } from './place.ts';
import { badgeOf, type Column, type Row } from './row.ts';
import { rowsAt } from './rows.ts';
import { COMPACT_STEPS, cutsProducer, STEPS, type Step, WHOLE } from './step.ts';
import { cleanText, type Typeface } from './text.ts';

/** A face composed for a layout: the same for every stamp of a batch but for the ID. */
export interface ComposedFace extends Placed {
  readonly shortened: readonly Shortened[];
}

/** The unit of size, tried from the largest down; names are set in 1.42 of it, dates in 0.94. */
const UNIT = { most: fromPoints(9), least: fromPoints(3.2), step: 0.98 } as const;

/** In the smallest labels stars and gaps may be smaller still (mm). */
const COMPACT_LEAST = 0.8;

interface Fit {
  readonly rows: readonly Row[];
  readonly printed: ReadonlyMap<FaceField, string>;
}

/**
 * Sets the words of a face in a layout as large as they fit, at least in 4.5-point type (name 5, host and a long lot
 * number 4); what then does not fit is shortened at a word with an ellipsis (a producer between kind and last words), or left out, and listed.
 */
export function composeFace(
  face: StampFace,
  host: string,
  layout: StampLayout,
  typeface: Typeface,
  _look: StampLook = PLAIN_LOOK,
): ComposedFace {
  const texts = readyTexts(face, host, layout.text.width, typeface);
  const beside = layout.compact ? besideOf(face, layout) : captionOf(face, host, layout.caption, typeface);
  const column: Column = {
    texts,
    star: face.star,
    badge: face.sample && !beside?.printed.has('sample'),
    compact: layout.compact,
    width: layout.text.width,
    typeface,
  };
  const fit = fitColumn(column, layout.text.height, beside?.holds ?? {});
  const body = placeRows(fit.rows, layout.text, layout.align, typeface);
  const printed = new Map([...fit.printed, ...(beside?.printed ?? [])]);
  return {
    marks: [...body.marks, ...(beside?.marks ?? [])],
    ids: body.ids,
    shortened: wholes(face, texts).flatMap(({ field, whole }) =>
      compare(field, whole, printed.get(field) ?? ''),
    ),
  };
}

function wholes(face: StampFace, texts: FaceTexts): { field: FaceField; whole: string }[] {
  return [
    ...(face.sample ? [{ field: 'sample', whole: SAMPLE_MARK } as const] : []),
    { field: 'star', whole: `${face.star} sao` },
    { field: 'id', whole: ID_SHAPE },
    texts.name,
    texts.producer,
    ...texts.facts,
    texts.host,
  ];
}

function compare(field: FaceField, whole: string, printed: string): Shortened[] {
  return cleanText(whole) === printed ? [] : [{ field, printed, whole: cleanText(whole) }];
}

/** The column at the largest unit at which all fits; else at the smallest, with as little given up as need be. */
function fitColumn(column: Column, height: number, held: Step): Fit {
  const least = column.compact ? COMPACT_LEAST : UNIT.least;
  const fits = ({ rows }: Fit) => heightOf(rows) <= height;
  for (let unit: number = UNIT.most; unit >= least; unit *= UNIT.step) {
    const fit = rowsAt(column, unit, { ...WHOLE, ...held });
    if (fits(fit)) return fit;
  }
  const steps = column.compact ? COMPACT_STEPS : STEPS;
  const at = (taken: readonly Step[]) => rowsAt(column, least, Object.assign({}, WHOLE, ...taken, held));
  let taken: readonly Step[] = [];
  for (const step of steps) {
    taken = [...taken, step];
    if (fits(at(taken))) break;
  }
  for (const step of [...taken].reverse()) {
    const without = taken.filter((other) => other !== step);
    if (!(step.shortKind && cutsProducer(without)) && fits(at(without))) taken = without;
  }
  return at(taken);
}

/** What stands outside of the column, and what the column therefore does without. */
interface Beside {
  readonly marks: readonly Mark[];
  readonly printed: ReadonlyMap<FaceField, string>;
  readonly holds: Step;
}

/** Stars along the QR, where under it there is only room for the ID. */
function besideOf(face: StampFace, { caption }: StampLayout): Beside | undefined {
  const marks = caption && stripStars(face.star, caption);
  return marks
    ? { marks, printed: new Map([['star', `${face.star} sao`]]), holds: { stars: false } }
    : undefined;
}

/** Under the QR stands the sample mark, or the host where it is short enough: the address the code opens. */
function captionOf(face: StampFace, host: string, box: Box | null, typeface: Typeface): Beside | undefined {
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

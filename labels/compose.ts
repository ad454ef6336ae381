import { type FaceField, readyTexts, type Shortened, SMALLEST, type StampFace } from './face.ts';
import type { StampLayout } from './layout.ts';
import { type Box, fromPoints } from './millimetre.ts';
import { heightOf, type Placed, placeRow, placeRows } from './place.ts';
import { badgeOf, type Column, type Row } from './row.ts';
import { type Limits, rowsAt } from './rows.ts';
import { cleanText, type Typeface } from './text.ts';

/** A face composed for a layout: the same for every stamp of a batch but for the ID. */
export interface ComposedFace extends Placed {
  readonly shortened: readonly Shortened[];
}

/** The unit of size, tried from the largest down; names are set in 1.42 of it, dates in 0.94. */
const UNIT = { most: fromPoints(9), least: fromPoints(3.2), step: 0.98 } as const;

const WHOLE: Limits = {
  name: Number.POSITIVE_INFINITY,
  producer: Number.POSITIVE_INFINITY,
  host: true,
  lotNumber: true,
  producedOn: true,
  expiresOn: true,
};

/** What gives way first when the smallest type does not fit; stars, ID and the name's first line never do. */
const STEPS: readonly Partial<Limits>[] = [
  { host: false },
  { name: 3, producer: 2 },
  { producer: 1 },
  { name: 2 },
  { producedOn: false },
  { name: 1 },
  { expiresOn: false },
  { producer: 0 },
  { lotNumber: false },
];

/** The limits after so many steps. */
function limitsAfter(steps: number): Limits {
  return Object.assign({}, WHOLE, ...STEPS.slice(0, steps));
}

interface Fit {
  readonly rows: readonly Row[];
  readonly printed: ReadonlyMap<FaceField, string>;
}

/**
 * Sets the words of a face in a layout as large as they fit, at least in 4.5-point type (name 5, host 4); what then
 * does not fit is shortened at a word with an ellipsis, or left out, and listed.
 */
export function composeFace(
  face: StampFace,
  host: string,
  layout: StampLayout,
  typeface: Typeface,
): ComposedFace {
  const texts = readyTexts(face, host, layout.text.width, typeface);
  const under = captionOf(face, host, layout.caption, typeface);
  const column: Column = {
    texts,
    star: face.star,
    badge: face.sample && under?.row.kind !== 'badge',
    width: layout.text.width,
    typeface,
  };
  const hostUnder = under?.row.kind === 'text';
  const fit = fitColumn(column, layout.text.height, hostUnder);
  const body = placeRows(fit.rows, layout.text, layout.align, typeface);
  const caption = under ? placeRow(under.row, under.box, 'middle', typeface) : { marks: [], ids: [] };
  const printed = new Map(hostUnder ? [...fit.printed, ['host', host] as const] : fit.printed);
  const all = [texts.name, texts.producer, ...texts.facts, texts.host];
  return {
    marks: [...body.marks, ...caption.marks],
    ids: body.ids,
    shortened: all.flatMap(({ field, whole }) => compare(field, whole, printed.get(field) ?? '')),
  };
}

function compare(field: FaceField, whole: string, printed: string): Shortened[] {
  return cleanText(whole) === printed ? [] : [{ field, printed, whole: cleanText(whole) }];
}

function fitColumn(column: Column, height: number, hostUnder: boolean): Fit {
  const limits = (base: Limits) => (hostUnder ? { ...base, host: false } : base);
  for (let unit: number = UNIT.most; unit >= UNIT.least; unit *= UNIT.step) {
    const fit = rowsAt(column, unit, limits(WHOLE));
    if (heightOf(fit.rows) <= height) return fit;
  }
  for (let steps = 1; steps < STEPS.length; steps++) {
    const fit = rowsAt(column, UNIT.least, limits(limitsAfter(steps)));
    if (heightOf(fit.rows) <= height) return fit;
  }
  return rowsAt(column, UNIT.least, limits(limitsAfter(STEPS.length)));
}

interface Caption {
  readonly row: Row;
  readonly box: Box;
}

/** Under the QR stands the sample mark, or the host where it is short enough: the address the code opens. */
function captionOf(face: StampFace, host: string, box: Box | null, typeface: Typeface): Caption | undefined {
  if (!box) return undefined;
  if (face.sample) {
    const row: Row = { gap: 0, ...badgeOf(box.height, box.width, typeface) };
    return { row, box: { ...box, height: row.height } };
  }
  const size = Math.min(fromPoints(5.2), box.width / typeface.width(host, 'regular'), box.height / 1.16);
  if (size < SMALLEST.host) return undefined;
  const ascent = 0.92 * size;
  const row: Row = { kind: 'text', text: host, weight: 'regular', size, ascent, gap: 0, height: 1.16 * size };
  return { row, box };
}

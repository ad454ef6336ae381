import { ID_WIDTH } from '../layout/compact.ts';
import type { StampLayout } from '../layout/stampLayout.ts';
import { tonesOf } from '../marks/colours.ts';
import { MARK_KINDS, PLAIN_LOOK, type StampLook } from '../marks/look.ts';
import type { Box } from '../millimetre.ts';
import { bandOf } from './band.ts';
import { type Beside, besidesOf, captionOf, cornersOf } from './beside.ts';
import { EMBLEM_WORDS, type Emblem } from './emblem.ts';
import { type FaceField, ID_SHAPE, readyTexts, SAMPLE_MARK, type Shortened, type StampFace } from './face.ts';
import { fitColumn, readsBetter } from './fit.ts';
import { type Placed, placeRows } from './place.ts';
import type { Column } from './row.ts';
import type { Fit } from './rows.ts';
import type { Step } from './step.ts';
import { cleanText, type Typeface } from './text.ts';
import { lying, turnUp } from './turn.ts';

/** A face composed for a layout: the same for every stamp of a batch but for the ID. */
export interface ComposedFace extends Placed {
  readonly shortened: readonly Shortened[];
}

/**
 * Sets the words of a face in a layout as large as they fit, at least in 4.5-point type (name 5, host and a long lot
 * number 4); what then does not fit is shortened at a word with an ellipsis (a producer between kind and last words), or left out, and listed.
 * Marks and story of the look stand where there is room for them above that. On the smallest labels words run upwards
 * where so more of them can be read.
 */
export function composeFace(
  face: StampFace,
  host: string,
  layout: StampLayout,
  typeface: Typeface,
  look: StampLook = PLAIN_LOOK,
): ComposedFace {
  const emblems = emblemsOf(look);
  const band = bandOf(layout, look);
  const corners = cornersOf(emblems, layout.compact ? [] : layout.corners);
  const wholes = wholesOf(face, host, look);
  const fixed = { face, host, typeface, look, wholes, emblems: corners.rest, compact: layout.compact };
  const besides = layout.compact
    ? besidesOf(face, layout, look, typeface)
    : [captionOf(face, host, layout.caption, typeface)];
  const body = fullest(besides, (beside) => {
    const badge = face.sample && !beside?.printed.has('sample');
    const words = setWords({ ...fixed, badge, held: beside?.holds ?? {} }, band.text, layout.align);
    const printed = new Map([...words.printed, ...(beside?.printed ?? []), ...corners.printed]);
    return { ...words, marks: [...words.marks, ...(beside?.marks ?? [])], printed };
  });
  return {
    marks: [...band.marks, ...body.marks, ...corners.marks],
    ids: body.ids,
    shortened: [...wholes].flatMap(([field, whole]) => compare(field, whole, body.printed.get(field) ?? '')),
  };
}

/** The first way in which stars, ID and sample mark all stand. */
function fullest(
  besides: readonly (Beside | undefined)[],
  set: (beside: Beside | undefined) => Words,
): Words {
  const standing = ({ printed }: Words) =>
    (['star', 'id', 'sample'] as const).filter((field) => (printed.get(field) ?? '') !== '').length;
  const ways = besides.map(set);
  return ways.reduce((best, way) => (standing(way) > standing(best) ? way : best));
}

/** What a column is set with, however wide it is. */
interface Setting {
  readonly face: StampFace;
  readonly host: string;
  readonly typeface: Typeface;
  readonly look: StampLook;
  readonly wholes: ReadonlyMap<FaceField, string>;
  readonly emblems: readonly Emblem[];
  readonly compact: boolean;
  readonly badge: boolean;
  readonly held: Step;
}

interface Words extends Placed {
  readonly printed: Fit['printed'];
}

function fitIn(setting: Setting, { width, height }: Box): Fit {
  const { face, host, typeface, look, badge, compact, emblems } = setting;
  const texts = readyTexts(face, host, look.story, { width, typeface });
  const tones = tonesOf(look.colours);
  const column: Column = { texts, star: face.star, badge, compact, width, typeface, emblems, tones };
  return fitColumn(column, height, setting.held);
}

/** A box in which words that run upwards have longer lines than upright ones, and long enough for an ID on two. */
function isUpright({ width, height }: Box): boolean {
  return height > width && height >= ID_WIDTH.two;
}

/** The words in their box: upright, or on the smallest labels upwards where that reads better. */
function setWords(setting: Setting, box: Box, align: StampLayout['align']): Words {
  const { typeface, wholes, compact } = setting;
  const upright = fitIn(setting, box);
  const turned = compact && isUpright(box) ? fitIn(setting, lying(box)) : undefined;
  if (turned && readsBetter(turned, upright, wholes)) {
    const placed = placeRows(turned.rows, lying(box), 'middle', typeface);
    return { ...turnUp(placed, box), printed: turned.printed };
  }
  return { ...placeRows(upright.rows, box, align, typeface), printed: upright.printed };
}

function emblemsOf({ marks }: StampLook): Emblem[] {
  return MARK_KINDS.flatMap((kind) => {
    const art = marks[kind];
    return art ? [{ kind, art }] : [];
  });
}

/** Every field that a stamp should show, and the whole of it, in the order they are told. */
function wholesOf(face: StampFace, host: string, look: StampLook): Map<FaceField, string> {
  const days = { producedOn: face.producedOn, expiresOn: face.expiresOn };
  const printedDay = (word: string, day: string) => `${word} ${day.split('-').reverse().join('/')}`;
  const wholes: (readonly [FaceField, string])[] = [
    ...(face.sample ? [['sample', SAMPLE_MARK] as const] : []),
    ['star', `${face.star} sao`],
    ['id', ID_SHAPE],
    ['productName', face.productName],
    ['producerName', face.producerName],
    ['lotNumber', `Lô ${face.lotNumber}`],
    ...(days.producedOn ? [['producedOn', printedDay('NSX', days.producedOn)] as const] : []),
    ...(days.expiresOn ? [['expiresOn', printedDay('HSD', days.expiresOn)] as const] : []),
    ['host', host],
    ...(look.story === null ? [] : [['story', look.story] as const]),
    ...emblemsOf(look).map(({ kind }) => [`${kind}Mark`, EMBLEM_WORDS[kind]] as const),
  ];
  return new Map(wholes.map(([field, whole]) => [field, cleanText(whole)]));
}

function compare(field: FaceField, whole: string, printed: string): Shortened[] {
  return whole === printed ? [] : [{ field, printed, whole }];
}

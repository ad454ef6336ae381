import type { Star } from '#core/authority';
import type { Day } from '#core/day';
import { fromPoints } from '../millimetre.ts';
import { dayLines, lotLines } from './fact.ts';
import { abbreviateKind } from './producerKind.ts';
import { cleanText, clipWord, printableText, type Typeface, type Weight } from './text.ts';

/** What every stamp of a batch shows alike. */
export interface StampFace {
  readonly productName: string;
  readonly producerName: string;
  readonly star: Star;
  readonly lotNumber: string;
  readonly producedOn: Day | null;
  readonly expiresOn: Day | null;
  /** Sample data is marked `DỮ LIỆU MẪU`. */
  readonly sample: boolean;
}

/** Parts of a stamp that may be shortened or left out; sample mark, stars and ID only on the smallest labels, marks and story first. */
export type FaceField =
  | 'sample'
  | 'star'
  | 'id'
  | 'productName'
  | 'producerName'
  | 'lotNumber'
  | 'producedOn'
  | 'expiresOn'
  | 'host'
  | 'story'
  | 'ocopMark'
  | 'officeMark'
  | 'producerMark';

/** A text that did not fit: what is printed (nothing when left out) and the whole of it. */
export interface Shortened {
  readonly field: FaceField;
  readonly printed: string;
  readonly whole: string;
}

/** The smallest type anything is set in (mm of em): below it, print on label paper closes up. */
export const SMALLEST = {
  productName: fromPoints(5),
  text: fromPoints(4.5),
  id: fromPoints(4.5),
  host: fromPoints(4),
  lot: fromPoints(4),
} as const;

/** What sample stamps say. */
export const SAMPLE_MARK = 'DỮ LIỆU MẪU';
/** What they say where the ID would have no room beside that: `MẪU`, a specimen. */
export const SHORT_SAMPLE_MARK = 'MẪU';

/** Stands in a report for the IDs left out, which differ from stamp to stamp. */
export const ID_SHAPE = '#### #### ####-#';

/** One text of the face, made ready for a column: no token is wider than the column at the smallest type; none where no letter can be printed. */
export interface FaceText {
  readonly field: FaceField;
  readonly weight: Weight;
  readonly tokens: readonly string[];
  readonly whole: string;
}

/** All texts of a face, made ready for a column of some width. */
export interface FaceTexts {
  readonly name: FaceText;
  readonly producer: FaceText;
  /** The same with the usual abbreviation of its kind: `HTX`, `Cty TNHH`. */
  readonly shortProducer: FaceText;
  /** Lot, production date, expiry: one token that is not broken, or one for each line; none where it cannot stand whole. */
  readonly facts: readonly FaceText[];
  readonly host: FaceText;
  /** A line in the producer's words, where the look has one. */
  readonly story: FaceText | null;
  /** `OCOP 4 sao`, then the same with fewer words. */
  readonly starLabels: readonly string[];
}

function printedDay(day: Day): string {
  return day.split('-').reverse().join('/');
}

/** The column that texts are made ready for (mm), and what they are set in. */
interface Ready {
  readonly width: number;
  readonly typeface: Typeface;
}

function ready(
  field: FaceField,
  text: string,
  weight: Weight,
  smallest: number,
  { width, typeface }: Ready,
): FaceText {
  const tokens = printableText(text, typeface, weight).split(' ').filter(Boolean);
  const widthOf = (token: string) => typeface.width(token, weight);
  return {
    field,
    weight,
    tokens: tokens.map((token) => clipWord(token, width / smallest, widthOf)),
    whole: text,
  };
}

function factsOf(face: StampFace, { width, typeface }: Ready): FaceText[] {
  const widthOf = (text: string) => typeface.width(text, 'regular');
  const limits = { usual: width / SMALLEST.text, least: width / SMALLEST.lot };
  const lot = `Lô ${face.lotNumber}`;
  const printable = printableText(lot, typeface, 'regular');
  const fact = (field: FaceField, whole: string, tokens: readonly string[]): FaceText => {
    return { field, whole, tokens, weight: 'regular' };
  };
  const day = (field: FaceField, word: string, on: Day | null) => {
    const text = on && `${word} ${printedDay(on)}`;
    return text ? [fact(field, text, dayLines(text, limits, widthOf))] : [];
  };
  return [
    fact('lotNumber', lot, printable === cleanText(lot) ? lotLines(printable, limits, widthOf) : []),
    ...day('producedOn', 'NSX', face.producedOn),
    ...day('expiresOn', 'HSD', face.expiresOn),
  ];
}

/** Makes the texts of a face ready for a column of that width (mm): cleaned, without letters the typeface lacks. */
export function readyTexts(face: StampFace, host: string, story: string | null, on: Ready): FaceTexts {
  const producer = (text: string) => ready('producerName', text, 'regular', SMALLEST.text, on);
  return {
    name: ready('productName', face.productName, 'semibold', SMALLEST.productName, on),
    producer: producer(face.producerName),
    shortProducer: producer(abbreviateKind(face.producerName)),
    facts: factsOf(face, on),
    host: ready('host', host, 'regular', SMALLEST.host, on),
    story: story === null ? null : ready('story', story, 'regular', SMALLEST.text, on),
    starLabels: [`OCOP ${face.star} sao`, `${face.star} sao`, ''],
  };
}

import type { Star } from '#core/authority';
import type { Day } from '#core/day';
import { fromPoints } from './millimetre.ts';
import { clipWord, ELLIPSIS, printableText, type Typeface, type Weight } from './text.ts';

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

/** Words of a stamp that may be shortened; stars, ID and the sample mark never are. */
export type FaceField = 'productName' | 'producerName' | 'lotNumber' | 'producedOn' | 'expiresOn' | 'host';

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
} as const;

/** What sample stamps say. */
export const SAMPLE_MARK = 'DỮ LIỆU MẪU';

/** One text of the face, made ready for a column: no token is wider than the column at the smallest type. */
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
  /** Lot, production date, expiry: each one token that is not broken. */
  readonly facts: readonly FaceText[];
  readonly host: FaceText;
  /** `OCOP 4 sao`, then the same with fewer words. */
  readonly starLabels: readonly string[];
}

function printedDay(day: Day): string {
  return day.split('-').reverse().join('/');
}

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
  split: boolean,
): FaceText {
  const printable = printableText(text, typeface, weight) || ELLIPSIS;
  const tokens = split ? printable.split(' ') : [printable];
  const widthOf = (token: string) => typeface.width(token, weight);
  return {
    field,
    weight,
    tokens: tokens.map((token) => clipWord(token, width / smallest, widthOf)),
    whole: text,
  };
}

/** Makes the texts of a face ready for a column of that width (mm): cleaned, without letters the typeface lacks. */
export function readyTexts(face: StampFace, host: string, width: number, typeface: Typeface): FaceTexts {
  const on = { width, typeface };
  const fact = (field: FaceField, text: string) => ready(field, text, 'regular', SMALLEST.text, on, false);
  const facts = [fact('lotNumber', `Lô ${face.lotNumber}`)];
  if (face.producedOn) facts.push(fact('producedOn', `NSX ${printedDay(face.producedOn)}`));
  if (face.expiresOn) facts.push(fact('expiresOn', `HSD ${printedDay(face.expiresOn)}`));
  return {
    name: ready('productName', face.productName, 'semibold', SMALLEST.productName, on, true),
    producer: ready('producerName', face.producerName, 'regular', SMALLEST.text, on, true),
    facts,
    host: ready('host', host, 'regular', SMALLEST.host, on, false),
    starLabels: [`OCOP ${face.star} sao`, `${face.star} sao`, ''],
  };
}

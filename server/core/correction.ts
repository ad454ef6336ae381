import type { Star } from './authority.ts';
import type { Day } from './day.ts';

/** What one recognition says that a later decision may put right; its beginning and its product it may not. */
export interface Correctable {
  readonly star: Star;
  readonly score: number | null;
  readonly criteriaVersion: string | null;
  readonly validTo: Day;
  readonly certificateText: string | null;
  readonly producerName: string | null;
  readonly address: string | null;
  readonly potentialFive: boolean;
}

/** One thing put right, from what to what; null where nothing was told. */
export interface Corrected {
  readonly field: keyof Correctable;
  readonly from: string | number | boolean | null;
  readonly to: string | number | boolean | null;
}

const FIELDS = [
  'star',
  'score',
  'criteriaVersion',
  'validTo',
  'certificateText',
  'producerName',
  'address',
  'potentialFive',
] as const satisfies readonly (keyof Correctable)[];

/** Exactly what differs between a recognition and the one that corrects it, in the order of their certificate. */
export function correctedFields(was: Correctable, is: Correctable): Corrected[] {
  return FIELDS.filter((field) => was[field] !== is[field]).map((field) => ({
    field,
    from: was[field],
    to: is[field],
  }));
}

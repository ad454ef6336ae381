import { fromPoints } from '../millimetre.ts';
import { SMALLEST } from './face.ts';
import { LEAST_SMALL_ID } from './row.ts';
import type { Limits } from './rows.ts';
import { UNIT } from './unit.ts';

/** Everything stands. */
export const WHOLE: Limits = {
  sample: true,
  stars: true,
  id: true,
  smallId: null,
  name: Number.POSITIVE_INFINITY,
  producer: Number.POSITIVE_INFINITY,
  shortKind: false,
  host: true,
  lotNumber: true,
  producedOn: true,
  expiresOn: true,
  story: true,
  ocopMark: true,
  officeMark: true,
  producerMark: true,
};

/** What one step gives up. */
export type Step = Partial<Limits>;

/** The words alone, as they stand without a look. */
export const NO_EXTRAS: Step = { story: false, ocopMark: false, officeMark: false, producerMark: false };

/**
 * Story and marks take no word from a stamp: each goes before the unit of size would be smaller than this (mm), the
 * story first; the OCOP mark, which stamps are bought for, only where all words in the smallest type leave it no room.
 */
export const EXTRAS: readonly { readonly left: Step; readonly least: number }[] = [
  { left: {}, least: fromPoints(4.8) },
  { left: { story: false }, least: fromPoints(4.5) },
  { left: { story: false, producerMark: false }, least: fromPoints(4.2) },
  { left: { ...NO_EXTRAS, ocopMark: true }, least: UNIT.least },
];

/** What gives way first when the smallest type does not fit; stars, ID and the name's first line never do. */
export const STEPS: readonly Step[] = [
  { host: false },
  { shortKind: true },
  { name: 3, producer: 2 },
  { producer: 1 },
  { name: 2 },
  { producer: 0 },
  { name: 1 },
  { producedOn: false },
  { expiresOn: false },
  { lotNumber: false },
];

/**
 * On the smallest labels stars, ID and name come before all else. Sample mark, stars and ID are given up last, and
 * only so that ways to set them can be compared: the compact layout takes no label on which none holds them.
 */
export const COMPACT_STEPS: readonly Step[] = [
  { host: false },
  { shortKind: true },
  { producer: 2 },
  { producer: 1 },
  { producer: 0 },
  { producedOn: false },
  { expiresOn: false },
  { lotNumber: false },
  { name: 3 },
  { name: 2 },
  { name: 1 },
  { name: 0 },
  { smallId: SMALLEST.id },
  { smallId: (SMALLEST.id + LEAST_SMALL_ID) / 2 },
  { smallId: LEAST_SMALL_ID },
  { id: false },
  { stars: false },
  { sample: false },
];

/**
 * Whether a step may be taken back while others stay: a producer's kind stays abbreviated while words of the name are
 * cut, and no producer gets a line that the product's name still lacks.
 */
export function mayReturn(step: Step, others: readonly Step[]): boolean {
  if (step.shortKind) return others.every(({ producer }) => producer === undefined);
  if (step.producer === undefined) return true;
  const nameLines = Math.min(...others.map(({ name }) => name ?? Number.POSITIVE_INFINITY));
  return step.producer < nameLines;
}

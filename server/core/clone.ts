import type { Instant } from './day.ts';
import type { Sighting } from './sighting.ts';

/** How a stamp's looks appear: `watch` and `alarm` go to the office first and accuse nobody. */
export type CloneLevel = 'ordinary' | 'watch' | 'alarm';

/** What many looks are likelier from: a stamp copied on to other goods, or one stamp's picture passed around. */
export type Likeness = 'copied' | 'leaked-photo';

/** Grows with every change of the weights; written into every signal. */
export const WEIGHTS_VERSION = 1;

/** What is remembered of one stamp's looks: JSON, bounded whatever comes, without a hash older than 60 days. */
export interface CloneState {
  readonly visitors: number;
}

/** Everything points are given for; a list closed so that each has its words. */
export const EVIDENCE_KINDS = [
  'home-network',
  'bought',
  'commune',
  'province',
  'travel',
  'pin-again',
  'visitors',
  'lifespan',
] as const;

/** One kind of evidence. */
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/**
 * One line of an alarm's explanation. `count` is all there is of it, as a person would say it: homes, visitors who
 * bought, communes, provinces, journeys too fast, times the PIN was shown again, visitors, days. `points` are counted
 * from what is beyond the ordinary, up to the row's cap.
 */
export interface Evidence {
  readonly kind: EvidenceKind;
  readonly count: number;
  readonly points: number;
}

/** What a stamp's looks come to. */
export interface CloneScore {
  readonly score: number;
  readonly level: CloneLevel;
  readonly likeness: Likeness;
  readonly evidence: readonly Evidence[];
}

/** The state of a stamp nobody looked at. */
export const NO_SIGHTINGS: CloneState = { visitors: 0 };

/** The state after one more look or answer. */
export function addSighting(state: CloneState, _sighting: Sighting): CloneState {
  return { visitors: state.visitors + 1 };
}

/** The same state without the marks last seen before an instant; its score stays. */
export function forgetMarks(state: CloneState, _before: Instant): CloneState {
  return state;
}

/** Whether somebody who looked at so many different stamps within 7 days works with them. */
export function isStaff(distinctStampsIn7Days: number): boolean {
  return distinctStampsIn7Days >= 12;
}

/** The points of a state as of an instant, and what they mean. */
export function scoreOf(_state: CloneState, _now: Instant): CloneScore {
  return { score: 0, level: 'ordinary', likeness: 'copied', evidence: [] };
}

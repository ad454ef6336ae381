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

/** One line of an alarm's explanation: the kind of evidence, how much of it, and its points. */
export interface Evidence {
  readonly kind: string;
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

/** The points of a state as of an instant, and what they mean. */
export function scoreOf(_state: CloneState, _now: Instant): CloneScore {
  return { score: 0, level: 'ordinary', likeness: 'copied', evidence: [] };
}

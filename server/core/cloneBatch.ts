import type { CloneState } from './clone.ts';

/** One batch's looks: how many of its stamps were looked at by several visitors in several places (`isSpread`). */
export interface BatchLooks {
  readonly batch: string;
  readonly spread: number;
}

/** What a batch's looks come to beside the same producer's other batches. */
export interface BatchScore {
  readonly level: 'ordinary' | 'alarm';
  readonly spread: number;
  /** The number of such stamps from which the batch stands out. */
  readonly threshold: number;
}

/** Whether one stamp was looked at by 3 visitors or more and in two places: once is ordinary, many of one sheet not. */
export function isSpread(state: CloneState): boolean {
  return state.visitors >= 3;
}

/** One batch beside all batches of its producer (itself among them). */
export function scoreBatch(batch: BatchLooks, _all: readonly BatchLooks[]): BatchScore {
  return { level: 'ordinary', spread: batch.spread, threshold: Number.POSITIVE_INFINITY };
}

import type { CloneState } from './clone.ts';

/** One batch's looks: how many stamps it has, and how many of them are spread (`isSpread`). */
export interface BatchLooks {
  readonly stamps: number;
  readonly spread: number;
}

/** What a batch's looks come to beside the same producer's other batches. */
export interface BatchScore {
  readonly level: 'ordinary' | 'alarm';
  readonly spread: number;
  /** The number of spread stamps from which this batch stands out. */
  readonly threshold: number;
}

/** Fewer spread stamps than these say nothing, however small the batch. */
const FEWEST = 5;
/** With fewer other batches than these, the usual part of spread stamps is the one of the simulated market. */
const ENOUGH_BATCHES = 3;
const USUAL_RATE = 0.004;
/** Four deviations; 1.4826 makes the median deviation one of a normal distribution. */
const DEVIATIONS = 4;
const MAD_TO_SIGMA = 1.4826;

/** Whether one stamp had 3 visitors or more and anything twice: ordinary once, not for many stamps of one sheet. */
export function isSpread({ visitors, homes, buyers, provinces, communes }: CloneState): boolean {
  return visitors >= 3 && Math.max(homes, buyers, provinces.length, communes.length) >= 2;
}

function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low, high] = [Math.floor((sorted.length - 1) / 2), Math.ceil((sorted.length - 1) / 2)];
  return ((sorted[low] ?? 0) + (sorted[high] ?? 0)) / 2;
}

/**
 * Many codes of one batch each copied a little: more spread stamps than the median of the producer's other batches
 * plus four deviations, and than chance gives around that median. Batches are compared by their part of spread stamps.
 */
export function scoreBatch(batch: BatchLooks, others: readonly BatchLooks[]): BatchScore {
  const rates = others.filter(({ stamps }) => stamps > 0).map(({ spread, stamps }) => spread / stamps);
  const enough = rates.length >= ENOUGH_BATCHES;
  const usual = enough ? medianOf(rates) : USUAL_RATE;
  const deviation = enough ? medianOf(rates.map((rate) => Math.abs(rate - usual))) : 0;
  const expected = usual * batch.stamps;
  const byOthers = expected + DEVIATIONS * MAD_TO_SIGMA * deviation * batch.stamps;
  const byChance = expected + DEVIATIONS * Math.sqrt(expected);
  const threshold = Math.max(FEWEST, byOthers, byChance);
  return { level: batch.spread > threshold ? 'alarm' : 'ordinary', spread: batch.spread, threshold };
}

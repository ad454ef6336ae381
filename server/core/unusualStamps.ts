import type { Instant } from './day.ts';

/** The span orders are looked at over, and how far back a producer's usual is taken from: 30 and 390 days. */
export const UNUSUAL = { spanMs: 30 * 86_400_000, backMs: 390 * 86_400_000, times: 3 } as const;

/** What a producer was issued: of late, before that, since when, and the most it may have in 30 days. */
export interface Issued {
  readonly recent: number;
  readonly earlier: number;
  readonly firstAt: Instant;
  readonly limit: number;
}

/**
 * A producer's usual in 30 days, over the time it has had stamps (13 spans at most, the latest not counted); null
 * where it had none before.
 */
export function usualOf({ earlier, firstAt }: Issued, now: Instant): number | null {
  if (earlier === 0) return null;
  const from = Math.max(firstAt, now - UNUSUAL.backMs);
  const spans = Math.max(1, (now - UNUSUAL.spanMs - from) / UNUSUAL.spanMs);
  return earlier / spans;
}

/** True where the last 30 days passed the limit, or are over three times the producer's usual. */
export function isUnusual(issued: Issued, now: Instant): boolean {
  const usual = usualOf(issued, now);
  return issued.recent > issued.limit || (usual !== null && issued.recent > UNUSUAL.times * usual);
}

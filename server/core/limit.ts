/** How many stamps a producer may order without an approver. */
export interface StampLimit {
  /** For one lot; null: no more than the lot holds, which no approval lifts. */
  readonly perLot: number | null;
  readonly per30Days: number;
}

/** Everybody's limit while the office has set none. */
export const USUAL_LIMIT: StampLimit = { perLot: null, per30Days: 50_000 };

/** The days that `per30Days` looks back over, ms. */
export const LIMIT_WINDOW_MS = 30 * 86_400_000;

/** What an order is held against: stamps issued for its lot ever, and for its producer in the last 30 days. */
export interface LimitedOrder {
  readonly limit: StampLimit;
  readonly lotIssued: number;
  readonly last30Days: number;
  readonly quantity: number;
}

/** The limit that an order passes, and by how many stamps. */
export interface PassedLimit {
  readonly which: 'per-lot' | 'per-30-days';
  readonly limit: number;
  readonly over: number;
}

/**
 * The limit an order passes by most, or undefined where it passes none. Voided stamps count as issued: else whoever
 * voids could issue without end.
 */
export function limitPassed({
  limit,
  lotIssued,
  last30Days,
  quantity,
}: LimitedOrder): PassedLimit | undefined {
  const passed: PassedLimit[] = [
    { which: 'per-30-days', limit: limit.per30Days, over: last30Days + quantity - limit.per30Days },
  ];
  if (limit.perLot !== null) {
    passed.push({ which: 'per-lot', limit: limit.perLot, over: lotIssued + quantity - limit.perLot });
  }
  return passed.filter(({ over }) => over > 0).sort((a, b) => b.over - a.over)[0];
}

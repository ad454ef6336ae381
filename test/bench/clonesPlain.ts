import type { CloneState } from '#core/clone';

// The points the rule began from, counted on the same states, so that the table shows what choosing them anew brought.

const WATCH = 6.5;
const ALARM = 9.5;
const DAY_MS = 86_400_000;

/** The level by the first points: every kind the same for each one beyond the first, up to its cap. */
export function plainLevel(state: CloneState): 'ordinary' | 'watch' | 'alarm' {
  const { homes, buyers, communes, travels, pins, visitors, livedMs } = state;
  const provinces = new Set([...state.provinces, ...state.toldProvinces]).size;
  const beyond = (count: number, cap: number) => Math.min(cap, Math.max(0, count - 1));
  const kinds = [
    2.5 * beyond(homes, 5),
    2.5 * beyond(buyers, 3),
    5 * beyond(communes.length, 4),
    1.5 * beyond(provinces, 99),
    4 * Math.min(2, travels),
    8 * beyond(pins, 2),
  ];
  const days = livedMs / DAY_MS;
  const long = days > 60 && visitors >= 3 ? Math.log2(days / 30) : 0;
  const score = kinds.reduce((sum, points) => sum + points, 0.05 * Math.max(0, visitors - 3) + long);
  if (score < WATCH || kinds.filter((points) => points > 0).length < 2) return 'ordinary';
  return score < ALARM ? 'watch' : 'alarm';
}

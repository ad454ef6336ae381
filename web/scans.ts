import type { Lang } from './lang.ts';
import { formatNumber } from './refusalText.ts';
import { scanDaysText } from './text/scanDays.ts';

/** Fewer than this are shown only as fewer (Law 91/2025/QH15: no aggregate shows a cell under 5). */
export const FEWEST_SHOWN = 5;

/** How many scans, as everybody may read it: none is 0, a few are `dưới 5`. */
export function formatScans(lang: Lang, scans: number): string {
  return scans > 0 && scans < FEWEST_SHOWN ? scanDaysText(lang).few : formatNumber(lang, scans);
}

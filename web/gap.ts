import { fill } from './fill.ts';
import { formatNumber } from './refusalText.ts';
import { inspectionsText } from './text/inspections.ts';
import type { Lang } from './text.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something took, as people say it: minutes to two hours, hours to two days, then days. */
export function gapWords(lang: Lang, ms: number): string {
  const text = inspectionsText(lang);
  const say = (words: string, unit: number) =>
    fill(words, { count: formatNumber(lang, Math.floor(ms / unit)) });
  if (ms >= 2 * DAY) return say(text.days, DAY);
  return ms >= 2 * HOUR ? say(text.hours, HOUR) : say(text.minutesLong, MINUTE);
}

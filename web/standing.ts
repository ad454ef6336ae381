import { dayOf } from '#core/day';
import { currentOn, inForceOn, type Recognition } from '#core/recognition';
import type { StampRecord, Verdict } from '#core/verdict';

/** The recognition a verdict's product stands on as of its instant: its latest that has begun, else the stamp's own. */
export function standingOf(record: StampRecord, asOf: Verdict['asOf']): Recognition {
  return currentOn(record.recognitions, dayOf(asOf)) ?? record.recognition;
}

/** The recognition in force as of the verdict's instant, or undefined when there is none. */
export function inForceOf(record: StampRecord, asOf: Verdict['asOf']): Recognition | undefined {
  return inForceOn(record.recognitions, dayOf(asOf));
}

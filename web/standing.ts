import { dayOf } from '#core/day';
import { currentOn, inForceOn, type Recognition, type Withdrawal } from '#core/recognition';
import type { StampRecord, Verdict } from '#core/verdict';

/** The recognition a verdict's product stands on as of its instant: its latest that has begun, else the stamp's own. */
export function standingOf(record: StampRecord, asOf: Verdict['asOf']): Recognition {
  return currentOn(record.recognitions, dayOf(asOf)) ?? record.recognition;
}

/** The recognition in force as of the verdict's instant, or undefined when there is none. */
export function inForceOf(record: StampRecord, asOf: Verdict['asOf']): Recognition | undefined {
  return inForceOn(record.recognitions, dayOf(asOf));
}

/** The withdrawal in effect: the one for danger that touches the stamp, else the standing recognition's. */
export function withdrawalOf(
  record: StampRecord,
  { asOf, safety }: Pick<Verdict, 'asOf' | 'safety'>,
): Withdrawal | null {
  const { withdrawal } = standingOf(record, asOf);
  return safety ?? (withdrawal && withdrawal.effectiveOn <= dayOf(asOf) ? withdrawal : null);
}

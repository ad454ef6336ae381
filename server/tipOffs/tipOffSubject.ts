import type { Instant } from '#core/day';
import type { Origin } from '#core/origin';
import { formatRecordPath, parseStampPath, type Stamp } from '#core/stamp';
import { type Headline, headlineOf, type Verdict } from '#core/verdict';
import { type Trust, verify } from '#core/verify';
import { LONGEST_ADDRESS } from '../forms/tipOff.ts';

/** What a tip-off is about: the text that was scanned, what it says of itself, and what the register holds. */
export interface TipOffSubject {
  /** The scanned text as the form carries it; empty where there was none. */
  readonly text: string;
  readonly verdict: Verdict | null;
}

/** An address of ours may come as its path alone. */
function wholeAddress(text: string, origin: Origin): string {
  return text.startsWith('/') ? origin + text : text;
}

function miniIn(text: string, origins: readonly Origin[]): Stamp | undefined {
  const origin = origins.find((one) => text.startsWith(`${one}/`));
  const stamp = origin && parseStampPath(text.slice(origin.length));
  return stamp?.form === 'mini' ? stamp : undefined;
}

/**
 * What may be shown of a scanned text on the form: a mini stamp as its public record, whatever its code, or the form
 * would tell whoever guesses codes which of them are right.
 */
export async function subjectShown(
  trust: Trust,
  origin: Origin,
  given: string,
  now: Instant,
): Promise<TipOffSubject> {
  const text = given.trim().slice(0, LONGEST_ADDRESS);
  if (text === '') return { text, verdict: null };
  const whole = wholeAddress(text, origin);
  const mini = miniIn(whole, trust.origins);
  return { text, verdict: await verify(mini ? origin + formatRecordPath(mini) : whole, trust, now) };
}

/** What the office is told of a scanned text: what its page showed, nothing of it hidden. */
export async function subjectTold(
  trust: Trust,
  origin: Origin,
  given: string,
  now: Instant,
): Promise<TipOffSubject> {
  const text = given.trim().slice(0, LONGEST_ADDRESS);
  if (text === '') return { text, verdict: null };
  return { text, verdict: await verify(wholeAddress(text, origin), trust, now) };
}

/** Headlines that speak of the code and not of the stamp: they are today what they were. */
const OF_THE_CODE: readonly Headline[] = ['forged', 'foreign', 'unreadable'];

/** What a stamp's page shows today to whoever scans what was scanned then. */
export function headlineToday(then: Headline, record: Verdict): Headline {
  if (OF_THE_CODE.includes(then)) return then;
  return headlineOf(then === 'record' ? record : { ...record, origin: 'signed' }).headline;
}

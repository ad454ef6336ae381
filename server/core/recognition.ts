import type { Star } from './authority.ts';
import { addMonths, type Day, daysBetween } from './day.ts';

/** The end of a recognition by an act, citing clause, article and decision; lapse is the end by time. */
export interface Withdrawal {
  readonly effectiveOn: Day;
  readonly clause: string;
  readonly article: string;
  /** The document whose clause and article these are, as `Quyết định 1489/QĐ-TTg`, where it is told. */
  readonly document?: string;
  readonly reason: string;
  /** A danger to people: every stamp of the product issued before it warns, old recognitions' too. */
  readonly safety: boolean;
  /** The decision that withdrew, where the register tells. */
  readonly decision?: { readonly numberText: string; readonly authority: string; readonly signedOn: Day };
}

/** Stars awarded by one decision line, with validity; never edited, only superseded by another line. */
export interface Recognition {
  readonly id: string;
  readonly productId: string;
  readonly star: Star;
  readonly validFrom: Day;
  /** Last day in force, inclusive. */
  readonly validTo: Day;
  readonly withdrawal: Withdrawal | null;
  /** The day its decision was signed: of two that begin on one day, the later signed corrects the other. */
  readonly signedOn?: Day;
}

/** Where a recognition stands on one day. */
export type RecognitionStatus = 'pending' | 'in-force' | 'ending' | 'lapsed' | 'withdrawn' | 'superseded';

/** A recognition runs 36 months (Decisions 148 and 1489/QĐ-TTg). */
export const TERM_MONTHS = 36;

/** From how many days before its end a recognition is `ending`: the office's first and last call. */
export const ENDING_DAYS = { first: 90, last: 30 } as const;

/**
 * The end date offered where a decision states none: the corresponding day 36 months later, inclusive
 * (Civil Code, Art. 147.2: the first day is not counted). Only a default; the stored date rules.
 */
export function defaultValidTo(validFrom: Day): Day {
  return addMonths(validFrom, TERM_MONTHS);
}

/** Days left on a day, counting none for the last day; negative after the end. */
export function daysLeft(recognition: Pick<Recognition, 'validTo'>, day: Day): number {
  return daysBetween(day, recognition.validTo);
}

/** Which call to its producer is due on a day: the last from 30 days before the end, the first from 90, else none. */
export function endingCall(recognition: Recognition, day: Day): keyof typeof ENDING_DAYS | null {
  if (ownStatusOn(recognition, day) !== 'ending') return null;
  return daysLeft(recognition, day) <= ENDING_DAYS.last ? 'last' : 'first';
}

/** The status of one recognition by itself on a day: blind to what superseded it. */
export function ownStatusOn(recognition: Recognition, day: Day): Exclude<RecognitionStatus, 'superseded'> {
  if (recognition.withdrawal && recognition.withdrawal.effectiveOn <= day) return 'withdrawn';
  if (day < recognition.validFrom) return 'pending';
  const left = daysLeft(recognition, day);
  if (left < 0) return 'lapsed';
  return left <= ENDING_DAYS.first ? 'ending' : 'in-force';
}

/** The recognition a product stands on that day: the last that has begun; a pending upgrade changes nothing. */
export function currentOn(recognitions: readonly Recognition[], day: Day): Recognition | undefined {
  const begun = recognitions.filter((recognition) => recognition.validFrom <= day);
  return begun.sort(byBeginning).at(-1);
}

function byBeginning(a: Recognition, b: Recognition): number {
  return (
    a.validFrom.localeCompare(b.validFrom) ||
    (a.signedOn ?? '').localeCompare(b.signedOn ?? '') ||
    a.validTo.localeCompare(b.validTo) ||
    a.id.localeCompare(b.id)
  );
}

/**
 * The status of a recognition among all of its product: `superseded` once a later one has begun while it still
 * stood. One that lapsed or was withdrawn before stays lapsed or withdrawn.
 */
export function statusOn(recognition: Recognition, all: readonly Recognition[], day: Day): RecognitionStatus {
  const own = ownStatusOn(recognition, day);
  if (own === 'withdrawn' || own === 'pending') return own;
  const lastDay = own === 'lapsed' ? recognition.validTo : day;
  const current = currentOn(all, lastDay);
  return current && current.id !== recognition.id ? 'superseded' : own;
}

/** The recognition on which stamps may be issued that day, or undefined when none is in force. */
export function inForceOn(recognitions: readonly Recognition[], day: Day): Recognition | undefined {
  const current = currentOn(recognitions, day);
  if (!current) return undefined;
  const status = ownStatusOn(current, day);
  return status === 'in-force' || status === 'ending' ? current : undefined;
}

/** What a stamp's holder is told of recognition today; `unknown` where no register was asked. */
export type RecognitionFact = 'in-force' | 'ending' | 'lapsed' | 'withdrawn' | 'superseded' | 'unknown';

/**
 * What a stamp frozen at one recognition says on a day: the status its product has, and `superseded` when the
 * product stands on another star, higher or lower. A renewal with the same star carries on. `unknown` before
 * any recognition has begun.
 */
export function factToday(atIssue: Recognition, all: readonly Recognition[], day: Day): RecognitionFact {
  const current = currentOn(all, day) ?? atIssue;
  const status = ownStatusOn(current, day);
  if (status === 'pending') return 'unknown';
  const standing = status === 'in-force' || status === 'ending';
  return standing && current.star !== atIssue.star ? 'superseded' : status;
}

/**
 * The latest withdrawal for danger in effect on a day that touches a stamp: every stamp of the product, except
 * those whose recognition began after the withdrawal and that were issued after it.
 */
export function safetyWithdrawal(
  atIssue: Recognition,
  all: readonly Recognition[],
  issuedOn: Day,
  day: Day,
): Withdrawal | undefined {
  const dangers = all.flatMap(({ withdrawal }) => (withdrawal?.safety ? [withdrawal] : []));
  const touching = dangers.filter(
    ({ effectiveOn }) => effectiveOn <= day && (issuedOn <= effectiveOn || atIssue.validFrom <= effectiveOn),
  );
  return touching.sort((a, b) => a.effectiveOn.localeCompare(b.effectiveOn)).at(-1);
}

/** What a product's line in a list says on a day: its standing, else what it waits for, else `incomplete`. */
export function productStatusOn(
  recognitions: readonly Recognition[],
  day: Day,
): RecognitionStatus | 'incomplete' {
  const current = currentOn(recognitions, day);
  if (current) return ownStatusOn(current, day);
  return recognitions.length > 0 ? 'pending' : 'incomplete';
}

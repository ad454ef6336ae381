import { addDays, type Day, type Instant } from './day.ts';
import { currentOn, daysLeft, ENDING_DAYS, ownStatusOn, type Recognition } from './recognition.ts';

/**
 * Words to a producer before a recognition ends: the notice the authority owes at least 30 days before (`30-day`), and
 * a reminder out of courtesy (`90-day`).
 */
export const NOTICE_KINDS = ['30-day', '90-day'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** What became of a notice's mail. */
export const MAIL_STATES = ['none', 'off', 'queued', 'sent', 'failed'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** A notice that a recognition calls for on a day. */
export interface DueNotice {
  readonly recognition: Recognition;
  readonly kind: NoticeKind;
}

/** True where another recognition, already decided and not withdrawn, carries the product on past this one's end without a gap. */
function isCarriedOn(recognition: Recognition, all: readonly Recognition[]): boolean {
  const { id, validTo } = recognition;
  return all.some(
    (other) =>
      other.id !== id &&
      other.validFrom <= addDays(validTo, 1) &&
      other.validTo > validTo &&
      (other.withdrawal === null || other.withdrawal.effectiveOn > validTo),
  );
}

/**
 * The notices the recognitions of one product call for on a day, each to be made once: `30-day` from 30 days before
 * the end to the last day, `90-day` before that from 90; none for what is withdrawn, superseded, or already renewed.
 */
export function dueNotices(recognitions: readonly Recognition[], day: Day): DueNotice[] {
  const current = currentOn(recognitions, day);
  if (!current || ownStatusOn(current, day) !== 'ending') return [];
  const withdrawnBefore = current.withdrawal !== null && current.withdrawal.effectiveOn <= current.validTo;
  if (withdrawnBefore || isCarriedOn(current, recognitions)) return [];
  const kind = daysLeft(current, day) <= ENDING_DAYS.last ? '30-day' : '90-day';
  return [{ recognition: current, kind }];
}

/** Attempts to send one mail before it is listed as failed. */
export const MOST_MAIL_TRIES = 5;

/** How long to wait after the first, second … attempt: 1, 5, 30 minutes, 2 hours (ms). */
const BACK_OFF_MS = [60_000, 300_000, 1_800_000, 7_200_000] as const;

/** When mail may be tried again after so many tries; null where those were enough. */
export function nextTryAt(tries: number, now: Instant): Instant | null {
  if (tries >= MOST_MAIL_TRIES) return null;
  return now + (BACK_OFF_MS[Math.max(0, tries - 1)] ?? BACK_OFF_MS[3]);
}

import { Refusal } from './refusal.ts';

/** A moment, in milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** A calendar day in Viet Nam, `YYYY-MM-DD`; days compare as text. */
export type Day = string & { readonly __day: true };

/** Viet Nam keeps UTC+07:00 the whole year, without summer time. */
const VIETNAM_OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

function toUtc(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

const twoDigits = (number: number) => (number < 10 ? `0${number}` : `${number}`);

/** By its numbers, which takes a quarter of the time of an ISO instant: every scan asks for its day. */
function fromUtc(ms: number): Day {
  const made = new Date(ms);
  const year = made.getUTCFullYear();
  if (Number.isNaN(year)) throw new RangeError('no instant');
  return `${year}-${twoDigits(made.getUTCMonth() + 1)}-${twoDigits(made.getUTCDate())}` as Day;
}

/** A day from numbers, or undefined where the calendar has no such day (31 April, month 13). Years 1900–2199. */
export function makeDay(year: number, month: number, day: number): Day | undefined {
  if (!Number.isInteger(year) || year < 1900 || year > 2199) return undefined;
  const ms = Date.UTC(year, month - 1, day);
  const made = new Date(ms);
  const same = made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
  return same ? fromUtc(ms) : undefined;
}

/** Reads exactly `YYYY-MM-DD`; throws `invalid-day` for anything else or for a day that does not exist. */
export function parseDay(text: string): Day {
  const match = ISO_DAY.exec(text);
  const day = match && makeDay(Number(match[1]), Number(match[2]), Number(match[3]));
  if (!day) throw new Refusal('invalid-day', { value: text.slice(0, 40) });
  return day;
}

/** The day in Viet Nam (UTC+07:00) on which an instant falls. */
export function dayOf(instant: Instant): Day {
  return fromUtc(instant + VIETNAM_OFFSET_MS);
}

/** Whole minutes since midnight in Viet Nam at an instant: 0 to 1,439. */
export function minuteOf(instant: Instant): number {
  const sinceMidnight = (((instant + VIETNAM_OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS;
  return Math.floor(sinceMidnight / 60_000);
}

/** The first millisecond of a day in Viet Nam. */
export function startOf(day: Day): Instant {
  return toUtc(day) - VIETNAM_OFFSET_MS;
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((toUtc(to) - toUtc(from)) / DAY_MS);
}

/** The day a number of days later (or earlier). */
export function addDays(day: Day, days: number): Day {
  return fromUtc(toUtc(day) + days * DAY_MS);
}

/**
 * The corresponding day a number of months later; where that month is shorter, its last day
 * (Civil Code 91/2015/QH13, Art. 148.3).
 */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return fromUtc(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth)));
}

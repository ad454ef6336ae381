import type { Instant } from '#core/day';
import type { OutboxReport } from '../store.ts';

/** The most reports of one request, and the most of their text, UTF-16 units: a slow line carries that in a minute. */
const MOST_REPORTS = 20;
const MOST_TEXT = 200_000;

/** How long a report that arrived whole is still shown, ms. */
export const SHOWN_MS = 30 * 24 * 3_600_000;

/** What the office answered to reports: each is taken in, refused by code, or not spoken of. */
export interface Answer {
  readonly accepted: readonly string[];
  /** When each of those accepted first came to the office, by its clock. */
  readonly receivedAt: Readonly<Record<string, Instant>>;
  readonly refused: readonly { readonly id: string; readonly code: string }[];
  /** Hashes of photos the office does not have yet. */
  readonly photosWanted: readonly string[];
}

/** Reports in the order they were made. */
export function inOrder<One extends Pick<OutboxReport, 'id' | 'madeAt'>>(reports: readonly One[]): One[] {
  return [...reports].sort((a, b) => a.madeAt - b.madeAt || (a.id < b.id ? -1 : 1));
}

/** The next reports to be sent, oldest first, each as it stands: as many as one request may carry, and at least one. */
export function nextBatch(reports: readonly OutboxReport[], most = MOST_REPORTS): OutboxReport[] {
  const waiting = inOrder(reports.filter(({ state }) => state === 'waiting')).slice(0, most);
  let text = 0;
  const fits = waiting.findIndex(({ report, signature }, index) => {
    text += report.length + signature.length;
    return index > 0 && text > MOST_TEXT;
  });
  return fits < 0 ? waiting : waiting.slice(0, fits);
}

/** Arrived whole so long ago that it is shown no more. */
export function isPast({ state, sentAt }: OutboxReport, now: Instant): boolean {
  return state === 'sent' && sentAt !== null && now - sentAt > SHOWN_MS;
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

const isInstants = (value: unknown): value is Record<string, Instant> =>
  typeof value === 'object' && value !== null && Object.values(value).every(Number.isSafeInteger);

const isRefused = (value: unknown): value is { id: string; code: string } =>
  typeof value === 'object' &&
  value !== null &&
  typeof Reflect.get(value, 'id') === 'string' &&
  typeof Reflect.get(value, 'code') === 'string';

/** Reads the office's answer; undefined for anything else, such as the page of a hotel's network. */
export function readAnswer(value: unknown): Answer | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { accepted, receivedAt = {}, refused, photosWanted } = value as Record<string, unknown>;
  if (!isTexts(accepted) || !isTexts(photosWanted) || !isInstants(receivedAt)) return undefined;
  if (!Array.isArray(refused) || !refused.every(isRefused)) return undefined;
  return { accepted, receivedAt, refused, photosWanted };
}

function settled(report: OutboxReport, at: Instant): OutboxReport {
  const isWhole = report.state === 'accepted' && report.wanted.length === 0;
  return isWhole ? { ...report, state: 'sent', sentAt: at } : report;
}

/**
 * A report after the office's answer to it, which came at an instant; the receipt says what the office's own minutes
 * say. One that was not spoken of stays as it is, to be sent again.
 */
export function afterAnswer(report: OutboxReport, answer: Answer, at: Instant): OutboxReport {
  if (answer.accepted.includes(report.id)) {
    const wanted = report.photos.filter((hash) => answer.photosWanted.includes(hash));
    const acceptedAt = answer.receivedAt[report.id] ?? at;
    const accepted = { ...report, state: 'accepted', refusal: null, acceptedAt, wanted } as const;
    return settled(accepted, at);
  }
  const refusal = answer.refused.find(({ id }) => id === report.id)?.code;
  return refusal === undefined ? report : { ...report, state: 'refused', refusal };
}

/** A report after one of its photos arrived, or can never be sent. */
export function afterPhoto(report: OutboxReport, hash: string, at: Instant, isLost: boolean): OutboxReport {
  const wanted = report.wanted.filter((one) => one !== hash);
  const lost = isLost && !report.lost.includes(hash) ? [...report.lost, hash] : report.lost;
  return settled({ ...report, wanted, lost }, at);
}

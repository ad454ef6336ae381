import { z } from 'zod';
import { Refusal } from '#core/refusal';
import { isKnownHeadline, REPORT_LIMITS } from '#core/report';
import { isStampId, type StampId } from '#core/stampId';
import type { Headline } from '#core/verdict';
import { parseForm } from './form.ts';

/** The most reports, and the most looks, of one request. */
export const MOST_SENT = { reports: 100, sights: 1_000 } as const;

const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);

/** One report as it is sent. */
export const sentReport = z.strictObject({
  id: uuid,
  /** The exact text that was signed; it is read later. */
  report: z.string().max(REPORT_LIMITS.bytes),
  signature: z.string().max(1_000),
});

/** One report as a phone sent it. */
export type SentReport = z.infer<typeof sentReport>;

const sentSight = z.strictObject({
  id: uuid,
  stamp: z.string().refine((text): text is StampId => isStampId(text)),
  at: z.number().int().min(0).max(7_258_093_199_999),
  headline: z.string().refine((text): text is Headline => isKnownHeadline(text)),
});

/** One look of a phone at a stamp, as it was sent. */
export type SentSight = z.infer<typeof sentSight>;

function listIn(text: string | undefined, field: string): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    // No JSON is no list.
    throw new Refusal('invalid-input', { field });
  }
}

/** The list of reports in a field's JSON; `invalid-input`. */
export function reportsGiven(text: string | undefined): SentReport[] {
  const list = z.array(sentReport).max(MOST_SENT.reports);
  return parseForm(z.object({ reports: list }), { reports: listIn(text, 'reports') }).reports;
}

/** The list of looks in a field's JSON; `invalid-input`. */
export function sightsGiven(text: string | undefined): SentSight[] {
  const list = z.array(sentSight).max(MOST_SENT.sights);
  return parseForm(z.object({ sights: list }), { sights: listIn(text, 'sights') }).sights;
}

/** The hash a photo was reported under. */
export const photoForm = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) });

import { Refusal } from '#core/refusal';
import type { Verdict } from '#core/verdict';
import { RefusalPage } from '#web/pages/RefusalPage.tsx';
import { VerdictPage } from '#web/pages/VerdictPage.tsx';
import type { PinShown } from '#web/parts/scan/PinCard.tsx';
import { refusalText } from '#web/refusalText.ts';
import { PROBLEM_TYPE, statusOf, toProblem } from '../problems.ts';
import { renderPage } from '../render.tsx';
import { looksShown } from '../scans/looksShown.ts';
import { formatPinAnswer, formatVerdict } from '../verdictJson.ts';
import { type EdgeContext, frameOf } from './edge.ts';
import { namesHtml, prefersJson } from './negotiate.ts';

/** What an answer in words depends on. */
export const VERDICT_VARY = 'Accept, Accept-Language';

/** True where the asker is a program that named JSON. */
export function asksJson(c: EdgeContext): boolean {
  return prefersJson(c.req.header('accept'));
}

/** What stands beside a verdict, where there is any. */
export interface Beside {
  readonly pin?: PinShown | null;
}

/** A verdict as page or JSON, never kept in a cache: tomorrow it may be another. */
export async function respondVerdict(
  c: EdgeContext,
  verdict: Verdict,
  keep: Readonly<Record<string, string>> = {},
  status: 200 | 404 | 422 = 200,
  { pin = null }: Beside = {},
): Promise<Response> {
  c.header('Vary', VERDICT_VARY);
  c.header('Cache-Control', 'no-store');
  if (asksJson(c)) return c.json({ ...formatVerdict(verdict), ...formatPinAnswer(pin?.answer) }, status);
  const { origin } = c.var.site;
  const about = { verdict, origin, pin, looks: await looksShown(c, verdict), typed: keep.ma };
  return c.html(renderPage(<VerdictPage frame={frameOf(c, keep)} {...about} />), status);
}

/** Sends on to a record's own path, which comes from the register. */
export function redirectToRecord(c: EdgeContext, path: string): Response {
  c.header('Cache-Control', 'no-store');
  return c.redirect(`${path}?lang=${frameOf(c).lang}`, 303);
}

/** After how many seconds to ask again, for what passes by itself. */
const RETRY_AFTER: Readonly<Record<string, string>> = {
  'database-busy': '1',
  'too-busy': '30',
  'too-many-guesses': '600',
  'too-many-tip-offs': '600',
};

const READING = ['GET', 'HEAD'];

/** A refusal as problem document, or in words where a person asked. */
export function respondRefusal(c: EdgeContext, refusal: Refusal): Response {
  const status = statusOf(refusal.code);
  const accept = c.req.header('accept');
  c.header('Vary', VERDICT_VARY);
  c.header('Cache-Control', 'no-store');
  if (refusal.code === 'method-not-allowed') c.header('Allow', READING.join(', '));
  if (RETRY_AFTER[refusal.code]) c.header('Retry-After', RETRY_AFTER[refusal.code]);
  const frame = frameOf(c);
  const page = namesHtml(accept) || READING.includes(c.req.method);
  if (!page || prefersJson(accept)) {
    const body = JSON.stringify(toProblem(refusal, frame.lang));
    return c.body(body, status, { 'Content-Type': PROBLEM_TYPE });
  }
  // This page's style stands in itself, which only a scan's policy lets be; it needs nothing else.
  c.set('policy', 'scan');
  return c.html(renderPage(<RefusalPage frame={frame} said={refusalText(frame.lang, refusal)} />), status);
}

/**
 * Anything thrown as a refusal: one keeps its code and details, unless it speaks of our own insides (status 500);
 * that, and every other error, becomes `unexpected` with an incident id under which the log has the rest.
 */
export function refusalOf(error: unknown, c: EdgeContext): Refusal {
  if (error instanceof Refusal && statusOf(error.code) !== 500) return error;
  const incident = c.var.site.newId('incident');
  c.var.site.log.error({ incident, err: error }, 'unexpected');
  return new Refusal('unexpected', { incident });
}

/** The answer to anything thrown. */
export function respondError(error: unknown, c: EdgeContext): Response {
  return respondRefusal(c, refusalOf(error, c));
}

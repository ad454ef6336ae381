import type { Instant } from '#core/day';
import type { Origin } from '#core/origin';
import { Refusal } from '#core/refusal';
import { formatRecordPath, parseStampPath } from '#core/stamp';
import type { StampId } from '#core/stampId';
import type { Verdict } from '#core/verdict';
import { verify } from '#core/verify';
import type { Asking } from '../edge/edge.ts';
import type { Visit } from '../portal/door.ts';
import { askerOf } from './asker.ts';
import { recordScan } from './scanRecorder.ts';
import { isProven } from './seen.ts';

/**
 * The permanent path of a stamp whose unsigned path was written otherwise than it was issued, as the register has
 * it and never as it was asked; undefined where there is nothing to set right.
 */
export async function findTruePath({ site }: Asking['var'], path: string): Promise<string | undefined> {
  const presented = parseStampPath(path);
  if (presented?.form !== 'record') return undefined;
  const found = await site.findStampPath(presented.id);
  const truePath = found && formatRecordPath(found);
  return truePath === path ? undefined : truePath;
}

/** An address may begin with any origin of ours, of today or of the past. */
function isMiniOf(origin: Origin, text: string): boolean {
  return text.startsWith(origin) && parseStampPath(text.slice(origin.length))?.form === 'mini';
}

/**
 * Answers one scanned, typed or pasted text; throws `too-many-guesses` for a mini code from a network that has sent
 * too many wrong ones.
 */
export async function verifyScan(c: Asking, text: string): Promise<Verdict> {
  const { site } = c.var;
  const now = site.now();
  const trust = await site.trust();
  const isMini = trust.origins.some((origin) => isMiniOf(origin, text));
  const asker = isMini ? askerOf(c) : '';
  if (isMini && site.guesses.isSpent(asker, now)) throw new Refusal('too-many-guesses');
  const verdict = await verify(text, trust, now);
  if (verdict.originReason === 'mac-wrong') site.guesses.countWrong(asker, now);
  return verdict;
}

/** Counts and records a scan that was answered. */
export function noteVerdict(c: Asking, at: Instant, verdict: Verdict): void {
  c.var.site.metrics.verdict(verdict.headline);
  recordScan(c, at, verdict);
}

/** Answers one scan as `verifyScan` does, and records it. */
export async function answerScan(c: Asking, text: string): Promise<Verdict> {
  const now = c.var.site.now();
  const verdict = await verifyScan(c, text);
  noteVerdict(c, now, verdict);
  return verdict;
}

/** A stamp a form speaks of: proven anew from the path it carried, which is written as it was issued. */
export interface ProvenStamp {
  readonly path: string;
  readonly id: StampId;
  readonly verdict: Verdict;
}

/**
 * The stamp whose whole path a form or address carries as `stamp`: only a proven one of a known batch; throws
 * `invalid-stamp-id`, `too-many-guesses`.
 */
export async function provenStamp({ c, fields, query }: Visit): Promise<ProvenStamp> {
  const path = fields.values.stamp ?? query.stamp ?? '';
  const presented = parseStampPath(path);
  const verdict = presented && (await verifyScan(c, c.var.site.origin + path));
  if (!verdict || !isProven(verdict)) throw new Refusal('invalid-stamp-id', { value: path.slice(0, 40) });
  return { path, id: presented.id, verdict };
}

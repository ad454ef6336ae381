import type { Origin } from '#core/origin';
import { Refusal } from '#core/refusal';
import { formatRecordPath, parseStampPath } from '#core/stamp';
import type { Verdict } from '#core/verdict';
import { verify } from '#core/verify';
import type { EdgeContext } from './edge.ts';
import { networkOf } from './guessThrottle.ts';
import { recordScan } from './scanRecorder.ts';

/** Who asks, as coarse as a network: by the last hop a trusted proxy names, else by the socket. */
export function askerOf(c: EdgeContext): string {
  const forwarded = c.var.site.behindProxy
    ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    : undefined;
  return networkOf(forwarded ?? c.env?.incoming?.socket.remoteAddress ?? '');
}

/**
 * The permanent path of a stamp whose unsigned path was written otherwise than it was issued, as the register has
 * it and never as it was asked; undefined where there is nothing to set right.
 */
export async function findTruePath({ site }: EdgeContext['var'], path: string): Promise<string | undefined> {
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
 * Answers one scanned, typed or pasted text and records it; throws `too-many-guesses` for a mini code from a
 * network that has sent too many wrong ones.
 */
export async function answerScan(c: EdgeContext, text: string): Promise<Verdict> {
  const { site } = c.var;
  const now = site.now();
  const trust = await site.trust();
  const isMini = trust.origins.some((origin) => isMiniOf(origin, text));
  const asker = isMini ? askerOf(c) : '';
  if (isMini && site.guesses.isSpent(asker, now)) throw new Refusal('too-many-guesses');
  const verdict = await verify(text, trust, now);
  if (verdict.originReason === 'mac-wrong') site.guesses.countWrong(asker, now);
  recordScan(c, now, verdict);
  return verdict;
}

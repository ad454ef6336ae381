import { formatStampPath } from '#core/stamp';
import type { Verdict } from '#core/verdict';
import type { LooksShown, SaidNow } from '#web/parts/scan/LooksCard.tsx';
import type { Asking } from '../edge/edge.ts';
import { whoAsks } from './asker.ts';
import type { Seen } from './seen.ts';

const SAID: readonly (string | undefined)[] = ['answer', 'commune'] satisfies SaidNow[];

/** What cannot be read of earlier looks is left out: it holds up no answer. */
async function seenBefore(c: Asking, verdict: Verdict): Promise<Seen | null> {
  const { site } = c.var;
  try {
    return await site.seen(verdict, whoAsks(c));
  } catch (err) {
    site.log.warn({ err }, 'looks unread');
    return null;
  }
}

/** What a proven stamp's page tells of earlier looks and asks after this one; null of any other. */
export async function looksShown(c: Asking, verdict: Verdict): Promise<LooksShown | null> {
  const seen = await seenBefore(c, verdict);
  const { presented } = verdict;
  if (!seen || !presented) return null;
  const { communes, ...looks } = seen;
  if (!c.var.site.portal) return { ...looks, asks: null };
  const done = c.req.query('done');
  const said = SAID.includes(done) ? (done as SaidNow) : null;
  return { ...looks, asks: { path: formatStampPath(presented), communes, said } };
}

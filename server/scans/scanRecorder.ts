import type { Instant } from '#core/day';
import { keyNumberOf, serialOf } from '#core/stampId';
import type { Verdict } from '#core/verdict';
import { readSessionCookie } from '../auth/cookie.ts';
import type { Asking } from '../edge/edge.ts';
import { whoAsks } from './asker.ts';
import type { Look } from './look.ts';
import { isRobot } from './robots.ts';
import { isProven } from './seen.ts';

/** What somebody says of a stamp after its verdict, each of their own will. */
export type Said = Partial<Pick<Look, 'answer' | 'commune' | 'pinShown'>>;

function lookOf(c: Asking, at: Instant, verdict: Verdict, said: Said | null): Look | undefined {
  const { presented, origin, headline } = verdict;
  if (!presented) return undefined;
  const agent = c.req.header('user-agent') ?? '';
  return {
    at,
    keyNumber: keyNumberOf(presented.id),
    serial: serialOf(presented.id),
    asker: whoAsks(c),
    robot: isRobot(agent, c.req.header('sec-purpose') ?? c.req.header('purpose')),
    token: readSessionCookie(c.var.site.origin, c.req.header('cookie')),
    shown: said ? null : { origin, headline },
    proven: isProven(verdict),
    answer: said?.answer ?? null,
    commune: said?.commune ?? null,
    pinShown: said?.pinShown ?? false,
  };
}

/** Hands a look to the log once the answer is on its way; what the log throws is noted and changes no answer. */
function hand(c: Asking, look: Look | undefined): void {
  const { site } = c.var;
  if (!look) return;
  setImmediate(() => {
    try {
      site.recordLook(look);
    } catch (err) {
      site.log.warn({ err }, 'scan lost');
    }
  });
}

/** Records a scan. A `HEAD` looks at nothing and is none. */
export function recordScan(c: Asking, at: Instant, verdict: Verdict): void {
  if (c.req.method === 'GET') hand(c, lookOf(c, at, verdict, null));
}

/** Records what was said of a stamp after its verdict: an answer, a commune, or its right PIN. */
export function recordSaid(c: Asking, verdict: Verdict, said: Said): void {
  hand(c, lookOf(c, c.var.site.now(), verdict, said));
}

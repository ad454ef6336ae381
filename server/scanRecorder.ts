import type { Instant } from '#core/day';
import type { Verdict } from '#core/verdict';
import type { EdgeContext } from './edge.ts';

/**
 * Hands a scan to the log once the answer is on its way. A `HEAD` looks at nothing and is none; what the log
 * throws is noted and changes no answer.
 */
export function recordScan(c: EdgeContext, at: Instant, verdict: Verdict): void {
  if (!verdict.presented || c.req.method !== 'GET') return;
  const { site } = c.var;
  setImmediate(() => {
    try {
      site.recordScan(at, verdict);
    } catch (err) {
      site.log.warn({ err }, 'scan lost');
    }
  });
}

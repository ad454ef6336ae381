import type { Hono } from 'hono';
import { Refusal } from '#core/refusal';
import { type Edge, type EdgeContext, rawPath } from '../edge.ts';
import { asksJson, respondRefusal, respondVerdict } from '../respond.tsx';
import { answerScan } from '../scan.ts';

/** One scan: the raw path under our own origin, verified. What is no stamp is 404, and says so as a stamp would. */
async function scanStamp(c: EdgeContext): Promise<Response> {
  const verdict = await answerScan(c, c.var.site.origin + rawPath(c.req.raw, c.env));
  if (!verdict.presented && asksJson(c)) return respondRefusal(c, new Refusal('not-found'));
  return respondVerdict(c, verdict, {}, verdict.presented ? 200 : 404);
}

/** `GET` of any path no other route has: a stamp, or nothing. */
export function stampRoutes(app: Hono<Edge>): void {
  app.get('*', scanStamp);
}

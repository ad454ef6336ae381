import type { Hono } from 'hono';
import { Refusal } from '#core/refusal';
import { type Edge, type EdgeContext, rawPath } from '../edge/edge.ts';
import { asksJson, redirectToRecord, respondRefusal, respondVerdict } from '../edge/respond.tsx';
import { beforeUse, pinShown, toldAgain } from '../pins/pinCard.ts';
import type { PinTold } from '../pins/pinToken.ts';
import { answerScan, findTruePath, verifyScan } from '../scans/scan.ts';

/** What a stamp's path begins with, or digits enough for a broken one: whoever asks this did scan something. */
const LIKE_A_STAMP = /^\/(?:s|01)\/|[0-9]{12}/;

/** The answer of a PIN told again at the stamp's own address: a reload sends nothing, and is no scan. */
async function tellPin(c: EdgeContext, path: string, told: PinTold): Promise<Response> {
  const verdict = beforeUse(await verifyScan(c, c.var.site.origin + path), told);
  const keep = { pin: c.req.query('pin') ?? '' };
  return respondVerdict(c, verdict, keep, 200, { pin: await pinShown(c, verdict, told) });
}

/**
 * One scan: the raw path under our own origin, verified. What is no stamp is 404: a broken one is told so as a
 * stamp would, anything else is no page. An unsigned path written otherwise than issued goes on to the true one.
 */
async function scanStamp(c: EdgeContext): Promise<Response> {
  const path = rawPath(c.req.raw, c.env);
  if (!LIKE_A_STAMP.test(path)) return respondRefusal(c, new Refusal('not-found'));
  const truePath = await findTruePath(c.var, path);
  if (truePath !== undefined) return redirectToRecord(c, truePath);
  const told = await toldAgain(c, path);
  if (told) return tellPin(c, path, told);
  const verdict = await answerScan(c, c.var.site.origin + path);
  if (!verdict.presented && asksJson(c)) return respondRefusal(c, new Refusal('not-found'));
  const pin = await pinShown(c, verdict);
  return respondVerdict(c, verdict, {}, verdict.presented ? 200 : 404, { pin });
}

/** `GET` of any path no other route has: a stamp, or nothing. */
export function stampRoutes(app: Hono<Edge>): void {
  app.get('*', scanStamp);
}

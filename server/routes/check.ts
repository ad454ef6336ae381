import type { Hono } from 'hono';
import { hostOf } from '#core/origin';
import { formatRecordPath } from '#core/stamp';
import { parseTypedId, type StampId } from '#core/stampId';
import type { Edge, EdgeContext } from '../edge.ts';
import { frameOf } from '../edge.ts';
import { respondVerdict } from '../respond.tsx';
import { answerScan } from '../scan.ts';
import type { Site } from '../site.ts';
import { respondHome } from './home.tsx';

/** Typed text longer than this, in characters, is cut: no stamp's address is as long. */
const LONGEST_TYPED = 512;

/** What people type for an ID: digits in groups, perhaps a check character. */
const LIKE_AN_ID = /^[0-9\s.\-\u2010-\u2014]+[xX]?$/;

/** An address as copied without its scheme: `ocop.example/…`. */
function withScheme(text: string, { origin }: Site): string {
  return text.startsWith(`${hostOf(origin)}/`) ? origin + text.slice(hostOf(origin).length) : text;
}

function readTypedId(text: string): StampId | undefined {
  try {
    return parseTypedId(text);
  } catch {
    return undefined;
  }
}

async function answer(c: EdgeContext, text: string, typed: string): Promise<Response> {
  return respondVerdict(c, await answerScan(c, text), { ma: typed });
}

/**
 * `GET /kiem-tra?ma=…`: a typed ID goes on to its record, at a path written from the register and never from what
 * was typed; an address is answered here, and never opened.
 */
async function checkTyped(c: EdgeContext): Promise<Response> {
  const typed = (c.req.query('ma') ?? '').trim().slice(0, LONGEST_TYPED);
  if (typed === '') return respondHome(c);
  const id = readTypedId(typed);
  if (!id)
    return LIKE_AN_ID.test(typed) ? respondHome(c, typed) : answer(c, withScheme(typed, c.var.site), typed);
  const found = await c.var.site.findStampPath(id);
  if (!found) return answer(c, `${c.var.site.origin}${formatRecordPath({ gtin: null, id })}`, typed);
  return c.redirect(`${formatRecordPath(found)}?lang=${frameOf(c).lang}`, 303);
}

/** The check of a typed ID or a pasted address. */
export function checkRoutes(app: Hono<Edge>): void {
  app.get('/kiem-tra', checkTyped);
}

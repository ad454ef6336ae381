import type { Hono } from 'hono';
import { hostOf, type Origin } from '#core/origin';
import { Refusal } from '#core/refusal';
import { formatRecordPath } from '#core/stamp';
import { parseTypedId, type StampId } from '#core/stampId';
import type { Mistyped } from '#web/parts/CheckForm.tsx';
import type { Edge, EdgeContext } from '../edge/edge.ts';
import { asksJson, redirectToRecord, respondRefusal, respondVerdict } from '../edge/respond.tsx';
import { pinShown } from '../pins/pinCard.ts';
import { answerScan, findTruePath } from '../scans/scan.ts';
import { respondHome } from './home.tsx';

/** Typed text longer than this, in characters, is cut: no stamp's address is as long. */
const LONGEST_TYPED = 512;

/** What people type for an ID: digits in groups, perhaps a check character. */
const LIKE_AN_ID = /^[0-9\s.\-\u2010-\u2014]+[xX]?$/;

/** An address of any host, copied without its scheme. */
const LIKE_AN_ADDRESS = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+\//i;

/** An address as a scan would ask it: with its scheme, without the query and fragment others hang on to links. */
function readAddress(text: string, origins: readonly Origin[]): string {
  const bare = text.replace(/[?#].*$/s, '');
  const own = origins.find((origin) => bare.startsWith(`${hostOf(origin)}/`));
  if (own !== undefined) return own + bare.slice(hostOf(own).length);
  return LIKE_AN_ADDRESS.test(bare) ? `https://${bare}` : bare;
}

function readTypedId(text: string): StampId | undefined {
  try {
    return parseTypedId(text);
  } catch {
    return undefined;
  }
}

/** Twelve digits that are an ID by themselves, and one character more that does not agree with them. */
function isCheckWrong(typed: string): boolean {
  const digits = typed.replace(/[^0-9xX]/g, '');
  return digits.length === 13 && readTypedId(digits.slice(0, 12)) !== undefined;
}

/** What cannot be read comes back in the form to be mended; a program gets the refusal. */
async function askAgain(c: EdgeContext, text: string, wrong: Mistyped['wrong']): Promise<Response> {
  if (asksJson(c)) return respondRefusal(c, new Refusal('invalid-stamp-id', { value: text.slice(0, 40) }));
  return respondHome(c, { text, wrong });
}

async function answer(c: EdgeContext, text: string, typed: string): Promise<Response> {
  const verdict = await answerScan(c, text);
  if (verdict.origin === 'unreadable') return askAgain(c, typed, 'neither');
  return respondVerdict(c, verdict, { ma: typed }, 200, { pin: await pinShown(c, verdict) });
}

async function checkAddress(c: EdgeContext, typed: string): Promise<Response> {
  const { origins } = await c.var.site.trust();
  const address = readAddress(typed, origins);
  const own = origins.find((origin) => address.startsWith(`${origin}/`));
  const truePath = own && (await findTruePath(c.var, address.slice(own.length)));
  return truePath === undefined ? answer(c, address, typed) : redirectToRecord(c, truePath);
}

/**
 * `GET /kiem-tra?ma=…`: a typed ID goes on to its record, at a path written from the register and never from what
 * was typed; an address is answered here, and never opened.
 */
async function checkTyped(c: EdgeContext): Promise<Response> {
  const typed = (c.req.query('ma') ?? '').trim().slice(0, LONGEST_TYPED);
  if (typed === '') return respondHome(c);
  const id = readTypedId(typed);
  if (!id && LIKE_AN_ID.test(typed)) return askAgain(c, typed, isCheckWrong(typed) ? 'check' : 'id');
  if (!id) return checkAddress(c, typed);
  const found = await c.var.site.findStampPath(id);
  if (found) return redirectToRecord(c, formatRecordPath(found));
  return answer(c, `${c.var.site.origin}${formatRecordPath({ gtin: null, id })}`, typed);
}

/** The check of a typed ID or a pasted address. */
export function checkRoutes(app: Hono<Edge>): void {
  app.get('/kiem-tra', checkTyped);
}

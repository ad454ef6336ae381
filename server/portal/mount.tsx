import type { Hono } from 'hono';
import { type Scope, scopeFor } from '#core/permission';
import { Refusal } from '#core/refusal';
import { formatInstant } from '#web/dates.ts';
import { PortalRefusalPage } from '#web/pages/PortalRefusalPage.tsx';
import { refusalText } from '#web/refusalText.ts';
import { readSessionCookie } from '../auth/cookie.ts';
import { refuseCrossSite } from '../auth/originCheck.ts';
import { findSession, isFresh, type Session } from '../auth/session.ts';
import type { Edge, EdgeContext } from '../edge/edge.ts';
import { asksJson, refusalOf, respondRefusal } from '../edge/respond.tsx';
import { statusOf } from '../problems.ts';
import { page } from './answer.tsx';
import type { Door, Visit } from './door.ts';
import { type Fields, NO_FIELDS, passOver, readFields } from './fields.ts';
import { portalFrame } from './frame.ts';
import { once } from './once.ts';
import type { Portal } from './portal.ts';
import { askToProve, askToSignIn, leadToSecondProof } from './signInFirst.tsx';

const NOTHING: Scope = { all: false, areaIds: [], producerIds: [] };

function scopeOf(door: Door, session: Session | null): Scope | undefined {
  if (door.needs === 'anyone' || door.needs === 'signed-in') return NOTHING;
  return session ? scopeFor(session.grants, door.needs) : undefined;
}

async function visitOf(door: Door, c: EdgeContext, portal: Portal): Promise<Visit> {
  const token = readSessionCookie(c.var.site.origin, c.req.header('cookie'));
  const session = (token && (await findSession(portal.deps, token))) || null;
  const actor = session?.user.id ?? portal.deps.actor;
  return {
    c,
    deps: { ...portal.deps, actor },
    portal,
    session,
    scope: scopeOf(door, session) ?? NOTHING,
    frame: portalFrame(c, portal, session),
    fields: NO_FIELDS,
    query: c.req.query(),
    params: c.req.param(),
  };
}

type Lead = (visit: Visit) => Promise<Response>;

/** What stands between this person and the door, if anything does. */
function barOf(door: Door, { session, deps }: Visit): Lead | undefined {
  if (door.needs !== 'anyone' && !session) return askToSignIn;
  if (scopeOf(door, session) === undefined) {
    if (session?.waitsForSecond) return leadToSecondProof;
    if (session?.holdsFrom) throw new Refusal('rights-waiting', { from: formatInstant(session.holdsFrom) });
    throw new Refusal('not-permitted');
  }
  return door.proof === 'fresh' && session && !isFresh(session, deps.now()) ? askToProve : undefined;
}

/** What was sent: of whom the door is open to, all of it; of others what may be kept for them, and no file. */
async function fieldsOf(door: Door, { c }: Visit, bar: Lead | undefined): Promise<Fields> {
  const kind = door.body ?? 'form';
  if (door.method === 'GET') return NO_FIELDS;
  if (!bar || kind === 'form') return readFields(c.req.raw, kind);
  await passOver(c.req.raw, kind);
  return NO_FIELDS;
}

/** The door itself: who is not signed in is asked to, who may not come in is told so, before a file is looked at. */
async function enter(door: Door, visit: Visit): Promise<Response> {
  if (door.method === 'POST') refuseCrossSite(visit.c.var.site.origin, visit.c.req.raw.headers);
  const bar = barOf(door, visit);
  const asked = { ...visit, fields: await fieldsOf(door, visit, bar) };
  visit.c.header('Cache-Control', 'no-store');
  if (bar) return bar(asked);
  return door.method === 'GET' || door.repeatable ? door.answer(asked) : once(asked, door.answer);
}

/** A refusal inside a portal, in its frame, our own fault too: whoever sent a form reads words. */
function refuse(error: unknown, visit: Visit): Response {
  const refusal = refusalOf(error, visit.c);
  if (asksJson(visit.c) || visit.c.var.policy === 'scan') return respondRefusal(visit.c, refusal);
  const status = statusOf(refusal.code);
  const said = refusalText(visit.frame.lang, refusal);
  const shown = page(visit, <PortalRefusalPage frame={visit.frame} said={said} />);
  return new Response(shown.body, { status, headers: shown.headers });
}

/** A program that asked for JSON is told what was wrong as one, also where a person would be shown the page again. */
function inItsTongue({ c }: Visit, answer: Response): Response {
  const isPage = answer.headers.get('content-type')?.startsWith('text/html');
  return isPage && answer.status >= 400 && asksJson(c)
    ? respondRefusal(c, new Refusal('invalid-input'))
    : answer;
}

async function open(door: Door, c: EdgeContext): Promise<Response> {
  const { portal } = c.var.site;
  if (!portal) throw new Refusal('not-found');
  c.set('policy', door.face ?? 'portal');
  const visit = await visitOf(door, c, portal);
  try {
    return inItsTongue(visit, await enter(door, visit));
  } catch (error) {
    return refuse(error, visit);
  }
}

/** Mounts the doors of the portals: the only way to their handlers. */
export function mountDoors(app: Hono<Edge>, doors: readonly Door[]): void {
  for (const door of doors) app.on(door.method, door.path, (c) => open(door, c));
}

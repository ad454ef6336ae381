import type { Role } from '#core/permission';
import { ROLE_PERMISSIONS, SECOND_PROOF_ROLES } from '#core/permission';
import { KeptFormPage } from '#web/pages/account/KeptFormPage.tsx';
import { type Along, KEPT_ACTION, KEPT_PREFIX } from '#web/pages/account/kept.tsx';
import { agentOf } from '../../auth/agent.ts';
import { readCookie, sessionCookie, writeCookie } from '../../auth/cookie.ts';
import { DEVICE_COOKIE } from '../../auth/device.ts';
import { heldBy } from '../../auth/held.ts';
import { localPath } from '../../auth/localPath.ts';
import type { Strength } from '../../auth/session.ts';
import type { SignedIn } from '../../auth/signedIn.ts';
import type { Comer } from '../../auth/tries.ts';
import type { Deps } from '../../deps.ts';
import { page, sendOn } from '../../portal/answer.tsx';
import type { Visit } from '../../portal/door.ts';
import { askerOf } from '../../scans/asker.ts';

/** Who stands at the door: network, known browser, browser in words. */
export function comerOf({ c, deps }: Visit): Comer {
  return {
    network: askerOf(c),
    device: readCookie(deps.origin, DEVICE_COOKIE, c.req.header('cookie')),
    agent: agentOf(c.req.header('user-agent')),
  };
}

/** Where to go on to, or the form that is kept: only to paths of a portal. */
export function alongOf({ fields, query }: Visit): Along {
  const next = localPath(fields.values.next ?? query.next);
  const action = localPath(fields.values[KEPT_ACTION]);
  const typed = fields
    .entries()
    .filter(([name]) => name.startsWith(KEPT_PREFIX))
    .map(([name, value]) => [name.slice(KEPT_PREFIX.length), value] as const);
  return { next, kept: action === undefined ? undefined : { action, fields: typed } };
}

/** A rotated or new session goes into the answer's cookie. */
export function setSession({ c, deps }: Visit, token: string): void {
  c.header('Set-Cookie', sessionCookie(deps.origin, token), { append: true });
}

/** Where a person's work begins: the office, a producer's portal, or the account while a role waits for its proof. */
export async function homeOf(deps: Deps, userId: string, strength: Strength): Promise<string> {
  const { grants, waiting } = await heldBy(deps, userId);
  const holds = ({ role }: { role: Role }) => strength === 'second' || !SECOND_PROOF_ROLES.includes(role);
  const held = grants.filter(holds).map(({ role }) => ROLE_PERMISSIONS[role]);
  const lacks = strength !== 'second' && (held.length < grants.length || waiting.length > 0);
  if (lacks) return '/account';
  if (held.some((may) => may.includes('office:see'))) return '/office';
  return held.some((may) => may.includes('producer-home:see')) ? '/producer' : '/account';
}

/** Somebody is in: the cookies are set, and they go on, or find the form they had sent as they left it. */
export async function arrive(
  visit: Visit,
  { user, token, device }: SignedIn,
  strength: Strength,
  { next, kept }: Along = {},
): Promise<Response> {
  const { c, deps, frame } = visit;
  setSession(visit, token);
  c.header('Set-Cookie', writeCookie(deps.origin, DEVICE_COOKIE, device), { append: true });
  const home = await homeOf(deps, user.id, strength);
  if (kept) return page(visit, <KeptFormPage frame={frame} name={user.name} kept={kept} home={home} />);
  const invited = next?.startsWith('/invitation/');
  return sendOn(visit, home === '/account' && !invited ? home : (next ?? home));
}

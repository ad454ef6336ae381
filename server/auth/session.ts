import { type Grant, SECOND_PROOF_ROLES } from '#core/permission';
import { Refusal } from '#core/refusal';
import { commit, type Write } from '#db/commit';
import {
  findOpenSession,
  forgetSessions,
  insertSession,
  replaceToken,
  type StoredSession,
  touchSession,
} from '#db/sessions';
import { type Deps, newId } from '../deps.ts';
import { hashToken, newToken } from './digest.ts';
import { heldBy, holdsFrom } from './held.ts';

/** A session left alone so long is over, ms; and however busy, it is over after the other. */
export const IDLE_MS = 30 * 60_000;
export const ABSOLUTE_MS = 12 * 3_600_000;
/** How long a proof of who one is counts as fresh, ms. */
export const FRESH_MS = 10 * 60_000;

const TOUCH_MS = 60_000;
const FORGET_MS = 30 * 24 * 3_600_000;
const LONGEST_TOKEN = 100;

/** Whether a second proof was given besides the password; a passkey that knew its user is both. */
export type Strength = 'password' | 'second';

/** Somebody signed in, with the rights that hold now. */
export interface Session {
  readonly id: string;
  readonly tokenHash: string;
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  /** Roles that need a second proof are left out until it is given. */
  readonly grants: readonly Grant[];
  /** True where roles are left out: the person is led to give or to enrol a second proof. */
  readonly waitsForSecond: boolean;
  /** From when the roles hold that wait for a day or another administrator's word; null where none does. */
  readonly holdsFrom: number | null;
  readonly strength: Strength;
  readonly provedAt: number;
  readonly createdAt: number;
}

function isOver({ seenAt, createdAt }: StoredSession, now: number): boolean {
  return now - seenAt >= IDLE_MS || now - createdAt >= ABSOLUTE_MS;
}

/** A session is seen at most once a minute; that it was not written down costs nobody their way in. */
async function touch(deps: Deps, session: StoredSession): Promise<void> {
  const now = deps.now();
  if (now - session.seenAt < TOUCH_MS) return;
  await commit(deps.db, [touchSession(session.tokenHash, now)]).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

/**
 * Who a cookie's token belongs to: idle 30 minutes or older than 12 hours is nobody, and so is a suspended person.
 * Rights are read anew each time, so that what was taken away is gone with the next request.
 */
export async function findSession(deps: Deps, token: string | undefined): Promise<Session | undefined> {
  if (!token || token.length > LONGEST_TOKEN) return undefined;
  const found = await findOpenSession(deps.db, hashToken(token));
  if (!found || isOver(found.session, deps.now())) return undefined;
  const { session, user } = found;
  await touch(deps, session);
  const strength: Strength = session.strength === 'second' ? 'second' : 'password';
  const held = await heldBy(deps, user.id);
  const weak = held.grants.filter(({ role }) => !SECOND_PROOF_ROLES.includes(role));
  const grants = strength === 'second' ? held.grants : weak;
  const strong = held.grants.length + held.waiting.length > weak.length;
  const { id, tokenHash, provedAt, createdAt } = session;
  const waitsForSecond = strength !== 'second' && strong;
  const known = { id, tokenHash, user, strength, provedAt, createdAt };
  return { ...known, grants, waitsForSecond, holdsFrom: holdsFrom(held) };
}

/** True while a cookie's token belongs to anybody; it writes nothing, and does not keep the session awake. */
export async function isSignedIn(db: Deps['db'], token: string, now: number): Promise<boolean> {
  if (token === '' || token.length > LONGEST_TOKEN) return false;
  const found = await findOpenSession(db, hashToken(token));
  return found !== undefined && !isOver(found.session, now);
}

/** True while the person's last proof of who they are is at most 10 minutes old. */
export function isFresh(session: Pick<Session, 'provedAt'>, now: number): boolean {
  return now - session.provedAt < FRESH_MS;
}

/** Who comes in, how well proved, and by which browser. */
export interface StartSession {
  readonly userId: string;
  readonly strength: Strength;
  readonly agent: string;
}

/** A new session as a token for the cookie and the writes that open it; the token itself is kept nowhere. */
export function planSession(deps: Deps, { userId, strength, agent }: StartSession): [string, Write[]] {
  const token = newToken(deps);
  const at = deps.now();
  const row: StoredSession = {
    tokenHash: hashToken(token),
    id: newId(deps, 'ses'),
    userId,
    strength,
    agent,
    createdAt: at,
    seenAt: at,
    provedAt: at,
    endedAt: null,
  };
  return [token, [insertSession(row), forgetSessions(at - FORGET_MS)]];
}

/** Opens a session and returns the token for its cookie. */
export async function startSession(deps: Deps, start: StartSession): Promise<string> {
  const [token, writes] = planSession(deps, start);
  await commit(deps.db, writes);
  return token;
}

/** A new token in the place of the old one, which is dead from the commit on; `proved` also makes the proof fresh. */
export function planRotation(
  deps: Deps,
  session: Session,
  proved?: { readonly strength: Strength },
): [string, Write] {
  const token = newToken(deps);
  const at = deps.now();
  const next = {
    tokenHash: hashToken(token),
    strength: proved?.strength ?? session.strength,
    seenAt: at,
    provedAt: proved ? at : session.provedAt,
  };
  return [token, replaceToken(session.tokenHash, next)];
}

import { isTrialOrigin, type Origin } from '#core/origin';

/** How long a browser keeps the session's cookie, seconds: the server ends the session sooner where it is idle. */
const SESSION_SECONDS = 12 * 3_600;

/** A cookie of ours: bound to this host by its name's prefix, unread by scripts, not sent along by other sites. */
export interface OurCookie {
  readonly name: string;
  readonly seconds: number;
}

export const SESSION_COOKIE: OurCookie = { name: 'temgoc', seconds: SESSION_SECONDS };

/** A trial on this machine speaks plain http, where some browsers take no Secure cookie. */
function nameAt(origin: Origin, { name }: OurCookie): string {
  return isTrialOrigin(origin) ? `${name}-trial` : `__Host-${name}`;
}

/** The header that sets a cookie of ours; an empty value takes it away. */
export function writeCookie(origin: Origin, cookie: OurCookie, value: string): string {
  const age = value === '' ? 0 : cookie.seconds;
  const secure = isTrialOrigin(origin) ? '' : '; Secure';
  return `${nameAt(origin, cookie)}=${value}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`;
}

/** The value of a cookie of ours in a request's `Cookie` header; undefined where it is missing or set twice. */
export function readCookie(
  origin: Origin,
  cookie: OurCookie,
  header: string | undefined,
): string | undefined {
  if (!header) return undefined;
  const start = `${nameAt(origin, cookie)}=`;
  const found = header
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(start));
  return found.length === 1 ? found[0]?.slice(start.length) : undefined;
}

/** `Set-Cookie` for a session that begins or is rotated. */
export function sessionCookie(origin: Origin, token: string): string {
  return writeCookie(origin, SESSION_COOKIE, token);
}

/** `Set-Cookie` for a session that has ended. */
export function clearedCookie(origin: Origin): string {
  return writeCookie(origin, SESSION_COOKIE, '');
}

/** The session's token in a request's `Cookie` header. */
export function readSessionCookie(origin: Origin, header: string | undefined): string | undefined {
  return readCookie(origin, SESSION_COOKIE, header);
}

/** Where a person may be sent on to after signing in or proving who they are; nowhere else. */
const PREFIXES = ['/office', '/producer', '/account', '/invitation'] as const;

const LONGEST = 2_000;

/** A path of this house and of a portal, or undefined: it begins with one slash, names no host, and hides nothing. */
export function localPath(text: string | undefined): string | undefined {
  if (!text || text.length > LONGEST || !/^\/(?!\/)[^\\\p{Cc}\s]*$/u.test(text)) return undefined;
  const { origin, pathname, search } = new URL(text, 'http://here.invalid');
  const known = PREFIXES.some((prefix) => pathname === prefix || pathname.startsWith(`${prefix}/`));
  return origin === 'http://here.invalid' && known ? pathname + search : undefined;
}

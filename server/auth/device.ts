import type { Deps } from '../deps.ts';
import type { OurCookie } from './cookie.ts';
import { keyedHash, newToken, sameHash } from './digest.ts';
import { officeKey } from './officeKey.ts';

/** A browser remembers for half a year that an account signed in on it. */
export const DEVICE_COOKIE: OurCookie = { name: 'temgoc-device', seconds: 180 * 24 * 3_600 };

/** Marks this browser as one where an account signed in: a random name, signed for that account alone. */
export async function signDevice(deps: Deps, userId: string): Promise<string> {
  const name = newToken(deps);
  return `${name}.${keyedHash(await officeKey(deps, 'device'), `${userId} ${name}`)}`;
}

/** The name of a browser that is known for this account; undefined for any other, and for a forged mark. */
export async function knownDevice(
  deps: Deps,
  userId: string,
  mark: string | undefined,
): Promise<string | undefined> {
  const [name, proof] = /^([\w-]{43})\.([0-9a-f]{64})$/.exec(mark ?? '')?.slice(1) ?? [];
  if (!name || !proof) return undefined;
  const right = keyedHash(await officeKey(deps, 'device'), `${userId} ${name}`);
  return sameHash(right, proof) ? name : undefined;
}

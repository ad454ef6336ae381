import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { base64url } from 'jose';
import type { Deps } from '../deps.ts';

/** What is stored of a token: SHA-256 in hex; whoever reads the database cannot come in with it. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** A token nobody guesses: 32 random bytes, base64url. */
export function newToken({ randomBytes }: Pick<Deps, 'randomBytes'>): string {
  return base64url.encode(randomBytes(32));
}

/** A keyed hash of a text, hex. */
export function keyedHash(key: Uint8Array, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}

/** Compares two hashes of one length without telling where they differ. */
export function sameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

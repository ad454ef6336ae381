import { base64url, calculateJwkThumbprint } from 'jose';
import type { Instant } from './day.ts';
import { type Origin, parseOrigin } from './origin.ts';
import { Refusal } from './refusal.ts';
import { isKeyNumber, type KeyNumber } from './stampId.ts';

/** What the world knows of a signing key. A retired key signs no more and verifies for ever. */
export interface TrustedKey {
  readonly number: KeyNumber;
  readonly kid: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly createdAt: Instant;
  readonly retiredAt: Instant | null;
  /** From this instant the private key may be in other hands: only batches issued before it verify. */
  readonly compromisedAt: Instant | null;
}

/** A key's state, derived: compromised outranks retired. */
export type KeyState = 'active' | 'retired' | 'compromised';

/** The state of a key at an instant. */
export function keyStateAt(key: TrustedKey, at: Instant): KeyState {
  if (key.compromisedAt !== null && key.compromisedAt <= at) return 'compromised';
  return key.retiredAt !== null && key.retiredAt <= at ? 'retired' : 'active';
}

/** One key in the published set: RFC 8037 OKP members, plus this system's own, prefixed `temgoc_`. */
export interface PublishedJwk {
  kty: 'OKP';
  crv: 'Ed25519';
  x: string;
  kid: string;
  alg: 'EdDSA';
  use: 'sig';
  temgoc_key: string;
  temgoc_created: string;
  temgoc_retired?: string;
  temgoc_compromised?: string;
}

/** The published key set (RFC 7517 §5): `keys`, and the origins whose stamps they verify. */
export interface PublishedKeys {
  keys: PublishedJwk[];
  temgoc_origins: string[];
}

/** The key ID: RFC 7638 thumbprint (SHA-256, base64url) of the public key. */
export function thumbprint(publicKey: Uint8Array): Promise<string> {
  return calculateJwkThumbprint({ kty: 'OKP', crv: 'Ed25519', x: base64url.encode(publicKey) });
}

function isoOrNothing<Name extends string>(name: Name, instant: Instant | null) {
  return instant === null ? {} : ({ [name]: new Date(instant).toISOString() } as Record<Name, string>);
}

/** Writes the published set, keys in the order of their numbers. */
export function formatKeys(keys: readonly TrustedKey[], origins: readonly Origin[]): PublishedKeys {
  const inOrder = [...keys].sort((a, b) => a.number.localeCompare(b.number));
  return {
    keys: inOrder.map((key) => ({
      kty: 'OKP',
      crv: 'Ed25519',
      x: base64url.encode(key.publicKey),
      kid: key.kid,
      alg: 'EdDSA',
      use: 'sig',
      temgoc_key: key.number,
      temgoc_created: new Date(key.createdAt).toISOString(),
      ...isoOrNothing('temgoc_retired', key.retiredAt),
      ...isoOrNothing('temgoc_compromised', key.compromisedAt),
    })),
    temgoc_origins: [...origins],
  };
}

function malformed(reason: string): never {
  throw new Refusal('keys-malformed', { reason });
}

/** One spelling only, the one `toISOString` writes: `Date.parse` alone would take "1" for a year. */
function parseInstant(value: unknown, name: string): Instant | null {
  if (value === undefined) return null;
  const instant = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  const same = !Number.isNaN(instant) && new Date(instant).toISOString() === value;
  return same ? instant : malformed(name);
}

/** 32 bytes in base64url without padding; spare bits, blanks and the `+/` alphabet are another spelling. */
function parsePublicKey(x: unknown): Uint8Array<ArrayBuffer> {
  if (typeof x !== 'string' || !/^[A-Za-z0-9_-]{43}$/.test(x)) return malformed('x');
  const publicKey = Uint8Array.from(base64url.decode(x));
  return base64url.encode(publicKey) === x ? publicKey : malformed('x');
}

async function parseKey(jwk: Record<string, unknown>): Promise<TrustedKey> {
  const { kty, crv, x, d, kid, temgoc_key: number } = jwk;
  if (kty !== 'OKP' || crv !== 'Ed25519') return malformed('kty');
  if (d !== undefined) return malformed('d');
  if (typeof number !== 'string' || !isKeyNumber(number)) return malformed('temgoc_key');
  const publicKey = parsePublicKey(x);
  if (typeof kid !== 'string' || kid !== (await thumbprint(publicKey))) return malformed('kid');
  return {
    number,
    kid,
    publicKey,
    createdAt: parseInstant(jwk.temgoc_created, 'temgoc_created') ?? malformed('temgoc_created'),
    retiredAt: parseInstant(jwk.temgoc_retired, 'temgoc_retired'),
    compromisedAt: parseInstant(jwk.temgoc_compromised, 'temgoc_compromised'),
  };
}

function parseOrigins(value: unknown): Origin[] {
  if (!Array.isArray(value)) return malformed('temgoc_origins');
  return value.map((origin) =>
    parseOrigin(typeof origin === 'string' ? origin : malformed('temgoc_origins')),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Key numbers run from 01 to 99, so no set holds more keys. */
const MOST_KEYS = 99;

/**
 * Reads a published set; throws `keys-malformed` when any key is not OKP/Ed25519 in the one spelling written
 * here, carries its private half, has a `kid` that is not its RFC 7638 thumbprint, or shares its number; and
 * `invalid-origin` for an origin no stamp can have. A set without `temgoc_origins` trusts no address.
 */
export async function parseKeys(value: unknown): Promise<{ keys: TrustedKey[]; origins: Origin[] }> {
  if (!isRecord(value) || !Array.isArray(value.keys) || value.keys.length > MOST_KEYS)
    return malformed('keys');
  const keys: TrustedKey[] = [];
  for (const jwk of value.keys) keys.push(await parseKey(isRecord(jwk) ? jwk : malformed('keys')));
  if (new Set(keys.map((key) => key.number)).size !== keys.length) return malformed('temgoc_key');
  return { keys, origins: value.temgoc_origins === undefined ? [] : parseOrigins(value.temgoc_origins) };
}

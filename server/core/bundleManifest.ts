import { base64url } from 'jose';
import type { Instant } from './day.ts';
import { verifySignature } from './ed25519.ts';
import { thumbprint } from './key.ts';
import { Refusal, type RefusalCode } from './refusal.ts';

/** What the online key says of one edition. */
export interface BundleManifest {
  /** Never used twice, always growing. */
  readonly version: number;
  readonly asOf: Instant;
  /** Of the whole edition's bytes, lower-case hex. */
  readonly sha256: string;
  /** Bytes of the whole edition, uncompressed. */
  readonly size: number;
  readonly until: Instant;
}

/** What the offline root says of the online key: these 32 bytes sign editions from one instant to another. */
export interface Delegation {
  readonly kid: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly from: Instant;
  readonly until: Instant;
}

/** The office's root, as a phone pinned it when it was set up. */
export interface RootKey {
  readonly kid: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
}

/** What `GET /inspector/api/manifest` answers: two compact JWS. */
export interface SignedManifest {
  readonly manifest: string;
  readonly delegation: string;
}

/** A manifest that was followed to the root, and since when the root vouched for its key. */
export interface AcceptedManifest extends BundleManifest {
  readonly delegatedFrom: Instant;
}

/** The last manifest a phone accepted. */
export type KnownManifest = Pick<BundleManifest, 'version' | 'asOf' | 'sha256'> & {
  readonly delegatedFrom?: Instant;
};

/** The `typ` of each signed text: one is never taken for the other. */
export const TYPES = { delegation: 'temgoc-delegation+jwt', manifest: 'temgoc-manifest+jwt' } as const;

/** The longest a delegation may run, days. */
export const LONGEST_DELEGATION = 400;

const DAY_MS = 86_400_000;

/** A manifest dated further ahead of the phone's clock is not taken: one of the two clocks is wrong, ms. */
export const FURTHEST_AHEAD_MS = DAY_MS;
const LONGEST_JWS = 2048;
const LAST_INSTANT = 8.64e15;

type Bytes = Uint8Array<ArrayBuffer>;

/** One spelling only: base64url without padding whose spare bits are zero. */
function decode(text: string): Bytes | undefined {
  // Four digits hold three bytes: one digit over holds none.
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const bytes = Uint8Array.from(base64url.decode(text));
  return base64url.encode(bytes) === text ? bytes : undefined;
}

function parseObject(bytes: Bytes | undefined): Record<string, unknown> | undefined {
  if (!bytes) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** A JWS (RFC 7515) in compact form, of one type, by one key; undefined for anything else. */
async function readJws(
  text: string,
  type: string,
  key: RootKey,
): Promise<Record<string, unknown> | undefined> {
  if (text.length > LONGEST_JWS) return undefined;
  const [head = '', body = '', tail = '', ...more] = text.split('.');
  const signature = decode(tail);
  const header = parseObject(decode(head));
  if (more.length > 0 || !signature || !header) return undefined;
  if (header.alg !== 'EdDSA' || header.typ !== type || header.kid !== key.kid || 'crit' in header)
    return undefined;
  const signed = new TextEncoder().encode(`${head}.${body}`);
  return (await verifySignature(key.publicKey, signed, signature)) ? parseObject(decode(body)) : undefined;
}

function isInstant(value: unknown): value is Instant {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= LAST_INSTANT;
}

function publicKeyOf(x: unknown): Bytes | undefined {
  const bytes = typeof x === 'string' && x.length === 43 ? decode(x) : undefined;
  return bytes?.length === 32 ? bytes : undefined;
}

/** The root a server names, held against the thumbprint in the QR that set this phone up; throws `root-wrong`. */
export async function readRoot(pinned: string, { x }: { readonly x: unknown }): Promise<RootKey> {
  const publicKey = publicKeyOf(x);
  if (!publicKey || (await thumbprint(publicKey)) !== pinned) throw new Refusal('root-wrong', {});
  return { kid: pinned, publicKey };
}

/** Reads what the root signed; throws `delegation-invalid`. */
export async function readDelegation(text: string, root: RootKey): Promise<Delegation> {
  const said = await readJws(text, TYPES.delegation, root);
  const publicKey = publicKeyOf(said?.x);
  const { from, until } = said ?? {};
  const runs = isInstant(from) && isInstant(until) && from < until;
  if (!publicKey || !runs || until - from > LONGEST_DELEGATION * DAY_MS)
    throw new Refusal('delegation-invalid', {});
  return { kid: await thumbprint(publicKey), publicKey, from, until };
}

function manifestOf(said: Record<string, unknown> | undefined): BundleManifest | undefined {
  const { version, asOf, sha256, size, until } = said ?? {};
  const numbers =
    isInstant(version) && isInstant(asOf) && isInstant(size) && isInstant(until) && asOf < until;
  if (!numbers || typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return undefined;
  return { version, asOf, sha256, size, until };
}

/**
 * Whoever stole an online key may show the delegation it once had: a phone that knows a later one is not taken in. A
 * later one begins anew: it is the root's own word, and the way back from a time that was set wrong. Under the same,
 * one version is one content, and time goes forward only.
 */
function isOlder(manifest: AcceptedManifest, known: KnownManifest): boolean {
  const { delegatedFrom = manifest.delegatedFrom } = known;
  if (manifest.delegatedFrom !== delegatedFrom) return manifest.delegatedFrom < delegatedFrom;
  if (manifest.version === known.version) {
    return manifest.asOf < known.asOf || manifest.sha256 !== known.sha256;
  }
  return manifest.version < known.version || manifest.asOf < known.asOf;
}

function refuseWhere(holds: boolean, code: RefusalCode, details: Record<string, number> = {}): void {
  if (holds) throw new Refusal(code, details);
}

/**
 * Reads a manifest from the pinned root down: root → delegation → manifest. Throws `delegation-invalid`,
 * `delegation-ended` where the delegation does not run now or did not when the manifest was signed,
 * `manifest-invalid`, `clock-behind` for one dated more than a day after `now`, and `bundle-older` for what is older
 * than the last accepted, or is vouched for by a delegation that is. `now` is the phone's own clock.
 */
export async function readManifest(
  signed: SignedManifest,
  root: RootKey,
  known: KnownManifest | null,
  now: Instant,
): Promise<AcceptedManifest> {
  const delegation = await readDelegation(signed.delegation, root);
  const said = manifestOf(await readJws(signed.manifest, TYPES.manifest, delegation));
  if (!said) throw new Refusal('manifest-invalid', {});
  const { from, until } = delegation;
  const manifest = { ...said, delegatedFrom: from };
  const covered = said.asOf >= from && said.asOf < until && now < until;
  refuseWhere(!covered, 'delegation-ended');
  refuseWhere(said.until > until, 'manifest-invalid');
  refuseWhere(said.asOf > now + FURTHEST_AHEAD_MS, 'clock-behind', { last: said.asOf, now });
  refuseWhere(known !== null && isOlder(manifest, known), 'bundle-older', { version: said.version });
  return manifest;
}

import type { BundleManifest } from './bundleManifest.ts';
import { type BundleTables, unpackTables } from './bundleTables.ts';
import type { Instant } from './day.ts';
import { Refusal } from './refusal.ts';

/** A trust bundle opened: what a phone knows without a network, as of one instant. */
export interface Edition {
  readonly version: number;
  /** The instant up to which it speaks; moves on with every manifest, though nothing changed. */
  readonly asOf: Instant;
  /** After it nothing is claimed but signatures, however fresh it seems. */
  readonly until: Instant;
  readonly tables: BundleTables;
}

/** The most bytes an edition may have, uncompressed; more is refused before it is read. */
export const LARGEST_EDITION = 64 * 1024 * 1024;

/** SHA-256 in lower-case hex. */
export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Opens the bytes of an edition its manifest names; throws `bundle-bytes-wrong` where they are not those bytes,
 * `bundle-malformed` where a table does not hold together.
 */
export async function openEdition(
  bytes: Uint8Array<ArrayBuffer>,
  manifest: BundleManifest,
): Promise<Edition> {
  if (manifest.size > LARGEST_EDITION) throw new Refusal('bundle-malformed', { column: 'size' });
  const named = bytes.length === manifest.size && (await sha256Of(bytes)) === manifest.sha256;
  if (!named) throw new Refusal('bundle-bytes-wrong', { version: manifest.version });
  const { version, asOf, until } = manifest;
  return { version, asOf, until, tables: unpackTables(bytes) };
}

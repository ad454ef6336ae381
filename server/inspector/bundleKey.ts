import type { KeyObject } from 'node:crypto';
import { base64url } from 'jose';
import { type BundleManifest, type Delegation, readDelegation, TYPES } from '#core/bundleManifest';
import { thumbprint } from '#core/key';
import { Refusal } from '#core/refusal';
import type { Db } from '#db/open';
import { findSetting } from '#db/settings';
import { privateKeyOf } from '../keys/privateKey.ts';
import { publicKeyOf, sealText, signJws, unsealText } from '../keys/sealing.ts';
import { type TrustRoot, trustRootOf } from './root.ts';

/** The online key as it is kept: its private half sealed under the office's secret. */
export interface StoredBundleKey extends TrustRoot {
  readonly sealed: string;
}

/** Makes an online key from 32 random bytes. */
export async function makeBundleKey(seed: Uint8Array, secret: string): Promise<StoredBundleKey> {
  const publicKey = publicKeyOf(privateKeyOf(seed));
  return {
    kid: await thumbprint(publicKey),
    x: base64url.encode(publicKey),
    sealed: await sealText(base64url.encode(seed), secret),
  };
}

async function openBundleKey(key: StoredBundleKey, secret: string): Promise<KeyObject> {
  try {
    const privateKey = privateKeyOf(base64url.decode(await unsealText(key.sealed, secret)));
    if (base64url.encode(publicKeyOf(privateKey)) === key.x) return privateKey;
  } catch {
    // Told below: the secret is not the one it was sealed under.
  }
  throw new Refusal('secret-wrong', { key: key.kid });
}

/** What the office holds of its phones' trust: the root's public half, and what it last signed. */
export interface Delegated {
  readonly root: TrustRoot;
  readonly delegation: Delegation;
  readonly text: string;
}

/** The standing delegation; undefined where there is none. Throws `delegation-invalid` for one the root did not sign. */
export async function findDelegated(db: Db): Promise<Delegated | undefined> {
  const root = await trustRootOf({ db });
  const text = await findSetting(db, 'delegation');
  if (!root || text === undefined) return undefined;
  const publicKey = Uint8Array.from(base64url.decode(root.x));
  return { root, text, delegation: await readDelegation(text, { kid: root.kid, publicKey }) };
}

/** Signs manifests with the key the root delegated to. */
export type ManifestSigner = (manifest: BundleManifest) => string;

/** Opening takes a fifth of a second, on purpose; one key at a time is kept open, by its thumbprint. */
const opened = new Map<string, Promise<KeyObject>>();

/**
 * Opens the key the delegation names; throws `root-missing` where none was delegated, `delegation-invalid`,
 * `secret-missing`, `secret-wrong`.
 */
export async function manifestSigner(
  db: Db,
  { delegation }: Delegated,
  secret: string | null,
): Promise<ManifestSigner> {
  const text = await findSetting(db, 'bundle-key');
  if (text === undefined) throw new Refusal('root-missing', {});
  const key = JSON.parse(text) as StoredBundleKey;
  if (key.kid !== delegation.kid) throw new Refusal('delegation-invalid', {});
  if (secret === null) throw new Refusal('secret-missing', { key: key.kid });
  const open = opened.get(key.sealed) ?? openBundleKey(key, secret);
  opened.clear();
  opened.set(key.sealed, open);
  const privateKey = await open;
  return (manifest) => signJws(manifest, TYPES.manifest, key.kid, privateKey);
}

import { base64url } from 'jose';
import { type BundleManifest, TYPES } from '#core/bundleManifest';
import type { Instant } from '#core/day';
import { thumbprint } from '#core/key';
import { privateKeyOf } from '#server/keys/privateKey.ts';
import { publicKeyOf, signJws } from '#server/keys/sealing.ts';

/** A key of one byte, 32 times. */
export async function keyOf(byte: number) {
  const privateKey = privateKeyOf(new Uint8Array(32).fill(byte));
  const publicKey = publicKeyOf(privateKey);
  return { privateKey, publicKey, x: base64url.encode(publicKey), kid: await thumbprint(publicKey) };
}

type Key = Awaited<ReturnType<typeof keyOf>>;

/** What the root says of an online key. */
export function delegate(root: Key, to: Key, from: Instant, until: Instant): string {
  return signJws({ x: to.x, from, until }, TYPES.delegation, root.kid, root.privateKey);
}

/** What the online key says of an edition. */
export function manifestOf(key: Key, manifest: BundleManifest): string {
  return signJws(manifest, TYPES.manifest, key.kid, key.privateKey);
}

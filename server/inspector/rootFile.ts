import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { base64url } from 'jose';
import { TYPES } from '#core/bundleManifest';
import type { Instant } from '#core/day';
import { thumbprint } from '#core/key';
import { Refusal } from '#core/refusal';
import { privateKeyOf } from '../keys/privateKey.ts';
import { publicKeyOf, sealText, signJws, unsealText } from '../keys/sealing.ts';
import type { TrustRoot } from './root.ts';

// The root's private half lives in one file, encrypted, on a medium that lies in a safe: never in the database, never
// on the server but for the minute in which it signs a delegation.

/** A root key opened: it signs delegations and nothing else. */
export interface RootSigner extends TrustRoot {
  readonly delegate: (to: TrustRoot, from: Instant, until: Instant) => string;
}

async function signerOf(privateKey: KeyObject): Promise<RootSigner> {
  const publicKey = publicKeyOf(privateKey);
  const kid = await thumbprint(publicKey);
  return {
    kid,
    x: base64url.encode(publicKey),
    delegate: ({ x }, from, until) => signJws({ x, from, until }, TYPES.delegation, kid, privateKey),
  };
}

/** Makes a root from 32 random bytes: the text of its file, and the root itself. */
export async function makeRoot(
  seed: Uint8Array,
  passphrase: string,
): Promise<{ readonly file: string; readonly root: RootSigner }> {
  const root = await signerOf(privateKeyOf(seed));
  const jwk = { kty: 'OKP', crv: 'Ed25519', kid: root.kid, x: root.x, d: base64url.encode(seed) };
  return { file: `${await sealText(JSON.stringify(jwk), passphrase)}\n`, root };
}

/** Opens a root key's file; throws `root-file-wrong` for another file or another passphrase. */
export async function openRoot(path: string, passphrase: string): Promise<RootSigner> {
  try {
    const sealed = (await readFile(path, 'utf8')).trim();
    const { d, kid } = JSON.parse(await unsealText(sealed, passphrase)) as { d: string; kid: string };
    const root = await signerOf(privateKeyOf(base64url.decode(d)));
    if (root.kid === kid) return root;
  } catch {
    // Which of the two was wrong helps only whoever guesses.
  }
  throw new Refusal('root-file-wrong', { path });
}

import { base64url } from 'jose';
import type { Instant } from '#core/day';
import { thumbprint } from '#core/key';
import { Refusal } from '#core/refusal';
import type { KeyNumber } from '#core/stampId';
import type { StoredKey } from '#db/keys';
import { privateKeyOf } from './privateKey.ts';
import { publicKeyOf, sealText, unsealText } from './sealing.ts';
import { type Halves, type Signer, signerOf } from './signer.ts';

/** Makes a key from 64 random bytes (32 Ed25519 seed, 32 MAC secret) and seals it under the secret. */
export async function makeKey(
  number: KeyNumber,
  random: Uint8Array<ArrayBuffer>,
  secret: string,
  createdAt: Instant,
): Promise<StoredKey> {
  const halves = { seed: random.slice(0, 32), macSecret: random.slice(32, 64) };
  const publicKey = publicKeyOf(privateKeyOf(halves.seed));
  return {
    number,
    kid: await thumbprint(publicKey),
    publicKey,
    sealed: await sealHalves(halves, secret),
    createdAt,
    retiredAt: null,
    compromisedAt: null,
    nextSerial: 1,
  };
}

function sealHalves({ seed, macSecret }: Halves, secret: string): Promise<string> {
  const payload = JSON.stringify({ seed: base64url.encode(seed), mac: base64url.encode(macSecret) });
  return sealText(payload, secret);
}

async function unsealHalves(key: StoredKey, secret: string): Promise<Halves> {
  try {
    const { seed, mac } = JSON.parse(await unsealText(key.sealed, secret)) as { seed: string; mac: string };
    return { seed: base64url.decode(seed), macSecret: Uint8Array.from(base64url.decode(mac)) };
  } catch {
    throw new Refusal('secret-wrong', { key: key.number });
  }
}

/**
 * Opens a sealed key; throws `secret-missing` without a secret, `secret-wrong` when it does not open or the
 * private key found is not the one that was published.
 */
export async function openKey(key: StoredKey, secret: string | null): Promise<Signer> {
  if (secret === null) throw new Refusal('secret-missing', { key: key.number });
  const { seed, macSecret } = await unsealHalves(key, secret);
  const privateKey = privateKeyOf(seed);
  if (!Buffer.from(publicKeyOf(privateKey)).equals(key.publicKey)) {
    throw new Refusal('secret-wrong', { key: key.number });
  }
  return signerOf({ seed, macSecret });
}

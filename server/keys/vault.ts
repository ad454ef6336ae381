import { createHmac } from 'node:crypto';
import { base64url } from 'jose';
import type { Instant } from '#core/day';
import { thumbprint } from '#core/key';
import { macDigits } from '#core/mac';
import { pinBatchBytes, pinBytes } from '#core/pin';
import { Refusal } from '#core/refusal';
import { formatSeal } from '#core/seal';
import { type Stamp, type StampPath, signedBytes } from '#core/stamp';
import type { KeyNumber } from '#core/stampId';
import type { StoredKey } from '#db/keys';
import { privateKeyOf, publicKeyOf, sealText, unsealText } from './sealing.ts';
import { type SignBytes, signingOf } from './signing.ts';

/** The private half of a key, opened: it signs and it computes MACs. */
export interface Signer {
  readonly macSecret: Uint8Array<ArrayBuffer>;
  readonly sign: (path: StampPath, form: 'full' | 'mini') => Stamp;
  /** Gives the hidden PINs of one batch's stamps (core/pin.ts), for paper alone. */
  readonly pinsOf: (batchId: string) => PinOf;
  /** Gives the key's secret halves, for a thread that signs too; they are written nowhere. */
  readonly lend: () => Halves;
}

/** The hidden PIN of one stamp of a batch. */
export type PinOf = (path: StampPath) => string;

/** The secrets of a key: the Ed25519 seed and the MAC secret, 32 bytes each. */
export interface Halves {
  readonly seed: Uint8Array;
  readonly macSecret: Uint8Array<ArrayBuffer>;
}

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

/** The signer of a key's secret halves. */
export function signerOf({ seed, macSecret }: Halves): Signer {
  const signBytes = signingOf(seed);
  return {
    macSecret,
    sign: (path, form) => signStamp(path, form, signBytes, macSecret),
    pinsOf: (batchId) => pinsUnder(macSecret, batchId),
    lend: () => ({ seed, macSecret }),
  };
}

function signStamp(
  { gtin, id }: StampPath,
  form: 'full' | 'mini',
  signBytes: SignBytes,
  macSecret: Uint8Array,
): Stamp {
  const bytes = signedBytes({ gtin, id });
  if (form === 'full') return { form, gtin, id, seal: formatSeal(signBytes(bytes)) };
  return { form, gtin, id, mac: macDigits(createHmac('sha256', macSecret).update(bytes).digest()) };
}

function pinsUnder(macSecret: Uint8Array, batchId: string): PinOf {
  const batchSecret = createHmac('sha256', macSecret).update(pinBatchBytes(batchId)).digest();
  return (path) => macDigits(createHmac('sha256', batchSecret).update(pinBytes(path)).digest());
}

import { createHmac } from 'node:crypto';
import { macDigits } from '#core/mac';
import { pinBatchBytes, pinBytes } from '#core/pin';
import { formatSeal } from '#core/seal';
import { type Stamp, type StampPath, signedBytes } from '#core/stamp';
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

import { createHmac } from 'node:crypto';
import { macDigits } from '#core/mac';
import { pinBatchBytes, pinBytes } from '#core/pin';
import { formatSeal, type Seal } from '#core/seal';
import { type SignedStamp, type Stamp, type StampPath, signedBytes } from '#core/stamp';
import { formatStampId, keyNumberOf, type StampId } from '#core/stampId';
import { type SignBytes, signingOf } from './signing.ts';

/** The private half of a key, opened: it signs and it computes MACs. */
export interface Signer {
  readonly macSecret: Uint8Array<ArrayBuffer>;
  readonly sign: (path: StampPath, form: 'full' | 'mini') => Stamp;
  /** Signs stamps like one but for their serials, which are given. */
  readonly series: (like: StampPath, form: 'full' | 'mini') => (serial: number) => SignedStamp;
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
    series: (like, form) => seriesOf(like, form, signBytes, macSecret),
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

/** A stamp that is signed, whose seal is written when somebody reads it. */
class Sealed implements StampPath {
  readonly form = 'full';
  readonly gtin: StampPath['gtin'];
  readonly id: StampId;
  readonly signature: Uint8Array;

  constructor(gtin: StampPath['gtin'], id: StampId, signature: Uint8Array) {
    this.gtin = gtin;
    this.id = id;
    this.signature = signature;
  }

  get seal(): Seal {
    return formatSeal(this.signature);
  }
}

/** The bytes that are signed end in the ID: nothing else of them is written again. */
function seriesOf(
  { gtin, id: like }: StampPath,
  form: 'full' | 'mini',
  signBytes: SignBytes,
  macSecret: Uint8Array,
): (serial: number) => SignedStamp {
  const key = keyNumberOf(like);
  const bytes = signedBytes({ gtin, id: like });
  const start = bytes.length - like.length;
  return (serial) => {
    const id = formatStampId(key, serial);
    for (let at = 0; at < id.length; at++) bytes[start + at] = id.charCodeAt(at);
    return form === 'full'
      ? new Sealed(gtin, id, signBytes(bytes))
      : { form, gtin, id, mac: macDigits(createHmac('sha256', macSecret).update(bytes).digest()) };
  };
}

function pinsUnder(macSecret: Uint8Array, batchId: string): PinOf {
  const batchSecret = createHmac('sha256', macSecret).update(pinBatchBytes(batchId)).digest();
  return (path) => macDigits(createHmac('sha256', batchSecret).update(pinBytes(path)).digest());
}

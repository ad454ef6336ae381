/** The seal: 64 bytes of Ed25519 signature written as exactly 155 decimal digits (FORMATS.md §4). */
export type Seal = string & { readonly __seal: true };

/** Decimal digits of a seal; the largest value, 2^512 − 1, has 155 of them. */
export const SEAL_DIGITS = 155;
const SIGNATURE_BYTES = 64;
/** 2^512, the first value that is none: of as many digits, so digits are compared as text. */
const LIMIT = (1n << 512n).toString();
const DIGITS = /^[0-9]{155}$/;
const WORD = (1n << 64n) - 1n;
/** Every byte as two hexadecimal digits: a print writes millions of seals. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Writes 64 signature bytes, big-endian, as 155 digits with leading zeros. */
export function formatSeal(signature: Uint8Array): Seal {
  if (signature.length !== SIGNATURE_BYTES) throw new RangeError('a signature has 64 bytes');
  let hex = '0x';
  for (const byte of signature) hex += HEX[byte];
  return BigInt(hex).toString().padStart(SEAL_DIGITS, '0') as Seal;
}

/** True for exactly 155 ASCII digits of a value < 2^512: the only spelling of some 64 bytes. */
export function isSeal(digits: string): digits is Seal {
  return DIGITS.test(digits) && digits < LIMIT;
}

/** Reads exactly 155 ASCII digits back into 64 bytes; undefined for another length, another digit or a value ≥ 2^512. */
export function parseSeal(digits: string): Uint8Array<ArrayBuffer> | undefined {
  if (!isSeal(digits)) return undefined;
  const bytes = new Uint8Array(SIGNATURE_BYTES);
  const view = new DataView(bytes.buffer);
  let value = BigInt(digits);
  for (let at = SIGNATURE_BYTES - 8; at >= 0; at -= 8) {
    view.setBigUint64(at, value & WORD);
    value >>= 64n;
  }
  return bytes;
}

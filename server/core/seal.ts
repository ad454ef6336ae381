/** The seal: 64 bytes of Ed25519 signature written as exactly 155 decimal digits (FORMATS.md §4). */
export type Seal = string & { readonly __seal: true };

/** Decimal digits of a seal; the largest value, 2^512 − 1, has 155 of them. */
export const SEAL_DIGITS = 155;
const SIGNATURE_BYTES = 64;
const LIMIT = 1n << 512n;

/** Writes 64 signature bytes, big-endian, as 155 digits with leading zeros. */
export function formatSeal(signature: Uint8Array): Seal {
  if (signature.length !== SIGNATURE_BYTES) throw new RangeError('a signature has 64 bytes');
  let hex = '0x';
  for (const byte of signature) hex += byte.toString(16).padStart(2, '0');
  return BigInt(hex).toString().padStart(SEAL_DIGITS, '0') as Seal;
}

/** Reads exactly 155 ASCII digits back into 64 bytes; undefined for another length, another digit or a value ≥ 2^512. */
export function parseSeal(digits: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[0-9]{155}$/.test(digits)) return undefined;
  const value = BigInt(digits);
  if (value >= LIMIT) return undefined;
  const hex = value.toString(16).padStart(SIGNATURE_BYTES * 2, '0');
  const bytes = new Uint8Array(SIGNATURE_BYTES);
  for (let i = 0; i < SIGNATURE_BYTES; i++) bytes[i] = Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16);
  return bytes;
}

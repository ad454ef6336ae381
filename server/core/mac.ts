import { type StampPath, signedBytes } from './stamp.ts';

/** Digits of a mini stamp's code; one guess in 10^8 is right. */
export const MAC_DIGITS = 8;

/**
 * MAC8: HMAC-SHA-256 (RFC 2104) over the signed bytes under the key's MAC secret; the first 8 bytes as a
 * big-endian number, modulo 10^8, as 8 digits (FORMATS.md §5).
 */
export async function computeMac(secret: Uint8Array<ArrayBuffer>, stamp: StampPath): Promise<string> {
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  return macDigits(new Uint8Array(await crypto.subtle.sign('HMAC', key, signedBytes(stamp))));
}

/** The 8 digits of an HMAC output of at least 8 bytes. */
export function macDigits(hmac: Uint8Array): string {
  const head = new DataView(hmac.buffer, hmac.byteOffset, 8).getBigUint64(0);
  return String(head % 100_000_000n).padStart(MAC_DIGITS, '0');
}

/** Compares two codes in time that does not depend on where they differ. */
export function sameDigits(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}

import { verifyAsync } from '@noble/ed25519';

type Bytes = Uint8Array<ArrayBuffer>;

/** The order of the base point, RFC 8032 §5.1. */
const L = (1n << 252n) + 27742317777372353535851937790883648493n;
const P = (1n << 255n) - 19n;

function littleEndian(bytes: Uint8Array): bigint {
  let value = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i] ?? 0);
  return value;
}

function isCanonicalPoint(bytes: Uint8Array): boolean {
  return (littleEndian(bytes) & ((1n << 255n) - 1n)) < P;
}

let supported: Promise<boolean> | undefined;

async function probe(): Promise<boolean> {
  try {
    await crypto.subtle.importKey('raw', new Uint8Array(32), 'Ed25519', false, ['verify']);
    return true;
  } catch (error) {
    return !(error instanceof DOMException && error.name === 'NotSupportedError');
  }
}

/** True where WebCrypto knows Ed25519; asked once. */
export function hasNativeEd25519(): Promise<boolean> {
  supported ??= probe();
  return supported;
}

async function verifyNative(publicKey: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, signature, message);
}

/**
 * Verifies one Ed25519 signature strictly (RFC 8032 §5.1.7): 64 bytes, S < L, R and A canonical. WebCrypto
 * where it is there, else noble without ZIP-215 leniency. Answers false, never throws, for any 64 + 32 bytes.
 */
export async function verifySignature(
  publicKey: Bytes,
  message: Bytes,
  signature: Bytes,
  native?: boolean,
): Promise<boolean> {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  if (littleEndian(signature.subarray(32)) >= L) return false;
  if (!isCanonicalPoint(signature.subarray(0, 32)) || !isCanonicalPoint(publicKey)) return false;
  try {
    if (native ?? (await hasNativeEd25519())) return await verifyNative(publicKey, message, signature);
    return await verifyAsync(signature, message, publicKey, { zip215: false });
  } catch {
    // A public key that is no point of the curve: importKey or noble throw, and nothing verifies under it.
    return false;
  }
}

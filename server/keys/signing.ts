import { sign } from 'node:crypto';
import { createRequire } from 'node:module';
import { privateKeyOf } from './privateKey.ts';

/** Signs bytes with Ed25519 (RFC 8032): the same bytes, the same signature, whoever computes it. */
export type SignBytes = (bytes: Uint8Array) => Uint8Array;

/**
 * What is used of libsodium, which signs twice as fast as Node's own OpenSSL and keeps the key in locked memory. It is
 * spoken to without what its package checks: every length here is fixed.
 */
interface Sodium {
  readonly crypto_sign_BYTES: number;
  readonly crypto_sign_PUBLICKEYBYTES: number;
  readonly crypto_sign_SECRETKEYBYTES: number;
  sodium_malloc(size: number): ArrayBuffer;
  sodium_memzero(secret: Uint8Array): void;
  crypto_sign_seed_keypair(publicKey: Uint8Array, secretKey: Uint8Array, seed: Uint8Array): void;
  crypto_sign_detached(signature: Uint8Array, message: Uint8Array, secretKey: Uint8Array): void;
}

/**
 * The build that sodium-native brings for this machine; undefined where it brings none. The package itself looks for it
 * with ten files of its own, in every thread anew: as long as some hundred stamps take.
 */
function loadSodium(): Sodium | undefined {
  const build = `sodium-native/prebuilds/${process.platform}-${process.arch}/sodium-native.node`;
  try {
    return createRequire(import.meta.url)(build) as Sodium;
  } catch {
    return undefined;
  }
}

/** The signer of a seed of 32 bytes: libsodium's where it loads, else Node's. */
export function signingOf(seed: Uint8Array): SignBytes {
  const sodium = loadSodium();
  return sodium ? sodiumSigning(sodium, seed) : nodeSigning(seed);
}

/** Signs in libsodium; the secret key lies in memory that is locked, guarded and wiped when it is let go. */
function sodiumSigning(sodium: Sodium, seed: Uint8Array): SignBytes {
  const secretKey = Buffer.from(sodium.sodium_malloc(sodium.crypto_sign_SECRETKEYBYTES));
  const publicKey = Buffer.alloc(sodium.crypto_sign_PUBLICKEYBYTES);
  const copy = Buffer.from(seed);
  sodium.crypto_sign_seed_keypair(publicKey, secretKey, copy);
  sodium.sodium_memzero(copy);
  return (bytes) => {
    const signature = Buffer.allocUnsafe(sodium.crypto_sign_BYTES);
    sodium.crypto_sign_detached(signature, bytes, secretKey);
    return signature;
  };
}

/** Signs in Node's OpenSSL. */
export function nodeSigning(seed: Uint8Array): SignBytes {
  const privateKey = privateKeyOf(seed);
  return (bytes) => sign(null, bytes, privateKey);
}

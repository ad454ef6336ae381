import { sign } from 'node:crypto';
import { createRequire } from 'node:module';
import { privateKeyOf } from './privateKey.ts';

/** Signs bytes with Ed25519 (RFC 8032): the same bytes, the same signature, whoever computes it. */
export type SignBytes = (bytes: Uint8Array) => Uint8Array;

/** What is used of sodium-native, which signs twice as fast as Node's own OpenSSL and keeps the key in locked memory. */
interface Sodium {
  readonly crypto_sign_BYTES: number;
  readonly crypto_sign_PUBLICKEYBYTES: number;
  readonly crypto_sign_SECRETKEYBYTES: number;
  sodium_malloc(size: number): Buffer;
  sodium_memzero(secret: Uint8Array): void;
  crypto_sign_seed_keypair(publicKey: Uint8Array, secretKey: Uint8Array, seed: Uint8Array): void;
  crypto_sign_detached(signature: Uint8Array, message: Uint8Array, secretKey: Uint8Array): void;
}

/** Undefined on a machine for which sodium-native brings no build. */
function loadSodium(): Sodium | undefined {
  try {
    return createRequire(import.meta.url)('sodium-native') as Sodium;
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
  const secretKey = sodium.sodium_malloc(sodium.crypto_sign_SECRETKEYBYTES);
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

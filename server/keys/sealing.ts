import { createPublicKey, type KeyObject, sign } from 'node:crypto';
import { base64url, CompactEncrypt, compactDecrypt } from 'jose';

/** PBKDF2 rounds that slow down whoever stole what is sealed and guesses its secret (OWASP, HMAC-SHA-512). */
const PBKDF2_ROUNDS = 210_000;

/** The 32 bytes of a private key's public half. */
export function publicKeyOf(privateKey: KeyObject): Uint8Array<ArrayBuffer> {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  return Uint8Array.from(base64url.decode(x ?? ''));
}

/** A text as a compact JWE (RFC 7516) under a secret. */
export function sealText(text: string, secret: string): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'PBES2-HS512+A256KW', enc: 'A256GCM' })
    .setKeyManagementParameters({ p2c: PBKDF2_ROUNDS })
    .encrypt(new TextEncoder().encode(secret));
}

/** The exact inverse of `sealText`; throws where the secret is another, or what is sealed was touched. */
export async function unsealText(sealed: string, secret: string): Promise<string> {
  const { plaintext } = await compactDecrypt(sealed, new TextEncoder().encode(secret), {
    keyManagementAlgorithms: ['PBES2-HS512+A256KW'],
    contentEncryptionAlgorithms: ['A256GCM'],
    maxPBES2Count: PBKDF2_ROUNDS,
  });
  return new TextDecoder().decode(plaintext);
}

/** A JWS (RFC 7515) in compact form, EdDSA; `type` keeps one kind of statement from being taken for another. */
export function signJws(payload: object, type: string, kid: string, privateKey: KeyObject): string {
  const part = (value: object) => base64url.encode(new TextEncoder().encode(JSON.stringify(value)));
  const signed = `${part({ alg: 'EdDSA', typ: type, kid })}.${part(payload)}`;
  return `${signed}.${base64url.encode(sign(null, Buffer.from(signed), privateKey))}`;
}

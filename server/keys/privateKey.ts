import { createPrivateKey, type KeyObject } from 'node:crypto';

/** RFC 8410 §7: what stands before the 32 bytes of an Ed25519 private key in PKCS #8. */
const PKCS8_PREFIX = '302e020100300506032b657004220420';

/** The Ed25519 private key of a seed of 32 bytes. */
export function privateKeyOf(seed: Uint8Array): KeyObject {
  const der = Buffer.concat([Buffer.from(PKCS8_PREFIX, 'hex'), seed]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

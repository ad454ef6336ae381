import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import sodium from 'sodium-native';

// Bare Ed25519 verification in one thread for some ms: nothing else of a stamp is looked at.
const { by, ms } = workerData;
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x, 'base64url');
const signed = Array.from({ length: 256 }, (_, n) => {
  const message = Buffer.from(`temgoc-stamp-v1\n/s/${String(n).padStart(12, '0')}`);
  return { message, signature: sign(null, message, privateKey) };
});

const WAYS = {
  sodium: ({ message, signature }) => sodium.crypto_sign_verify_detached(signature, message, raw),
  node: ({ message, signature }) => verify(null, message, publicKey, signature),
};

function inTurn(check, end) {
  let count = 0;
  while (performance.now() < end) for (const one of signed) count += check(one) ? 1 : 0;
  return count;
}

const began = performance.now();
const count = inTurn(WAYS[by], began + ms);
parentPort.postMessage((count * 1000) / (performance.now() - began));

import { Worker } from 'node:worker_threads';

/** Ed25519 signatures a second, nothing else: on one core, and on so many at once. */
const WORK = `
const { createRequire } = require('node:module');
const { createPrivateKey, sign } = require('node:crypto');
const { parentPort, workerData } = require('node:worker_threads');
const require2 = createRequire(workerData.root);
const message = Buffer.alloc(60, 'temgoc');
const seed = Buffer.alloc(32, 7);
let one;
if (workerData.signer === 'sodium') {
  const sodium = require2('sodium-native');
  const [pk, sk, signature] = [Buffer.alloc(32), sodium.sodium_malloc(64), Buffer.alloc(64)];
  sodium.crypto_sign_seed_keypair(pk, sk, seed);
  one = () => sodium.crypto_sign_detached(signature, message, sk);
} else {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  one = () => sign(null, message, key);
}
for (let n = 0; n < 2000; n++) one();
parentPort.once('message', () => {
  const began = performance.now();
  let done = 0;
  while (performance.now() - began < workerData.ms) for (let n = 0; n < 200; n++, done++) { message.writeUInt32BE(done); one(); }
  parentPort.postMessage((done * 1000) / (performance.now() - began));
});
parentPort.postMessage(0);
`;

/** Signatures a second of so many threads together; undefined where the signer is not installed. */
export async function bareSigning(
  signer: 'sodium' | 'node',
  threads: number,
  ms = 1500,
): Promise<number | undefined> {
  const workerData = { signer, ms, root: import.meta.url };
  const workers = Array.from({ length: threads }, () => new Worker(WORK, { eval: true, workerData }));
  const next = (worker: Worker) =>
    new Promise<number>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  try {
    await Promise.all(workers.map(next));
    const rates = workers.map(next);
    for (const worker of workers) worker.postMessage('go');
    return (await Promise.all(rates)).reduce((sum, rate) => sum + rate, 0);
  } catch {
    return undefined;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

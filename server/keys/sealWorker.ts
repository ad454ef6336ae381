import { parentPort } from 'node:worker_threads';
import { fastestCheck } from './checking.ts';
import type { SealLoad } from './sealThread.ts';

const check = fastestCheck();

/** Checks every seal of a load, in order: 1 where it is good. */
function checkAll({ count, keys, signatures, messages, ends }: SealLoad): Uint8Array {
  const good = new Uint8Array(count);
  let from = 0;
  for (let n = 0; n < count; n++) {
    const end = ends[n] ?? from;
    const [key, signature] = [keys.subarray(32 * n, 32 * n + 32), signatures.subarray(64 * n, 64 * n + 64)];
    good[n] = check(key, messages.subarray(from, end), signature) ? 1 : 0;
    from = end;
  }
  return good;
}

parentPort?.on('message', (load: SealLoad) => parentPort?.postMessage(checkAll(load)));

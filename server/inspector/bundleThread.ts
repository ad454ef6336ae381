import { Worker } from 'node:worker_threads';
import { Refusal } from '#core/refusal';
import type { BundleEnd, BundleTask } from './bundleWorker.ts';

/** The heap of a thread that makes an edition of 20,000 products and 50,000 batches, MB. */
const HEAP_MB = 768;

/** The built thread: beside the bundle, or in `dist` when this file runs from source. */
function threadUrl(): URL {
  const here = import.meta.url;
  return new URL(here.endsWith('.ts') ? '../../dist/bundleWorker.js' : './bundleWorker.js', here);
}

function endOf(task: BundleTask): Promise<BundleEnd> {
  const worker = new Worker(threadUrl(), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    env: {},
  });
  return new Promise((resolve) => {
    let last: BundleEnd = { refused: { code: 'unexpected', details: {} } };
    worker.once('message', (end: BundleEnd) => {
      last = end;
    });
    worker.once('error', () => undefined);
    worker.once('exit', () => resolve(last));
  });
}

/** What is under way: whoever asks for the same waits for the same thread, and one thread works at a time. */
const underWay = new Map<string, Promise<BundleEnd>>();
let last: Promise<unknown> = Promise.resolve();

/** Makes an edition or a delta in a thread of its own, so that whoever scans meanwhile waits for nothing. */
export async function makeInThread(task: BundleTask): Promise<{ sha256: string; size: number }> {
  const name = JSON.stringify(task);
  const known = underWay.get(name);
  const making = known ?? last.then(() => endOf(task));
  if (!known) {
    underWay.set(name, making);
    last = making.finally(() => underWay.delete(name));
  }
  const end = await making;
  if ('refused' in end) throw new Refusal(end.refused.code, end.refused.details);
  return end;
}

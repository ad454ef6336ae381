import { Worker } from 'node:worker_threads';
import { faultOf } from './fault.ts';
import type { PrintAnswer, PrintTask } from './printWorker.ts';

/** The heap of a thread that prints, MB: a sheet is streamed, so that more is a fault. */
const HEAP_MB = 256;
/** How long a thread may clean up after it was told to stop, ms. */
const GRACE_MS = 5_000;

/** How a print ended. */
export type PrintEnd = Exclude<PrintAnswer, { readonly progress: number }>;

/** The built thread: beside the bundle, or in `dist` when this file runs from source. */
function threadUrl(): URL {
  const here = import.meta.url;
  return new URL(here.endsWith('.ts') ? '../../dist/printWorker.js' : './printWorker.js', here);
}

/** A print that ended without a word. */
export const BROKEN = { refused: { code: 'unexpected', details: {} } } as const satisfies PrintEnd;

/** Prints in a thread of its own, so that whoever scans meanwhile waits for nothing. On the signal it cleans up and ends as `interrupted`. */
export function printInThread(
  task: PrintTask,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<PrintEnd> {
  const worker = new Worker(threadUrl(), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    env: {},
  });
  let cut: NodeJS.Timeout | undefined;
  const stop = () => {
    worker.postMessage('stop');
    cut = setTimeout(() => void worker.terminate(), GRACE_MS);
  };
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  const end = new Promise<PrintEnd>((resolve) => {
    let last: PrintEnd = BROKEN;
    worker.on('message', (said: PrintAnswer) => {
      if ('progress' in said) onProgress(said.progress);
      else last = said;
    });
    worker.once('error', (error) => {
      last = { ...BROKEN, fault: faultOf(error) };
    });
    worker.once('exit', () => resolve(last));
  });
  return end.finally(() => {
    clearTimeout(cut);
    signal.removeEventListener('abort', stop);
  });
}

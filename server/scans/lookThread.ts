import { Worker } from 'node:worker_threads';
import { Refusal } from '#core/refusal';
import type { Look } from './look.ts';
import type { Recorded } from './lookRecording.ts';
import type { LookAnswer, LookLoad, LookTask } from './lookWorker.ts';

/** Where loads of looks are written, one after the other. */
export interface LookCarrier {
  /** Writes some looks together; throws why none of them was written. */
  record(looks: readonly Look[]): Promise<Recorded>;
  /** Ends soon; what is not written by then is thrown back. */
  close(): Promise<void>;
}

/** The heap of the thread, MB: a table of 500,000 networks, and one load of looks. */
const HEAP_MB = 256;
/** How long the thread may take to end by itself, ms. */
const GRACE_MS = 1_000;

/** The built thread: beside the bundle, or in `dist` when this file runs from source. */
function threadUrl(): URL {
  const here = import.meta.url;
  return new URL(here.endsWith('.ts') ? '../../dist/lookWorker.js' : './lookWorker.js', here);
}

interface Asked {
  answer(said: LookAnswer): void;
  fail(error: unknown): void;
}

/** One thread, from its start to its end. */
function startThread(task: LookTask, onEnd: () => void) {
  const worker = new Worker(threadUrl(), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    env: {},
  });
  let asked: Asked | undefined;
  let fault: unknown = new Refusal('unexpected');
  worker.on('message', (said: LookAnswer) => asked?.answer(said));
  worker.once('error', (error) => {
    fault = error;
  });
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      onEnd();
      asked?.fail(fault);
      resolve();
    });
  });
  const tell = (load: LookLoad) => worker.postMessage(load);
  return {
    ask: (looks: readonly Look[]) =>
      new Promise<LookAnswer>((answer, fail) => {
        asked = { answer, fail };
        // As one text, which is copied at once; objects would be copied one by one.
        tell(JSON.stringify(looks));
      }),
    async end(): Promise<void> {
      tell('close');
      const cut = setTimeout(() => void worker.terminate(), GRACE_MS);
      await ended;
      clearTimeout(cut);
    },
  };
}

/**
 * Records in a thread of its own, so that no answer waits for it. The thread is started with the first look, and
 * anew with the next where it has died: then the load it held is thrown back. `task` is asked at each start.
 */
export function recordInThread(task: () => LookTask): LookCarrier {
  let running: ReturnType<typeof startThread> | undefined;
  let closed = false;
  return {
    async record(looks) {
      if (closed) throw new Refusal('interrupted');
      running ??= startThread(task(), () => {
        running = undefined;
      });
      const said = await running.ask(looks);
      if ('refused' in said) throw new Refusal(said.refused.code, said.refused.details);
      return new Map(said.recorded);
    },
    async close() {
      closed = true;
      await running?.end();
    },
  };
}

import { Worker } from 'node:worker_threads';
import type { SignatureCheck } from '#core/ed25519';

/** Seals to check together: keys of 32 bytes, signatures of 64, and messages one after the other with their ends. */
export interface SealLoad {
  readonly count: number;
  readonly keys: Uint8Array;
  readonly signatures: Uint8Array;
  readonly messages: Uint8Array;
  readonly ends: Uint32Array;
}

type Bytes = Uint8Array<ArrayBuffer>;

interface Asked {
  readonly publicKey: Bytes;
  readonly message: Bytes;
  readonly signature: Bytes;
  readonly answer: (good: boolean) => void;
  readonly fail: (error: Error) => void;
}

/** Seals found good that are remembered, by their own bytes: some 300 bytes each. */
const MOST_REMEMBERED = 20_000;
/** The heap of the thread, MB: it holds a load at a time. */
const HEAP_MB = 32;

/** Checks seals somewhere else, and ends. */
export interface SealThread {
  /** Throws what ended the thread; the next check starts it anew. */
  readonly check: SignatureCheck;
  close(): Promise<void>;
}

/** The built thread: beside the bundle, or in `dist` when this file runs from source. */
function threadUrl(): URL {
  const here = import.meta.url;
  return new URL(here.endsWith('.ts') ? '../../dist/sealWorker.js' : './sealWorker.js', here);
}

function loadOf(asked: readonly Asked[]): SealLoad {
  const count = asked.length;
  const ends = new Uint32Array(count);
  let length = 0;
  for (const [n, { message }] of asked.entries()) {
    length += message.length;
    ends[n] = length;
  }
  const load = { count, ends, keys: new Uint8Array(32 * count), signatures: new Uint8Array(64 * count) };
  const messages = new Uint8Array(length);
  for (const [n, { publicKey, message, signature }] of asked.entries()) {
    load.keys.set(publicKey, 32 * n);
    load.signatures.set(signature, 64 * n);
    messages.set(message, (ends[n] ?? 0) - message.length);
  }
  return { ...load, messages };
}

/** One worker, from its start to its end: loads are answered in the order they were sent. */
function startWorker(onEnd: () => void) {
  const worker = new Worker(threadUrl(), { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB }, env: {} });
  const sent: (readonly Asked[])[] = [];
  let fault = new Error('the thread that checks seals has ended');
  worker.on('message', (good: Uint8Array) => {
    const load = sent.shift() ?? [];
    for (const [n, { answer }] of load.entries()) answer(good[n] === 1);
  });
  worker.once('error', (error) => {
    fault = error instanceof Error ? error : fault;
  });
  worker.once('exit', () => {
    onEnd();
    for (const { fail } of sent.flat()) fail(fault);
  });
  worker.unref();
  return {
    send(asked: readonly Asked[]) {
      sent.push(asked);
      worker.postMessage(loadOf(asked));
    },
    end: async () => void (await worker.terminate()),
  };
}

/**
 * Checks seals by libsodium in a thread of its own: what is asked in one turn of the loop goes there together. A seal
 * that was good is remembered by its key, message and signature, never by what was answered to it.
 */
export function openSealThread(): SealThread {
  const good = new Set<string>();
  let running: ReturnType<typeof startWorker> | undefined;
  let waiting: Asked[] = [];

  function send(): void {
    running ??= startWorker(() => {
      running = undefined;
    });
    running.send(waiting);
    waiting = [];
  }

  function remember(name: string): void {
    const [oldest] = good.size >= MOST_REMEMBERED ? good : [];
    if (oldest !== undefined) good.delete(oldest);
    good.add(name);
  }

  function ask(publicKey: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
    if (waiting.length === 0) setImmediate(send);
    return new Promise((answer, fail) => {
      waiting.push({ publicKey, message, signature, answer, fail });
    });
  }

  return {
    async check(publicKey, message, signature) {
      const name = nameOf(publicKey, message, signature);
      if (good.has(name)) return true;
      const isGood = await ask(publicKey, message, signature);
      if (isGood) remember(name);
      return isGood;
    },
    close: async () => running?.end(),
  };
}

function nameOf(...parts: readonly Bytes[]): string {
  return parts
    .map((part) => Buffer.from(part.buffer, part.byteOffset, part.length).toString('latin1'))
    .join('');
}

import { Worker } from 'node:worker_threads';
import type { PrintFormatName } from '#core/printFormat';
import { Refusal } from '#core/refusal';
import type { RunAnswer, RunOrder, RunTask } from './runWorker.ts';

/** The built thread: beside the bundle, or in `dist` when this file runs from source. */
function threadUrl(): URL {
  const here = import.meta.url;
  return new URL(here.endsWith('.ts') ? '../../dist/runWorker.js' : './runWorker.js', here);
}

/** The heap of a thread, MB: it holds one chunk at a time. */
const HEAP = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 };

interface Waiting {
  resolve(made: readonly Uint8Array[]): void;
  reject(error: unknown): void;
}

/** One thread, and who waits for what it makes. */
class Hand {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];
  #gone: Refusal | undefined;

  constructor(format: PrintFormatName) {
    const how = { resourceLimits: HEAP, env: {}, execArgv: [], workerData: format };
    this.#worker = new Worker(threadUrl(), how);
    this.#worker.on('message', (said: RunAnswer) => this.#hear(said));
    // A thread that dies says nothing of its own: its memory may hold the key.
    this.#worker.once('error', () => this.#lose());
    this.#worker.once('exit', () => this.#lose());
  }

  get busy(): number {
    return this.#waiting.length;
  }

  begin(order: RunOrder): void {
    this.#worker.postMessage(order);
  }

  make(task: RunTask): Promise<readonly Uint8Array[]> {
    const made = new Promise<readonly Uint8Array[]>((resolve, reject) => {
      if (this.#gone) reject(this.#gone);
      else this.#waiting.push({ resolve, reject });
    });
    // Whoever takes results in order may have stopped before this one.
    made.catch(() => undefined);
    this.#worker.postMessage(task);
    return made;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #hear(said: RunAnswer): void {
    if ('refused' in said) this.#lose(new Refusal(said.refused.code, said.refused.details));
    else this.#waiting.shift()?.resolve(said.made);
  }

  #lose(refusal = new Refusal('unexpected')): void {
    this.#gone ??= refusal;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#gone);
  }
}

/** Threads that sign and draw, in one format: what draws it they load while the run is still laid out. */
export class Crew {
  readonly #hands: readonly Hand[];

  constructor(threads: number, format: PrintFormatName) {
    this.#hands = Array.from({ length: threads }, () => new Hand(format));
  }

  get threads(): number {
    return this.#hands.length;
  }

  begin(order: RunOrder): void {
    for (const hand of this.#hands) hand.begin(order);
  }

  /** Whether a thread has fewer tasks than so many. */
  hasRoom(tasks: number): boolean {
    return this.#hands.some(({ busy }) => busy < tasks);
  }

  /** Gives chunks to whoever has least to do; rejects with the refusal of a thread, or `unexpected` of a dead one. */
  make(task: RunTask): Promise<readonly Uint8Array[]> {
    const [first] = [...this.#hands].sort((a, b) => a.busy - b.busy);
    if (!first) throw new RangeError('a crew has at least one thread');
    return first.make(task);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#hands.map((hand) => hand.stop()));
  }
}

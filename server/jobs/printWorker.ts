import { parentPort, workerData } from 'node:worker_threads';
import type { Instant } from '#core/day';
import { Refusal, type RefusalCode, type RefusalDetails } from '#core/refusal';
import { openDatabase } from '#db/open';
import type { Deps } from '../deps.ts';
import type { PrintJob } from '../forms/print.ts';
import { faultOf } from './fault.ts';
import { type PrintedFile, printFile } from './printFile.ts';

/** What the thread that prints is given: no clock and no dice, only what it prints and where. */
export interface PrintTask {
  readonly databasePath: string;
  readonly highWaterPath: string;
  readonly config: Omit<Deps['config'], 'readSecret' | 'readPassphrase' | 'mail'>;
  readonly origin: Deps['origin'];
  readonly secret: string | null;
  readonly now: Instant;
  readonly actor: string;
  readonly input: PrintJob;
  readonly path: string;
}

/** What it answers: how far it is, then one end. */
export type PrintAnswer =
  | { readonly progress: number }
  | { readonly printed: PrintedFile }
  | {
      readonly refused: { readonly code: RefusalCode; readonly details: RefusalDetails };
      /** What broke, for the log alone. */
      readonly fault?: string;
    };

function answer(said: PrintAnswer): void {
  parentPort?.postMessage(said);
}

async function print(task: PrintTask, signal: AbortSignal): Promise<PrintAnswer> {
  const { config, origin, secret, now, actor, input, path } = task;
  const db = openDatabase(task.databasePath);
  const deps: Deps = {
    config: { ...config, readSecret: () => secret, readPassphrase: () => null, mail: null },
    highWater: { path: task.highWaterPath },
    now: () => now,
    randomBytes: (size) => new Uint8Array(size),
    ...{ db, origin, secret, actor },
  };
  try {
    const watch = { onProgress: (done: number) => answer({ progress: done }), signal };
    return { printed: await printFile(deps, input, path, watch) };
  } catch (error) {
    if (error instanceof Refusal) return { refused: { code: error.code, details: error.details } };
    return { refused: { code: 'unexpected', details: {} }, fault: faultOf(error) };
  } finally {
    db.close();
  }
}

const stopping = new AbortController();
parentPort?.once('message', () => stopping.abort());
answer(await print(workerData as PrintTask, stopping.signal));
parentPort?.close();

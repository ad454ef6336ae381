import { parentPort, workerData } from 'node:worker_threads';
import { Refusal, type RefusalCode, type RefusalDetails } from '#core/refusal';
import { type Db, openDatabase } from '#db/open';
import { newId } from '../deps.ts';
import { rollsOf } from '../keys/rolls.ts';
import type { Look } from './look.ts';
import { recordLooks } from './lookRecording.ts';
import { marksUnder } from './marks.ts';
import { NO_NETWORKS, parseNetworks } from './networks.ts';
import type { Counting } from './sightings.ts';

/** What the thread that records looks is given: never the secret, only what marks are made with. */
export interface LookTask {
  readonly databasePath: string;
  readonly marksKey: Uint8Array | null;
  /** The operator's table of networks, as its file has it; null where there is none. */
  readonly networks: string | null;
  /** 32 random bytes, of which all ids are made. */
  readonly seed: Uint8Array;
}

/** What it is told: looks to record together, as JSON, or to end. */
export type LookLoad = string;

/** How recording some looks ended: how many by kind, or why none was written. */
export type LookAnswer =
  | { readonly recorded: readonly (readonly [kind: string, count: number])[] }
  | { readonly refused: { readonly code: RefusalCode; readonly details: RefusalDetails } };

/** Nobody waits for this thread, so it may wait for another's lock, ms. */
const BUSY_TIMEOUT_MS = 1_000;

const task = workerData as LookTask;
const randomBytes = rollsOf(task.seed);
const counting: Omit<Counting, 'db'> = {
  marks: marksUnder(task.marksKey),
  networks: task.networks === null ? NO_NETWORKS : parseNetworks(task.networks),
  newId: (prefix) => newId({ randomBytes }, prefix),
};
let db: Db | undefined;

/** What passes or is known is answered; any other fault ends the thread, and a fresh one takes its place. */
async function record(looks: readonly Look[]): Promise<LookAnswer> {
  try {
    // A power cut may lose some of the latest looks, and nothing else.
    db ??= openDatabase(task.databasePath, { synchronous: 'normal', busyTimeoutMs: BUSY_TIMEOUT_MS });
    return { recorded: [...(await recordLooks({ ...counting, db }, looks))] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, details } = error;
    return { refused: { code, details } };
  }
}

parentPort?.on('message', async (load: LookLoad) => {
  if (load !== 'close') return parentPort?.postMessage(await record(JSON.parse(load) as Look[]));
  db?.close();
  parentPort?.close();
});

import { availableParallelism } from 'node:os';
import type { Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PrintFormatName } from '#core/printFormat';
import { Refusal } from '#core/refusal';
import type { Shortened } from '#labels/face/face';
import { type Chunk, chunksOf } from '#labels/print/chunks';
import type { Prepared, RunReport, RunSpec, RunWriter } from '#labels/print/format';
import { formatNamed } from '#labels/print/formats';
import type { Signer } from '../keys/signer.ts';
import { Crew } from './crew.ts';
import { stampMaker, stampRunOf } from './runStamps.ts';

/** One print of a batch: what, how, with whose key, into what. */
export interface PrintRun {
  readonly format: PrintFormatName;
  readonly spec: RunSpec;
  readonly batchId: string;
  /** The opened key, or one that is being opened: it is waited for once the run is laid out and its file begun. */
  readonly signer: Signer | Promise<Signer>;
  readonly out: Writable;
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal;
  /** Threads that sign and draw, this one among them: `threadsFor` all cores where nothing is said. */
  readonly threads?: number;
}

/** A print whose key is open. */
interface SignedRun extends PrintRun {
  readonly signer: Signer;
}

/** What a print came to. */
export interface PrintReport extends RunReport {
  readonly shortened: readonly Shortened[];
}

/** A thread takes longer to start than so many stamps take to print. */
const SMALL = 3_000;

/**
 * Stamps given to a thread at once, where chunks are smaller; tasks that wait for each thread; and tasks that may be
 * made before the one that is written next: what this thread makes while others start.
 */
const LEAST_TASK = 60;
const AHEAD = 3;
const MOST_AHEAD = 48;

/** How many threads a run is worth on so many cores, the caller's own among them. */
export function threadsFor(count: number, cores = availableParallelism()): number {
  return count < SMALL ? 1 : Math.max(1, cores);
}

/**
 * Prints a run in any format and ends `out`: small ones in this thread, larger ones in others too, which sign and draw
 * while this one writes, in order and not far ahead, and makes what would have to be waited for. The same run is the same bytes, however many threads. Throws what the
 * format's `prepare` throws, `invalid-input` for no stamps, `interrupted` on the signal, `unexpected` where a thread dies, and what broke `out`.
 */
export async function runPrint(run: PrintRun): Promise<PrintReport> {
  const { spec, out, signal } = run;
  const threads = run.threads ?? threadsFor(spec.count);
  const crew = threads > 1 ? new Crew(threads - 1, run.format) : undefined;
  let writer: RunWriter | undefined;
  let broken: Error | undefined;
  out.once('error', (error) => {
    broken = error;
  });
  try {
    signal?.throwIfAborted();
    if (!Number.isInteger(spec.count) || spec.count < 1)
      throw new Refusal('invalid-input', { field: 'count', value: spec.count });
    const prepared = (await formatNamed(run.format).whole()).prepare(spec);
    writer = prepared.open(out);
    const signed = { ...run, signer: await run.signer };
    const report = await untilStopped(writeAll(signed, prepared, writer, crew), signal);
    run.onProgress?.(report.stamps);
    return { ...report, shortened: prepared.shortened };
  } catch (error) {
    writer?.abandon();
    if (!writer) out.destroy();
    throw signal?.aborted ? new Refusal('interrupted') : (broken ?? error);
  } finally {
    await crew?.stop();
  }
}

async function writeAll(
  run: SignedRun,
  prepared: Prepared<unknown>,
  writer: RunWriter,
  crew: Crew | undefined,
): Promise<RunReport> {
  await (crew ? writeMade(run, prepared, writer, crew) : writeHere(run, prepared, writer));
  run.signal?.throwIfAborted();
  return writer.end();
}

/** The end of some work, or the signal's: also where the work waits for a reader who takes nothing any more. */
function untilStopped<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(new Refusal('interrupted'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** What signs and draws a chunk in this thread. */
async function drawerOf(
  run: SignedRun,
  { setting }: Prepared<unknown>,
): Promise<(chunk: Chunk) => Uint8Array> {
  const make = await formatNamed(run.format).make();
  const derive = stampMaker(stampRunOf(run.spec, run.batchId), run.signer);
  return ({ index, from, count }) => make(setting, derive(from, count), index);
}

/** Signs, draws and writes in this thread; between chunks others get their turn, and a signal is heard. */
async function writeHere(run: SignedRun, prepared: Prepared<unknown>, writer: RunWriter): Promise<void> {
  const draw = await drawerOf(run, prepared);
  let done = 0;
  for (const chunk of chunksOf(run.spec.count, prepared.chunk)) {
    await writer.add(draw(chunk), chunk.count);
    done += chunk.count;
    if (done < run.spec.count) run.onProgress?.(done);
    await nextTurn();
    run.signal?.throwIfAborted();
  }
}

/** Chunks that follow each other, enough of them to be worth a message. */
function* tasksOf({ spec }: PrintRun, { chunk }: Prepared<unknown>): Generator<Chunk[]> {
  let task: Chunk[] = [];
  let stamps = 0;
  for (const one of chunksOf(spec.count, chunk)) {
    task.push(one);
    stamps += one.count;
    if (stamps < LEAST_TASK) continue;
    yield task;
    task = [];
    stamps = 0;
  }
  if (task.length > 0) yield task;
}

/** A task that was given out; `isMade` once its chunks are there, or will never be. */
interface Pending {
  readonly chunks: readonly Chunk[];
  readonly made: Promise<readonly Uint8Array[]>;
  isMade: boolean;
}

function pendingOf(chunks: readonly Chunk[], made: Promise<readonly Uint8Array[]>): Pending {
  const pending = { chunks, made, isMade: false };
  const settle = () => {
    pending.isMade = true;
  };
  made.then(settle, settle);
  return pending;
}

/** The tasks of a run in their order: some given to the crew, others made here while the next is waited for. */
async function* madeTasks(run: SignedRun, prepared: Prepared<unknown>, crew: Crew): AsyncGenerator<Pending> {
  const { format, spec, batchId, signer } = run;
  crew.begin({ format, setting: prepared.setting, run: stampRunOf(spec, batchId), halves: signer.lend() });
  const draw = await drawerOf(run, prepared);
  const tasks = tasksOf(run, prepared);
  const pending: Pending[] = [];
  const give = (make: (chunks: Chunk[]) => Promise<readonly Uint8Array[]>) => {
    const { done, value: chunks } = tasks.next();
    if (!done) pending.push(pendingOf(chunks, make(chunks)));
    return !done;
  };
  const ask = () => give((chunks) => crew.make({ chunks }));
  for (let n = 0; n < AHEAD * crew.threads; n++) ask();
  for (let next = pending.shift(); next; next = pending.shift()) {
    while (!next.isMade && pending.length < MOST_AHEAD && give(async (chunks) => chunks.map(draw))) {
      await nextTurn();
      run.signal?.throwIfAborted();
    }
    await next.made;
    if (crew.hasRoom(AHEAD)) ask();
    yield next;
  }
}

/** Lets the crew sign and draw, and writes what it made in the order of the run. */
async function writeMade(
  run: SignedRun,
  prepared: Prepared<unknown>,
  writer: RunWriter,
  crew: Crew,
): Promise<void> {
  let done = 0;
  for await (const { chunks, made } of madeTasks(run, prepared, crew)) {
    const bytes = await made;
    for (const [at, { count }] of chunks.entries()) {
      await writer.add(bytes[at] ?? new Uint8Array(), count);
      done += count;
    }
    if (done < run.spec.count) run.onProgress?.(done);
    run.signal?.throwIfAborted();
  }
}

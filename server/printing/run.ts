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
  readonly signer: Signer;
  readonly out: Writable;
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal;
  /** Threads that sign and draw: `threadsFor` all cores where nothing is said. */
  readonly threads?: number;
}

/** What a print came to. */
export interface PrintReport extends RunReport {
  readonly shortened: readonly Shortened[];
}

/** A thread takes longer to start than so many stamps take to print. */
const SMALL = 3_000;

/** Stamps given to a thread at once, where chunks are smaller; and tasks ahead of the writer for each thread. */
const LEAST_TASK = 60;
const AHEAD = 3;

/** How many threads a run is worth on so many cores: 1 is the caller's own. */
export function threadsFor(count: number, cores = availableParallelism()): number {
  return count < SMALL ? 1 : Math.max(1, cores);
}

/**
 * Prints a run in any format and ends `out`: small ones in this thread, larger ones in threads that sign and draw while
 * this one writes, in order and not far ahead. The same run is the same bytes, however many threads. Throws what the
 * format's `prepare` throws, `invalid-input` for no stamps, `interrupted` on the signal, `unexpected` where a thread dies, and what broke `out`.
 */
export async function runPrint(run: PrintRun): Promise<PrintReport> {
  const { spec, out, signal } = run;
  const threads = run.threads ?? threadsFor(spec.count);
  const crew = threads > 1 ? new Crew(threads) : undefined;
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
    const report = await untilStopped(writeAll(run, prepared, writer, crew), signal);
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
  run: PrintRun,
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

/** Signs, draws and writes in this thread; between chunks others get their turn, and a signal is heard. */
async function writeHere(run: PrintRun, prepared: Prepared<unknown>, writer: RunWriter): Promise<void> {
  const make = await formatNamed(run.format).make();
  const derive = stampMaker(stampRunOf(run.spec, run.batchId), run.signer);
  let done = 0;
  for (const { index, from, count } of chunksOf(run.spec.count, prepared.chunk)) {
    await writer.add(make(prepared.setting, derive(from, count), index), count);
    done += count;
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

interface Pending {
  readonly chunks: readonly Chunk[];
  readonly made: Promise<readonly Uint8Array[]>;
}

/** Lets the crew sign and draw, and writes what it made in the order of the run. */
async function writeMade(
  run: PrintRun,
  prepared: Prepared<unknown>,
  writer: RunWriter,
  crew: Crew,
): Promise<void> {
  const { format, spec, batchId, signer, signal } = run;
  const { setting } = prepared;
  crew.begin({ format, setting, run: stampRunOf(spec, batchId), halves: signer.lend() });
  const tasks = tasksOf(run, prepared);
  const pending: Pending[] = [];
  const ask = () => {
    const { done, value: chunks } = tasks.next();
    if (!done) pending.push({ chunks, made: crew.make({ chunks }) });
  };
  for (let n = 0; n < AHEAD * crew.threads; n++) ask();
  for (let done = 0, next = pending.shift(); next; next = pending.shift()) {
    const made = await next.made;
    ask();
    for (const [at, { count }] of next.chunks.entries()) {
      await writer.add(made[at] ?? new Uint8Array(), count);
      done += count;
    }
    if (done < spec.count) run.onProgress?.(done);
    signal?.throwIfAborted();
  }
}

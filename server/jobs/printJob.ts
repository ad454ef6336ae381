import { unlink } from 'node:fs/promises';
import type { StampSpan } from '#core/printRange';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findEarlierResult, findJob, finishJob, giveJobBack, type Job, renewJob } from '#db/jobs';
import type { Db } from '#db/open';
import { insertPrint } from '#db/prints';
import type { Deps } from '../deps.ts';
import { batchGiven } from '../finding.ts';
import { type PrintJob, printJobForm } from '../forms/print.ts';
import { countAgain } from '../printing/countAgain.ts';
import { printRecord } from '../printing/printRecord.ts';
import type { PrintedFile } from './printFile.ts';
import { BROKEN, type PrintEnd, printInThread } from './printThread.ts';
import type { PrintTask } from './printWorker.ts';
import { resultName, resultPath } from './result.ts';

/** Who runs, and for how long it is believed alive without a word, ms. */
export interface Runner {
  readonly name: string;
  readonly leaseMs: number;
  /** Told of what broke without a refusal: our own fault, which the job's page does not tell. */
  readonly onFault?: (job: string, fault: string) => void;
}

/** Progress is written this often at most, ms. */
const PROGRESS_MS = 500;

function taskOf({ config, db, highWater, origin, secret, now }: Deps, job: Job, input: PrintJob): PrintTask {
  const { readSecret: _, readPassphrase: __, mail: ___, ...plain } = config;
  return {
    databasePath: db.path,
    highWaterPath: highWater.path,
    config: plain,
    now: now(),
    actor: job.actor,
    path: resultPath(config, resultName(job.id, input.format)),
    ...{ origin, secret, input },
  };
}

/** Says every half second how far the job is and that its runner lives; where it is no longer ours, the print is cut. */
function keepAlive(deps: Deps, job: Job, { name, leaseMs }: Runner, told: { done: number }, cut: () => void) {
  const beat = async () => {
    const now = deps.now();
    const lease = { runner: name, now, aliveUntil: now + leaseMs };
    try {
      await commit(deps.db, [renewJob(job.id, lease, told.done)]);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'conflict') cut();
    }
  };
  const timer = setInterval(() => void beat(), PROGRESS_MS);
  return () => clearInterval(timer);
}

/** Taken up so often without an end, a job takes its runners down with it. */
const MOST_TRIES = 8;

/** What was asked for; undefined where the row holds no such form. */
function inputOf({ input }: Job): PrintJob | undefined {
  try {
    return printJobForm.parse(JSON.parse(input));
  } catch {
    return undefined;
  }
}

/**
 * Prints a job that was taken, and records its end: the PDF and its hash, or why it failed. A house that closes gives
 * the job back; one that was stopped leaves no file; one that does not read, or took its runner down again and again, fails.
 */
export async function runPrintJob(deps: Deps, job: Job, runner: Runner, closing: AbortSignal): Promise<void> {
  const input = inputOf(job);
  if (!input || job.tries >= MOST_TRIES) return recordEnd(deps, job, runner, BROKEN);
  const lost = new AbortController();
  const told = { done: 0 };
  const rest = keepAlive(deps, job, runner, told, () => lost.abort());
  const onProgress = (done: number) => {
    told.done = done;
  };
  const signal = AbortSignal.any([closing, lost.signal]);
  const end = await printInThread(taskOf(deps, job, input), onProgress, signal).finally(rest);
  if (closing.aborted && 'refused' in end) return commit(deps.db, [giveJobBack(job.id, runner.name)]);
  if ('fault' in end && end.fault !== undefined) runner.onFault?.(job.id, end.fault);
  if (!lost.signal.aborted) await recordEnd(deps, job, runner, end, input);
  await clearIfStopped(deps, job, input);
}

async function recordEnd(
  deps: Deps,
  job: Job,
  { name }: Runner,
  end: PrintEnd,
  input?: PrintJob,
): Promise<void> {
  try {
    if ('refused' in end) await recordFailure(deps, job, name, end.refused);
    else if (input) await recordPrint(deps, job, name, input, end.printed);
  } catch (error) {
    // Stopped or taken over in this very moment: the end is somebody else's to record.
    if (!(error instanceof Refusal && error.code === 'conflict')) throw error;
  }
}

async function recordPrint(
  deps: Deps,
  job: Job,
  runner: string,
  input: PrintJob,
  { from, start, sheets, pages, stamps: count, sha256 }: PrintedFile,
): Promise<void> {
  const { db } = deps;
  const at = deps.now();
  // On which label this file begins: of a later part not the one asked of the first.
  const printed = { ...input, start, from, count, sheets };
  const { stock, dpi, part, profile = null, content, format } = input;
  const print = printRecord({ ...deps, actor: job.actor }, printed, { pages, sha256, at });
  const first = await findEarlierResult(db, job);
  const same = first ? { same: first.sha256 === sha256, first: first.id } : {};
  const again = await againOf(db, job.nounId, { from, count });
  const made = { job: job.id, stock, dpi, start, part, from, count, profile, content, format, pages, sha256 };
  const verb = content === 'pins' ? 'print-pins' : first || again > 0 ? 'reprint' : 'print';
  const event = { at, actor: job.actor, verb, noun: 'batch', nounId: job.nounId };
  await commit(db, [
    finishJob(job.id, runner, at, { file: resultName(job.id, format), sha256, of: count }),
    insertPrint(print),
    writeEvent({ ...event, after: { ...made, ...(again > 0 ? { again } : {}), ...same } }),
  ]);
}

async function againOf(db: Db, batchId: string, span: StampSpan): Promise<number> {
  return countAgain(db, await batchGiven(db, batchId), span);
}

async function recordFailure(
  { db, now }: Deps,
  job: Job,
  runner: string,
  refused: Extract<PrintEnd, { readonly refused: unknown }>['refused'],
): Promise<void> {
  const at = now();
  const event = { at, actor: job.actor, verb: 'fail', noun: 'job', nounId: job.id, after: refused };
  await commit(db, [finishJob(job.id, runner, at, refused), writeEvent(event)]);
}

async function clearIfStopped({ db, config }: Deps, job: Job, { format }: PrintJob): Promise<void> {
  if ((await findJob(db, job.id))?.state !== 'stopped') return;
  await unlink(resultPath(config, resultName(job.id, format))).catch(() => undefined);
}

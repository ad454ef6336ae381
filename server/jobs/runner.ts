import { dayOf } from '#core/day';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { forgetDoneForms } from '#db/doneForms';
import { findFreeJob, type Job, takeJob } from '#db/jobs';
import { forgetPinTries } from '#db/pins';
import { eraseTipOffContacts } from '../actions/eraseTipOffContacts.ts';
import { makeNotices } from '../actions/makeNotices.ts';
import { sendNotices } from '../actions/sendNotices.ts';
import { watchClock } from '../clock.ts';
import { type Deps, newId } from '../deps.ts';
import { openMailer } from '../mail/mailer.ts';
import { forgetScans } from './forgetScans.ts';
import { repeat } from './loop.ts';
import { clearOldResults } from './oldResults.ts';
import { type Runner, runPrintJob } from './printJob.ts';
import { watchBatches } from './watchBatches.ts';

/** Where faults are told; nobody waits for this work at the other end of a request. */
export interface JobLog {
  error(facts: object, words: string): void;
  info(facts: object, words: string): void;
}

/** How the runner keeps time; the defaults are for a server, shorter ones for tests. */
export interface JobOptions {
  readonly log: JobLog;
  /** A runner silent for so long is believed dead, and its job is taken up again, ms. */
  readonly leaseMs?: number;
  /** How often the queue is looked at, ms. */
  readonly pollMs?: number;
  /** How often notices, mail and old files are looked after, ms. */
  readonly choresMs?: number;
}

/** The work beside the requests. */
export interface Jobs {
  /** Gives back what is under way, to be taken up by whoever runs next, and resolves when all is at rest. */
  stop(): Promise<void>;
}

/** Nobody sends a form of last week again by mistake, ms. */
const DONE_FORMS_MS = 7 * 86_400_000;

/** How often the server looks at its own clock, ms. */
const WATCH_MS = 10 * 60_000;

async function takeNext(deps: Deps, { name, leaseMs }: Runner): Promise<Job | undefined> {
  const now = deps.now();
  const job = await findFreeJob(deps.db, now);
  if (!job) return undefined;
  try {
    await commit(deps.db, [takeJob(job, { runner: name, now, aliveUntil: now + leaseMs })]);
    return job;
  } catch (error) {
    const another = error instanceof Refusal && error.code === 'conflict';
    if (another) return undefined;
    throw error;
  }
}

/** How often looks at whole batches are weighed, and old prints cleared away, ms. */
const HOUR_MS = 3_600_000;

/** Notices are made once a day, and old scans forgotten; mail that waits goes out as it falls due. */
function choresOf(deps: Deps, log: JobLog): () => Promise<boolean> {
  const mailer = openMailer(deps.config.mail);
  let lastDay = '';
  let lastWatch = Number.NEGATIVE_INFINITY;
  let lastHour = Number.NEGATIVE_INFINITY;
  return async () => {
    if (Math.abs(deps.now() - lastWatch) >= WATCH_MS) {
      lastWatch = deps.now();
      await watchClock(deps);
    }
    const today = dayOf(deps.now());
    if (today !== lastDay) {
      const made = await makeNotices(deps);
      await eraseTipOffContacts(deps);
      await forgetScans(deps);
      const week = deps.now() - DONE_FORMS_MS;
      await commit(deps.db, [forgetDoneForms(week), forgetPinTries(dayOf(week))]);
      if (made.length > 0) log.info({ notices: made.length }, 'daily work');
      lastDay = today;
    }
    if (Math.abs(deps.now() - lastHour) >= HOUR_MS) {
      lastHour = deps.now();
      await watchBatches(deps);
      const cleared = await clearOldResults(deps);
      if (cleared > 0) log.info({ cleared }, 'old prints cleared away');
    }
    if (mailer) await sendNotices(deps, mailer);
    return false;
  };
}

/**
 * Runs what waits, one job at a time, and the daily work, until stopped. Any number of servers may: each job is run by
 * one of them, and a dead one's is taken up again.
 */
export function startJobs(
  deps: Deps,
  { log, leaseMs = 10_000, pollMs = 500, choresMs = 30_000 }: JobOptions,
): Jobs {
  const onFault = (job: string, fault: string) => log.error({ job, fault }, 'print broke');
  const runner: Runner = { name: newId(deps, 'run'), leaseMs, onFault };
  const house: Deps = { ...deps, actor: 'temgoc' };
  const closing = new AbortController();
  const printing = repeat(
    async () => {
      const job = closing.signal.aborted ? undefined : await takeNext(house, runner);
      if (job) await runPrintJob(house, job, runner, closing.signal);
      return job !== undefined;
    },
    pollMs,
    (err) => log.error({ err }, 'job runner'),
  );
  const chores = repeat(choresOf(house, log), choresMs, (err) => log.error({ err }, 'daily work'));
  return {
    stop: async () => {
      closing.abort();
      await Promise.all([printing.stop(), chores.stop()]);
    },
  };
}

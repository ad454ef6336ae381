import { Refusal } from '#core/refusal';
import type { LossReason, Metrics } from '../metrics.ts';
import type { Look } from './look.ts';
import type { LookCarrier } from './lookThread.ts';

/** Looks wait this long for company, ms: one commit for many, off the path of every answer. */
const GATHER_MS = 40;
/** Few that come just after a commit wait longer: many looks change the same pages, each written once a commit. */
const RESPITE_MS = 250;
/**
 * Looks held in memory at most, some 10 MB, the ones being written among them: what comes within a second while all
 * processors are busy with answers, or in some minutes of an ordinary day while another process holds the lock. Beyond,
 * they are lost and counted, never an answer.
 */
const MOST_WAITING = 10_000;
/** Looks of one commit: few enough that no act of a person waits longer for the lock than some tenths of a second. */
const MOST_A_COMMIT = 1_000;
/** So many are company enough: they are written at once after a commit. */
const ENOUGH = 300;
/** After a locked database, or a fault, ms. */
const RETRY_MS = 250;
/** How long what waits may still be written when the log is closed, ms. */
const CLOSING_MS = 5_000;

/** Where looks go after the answer is decided: returns at once, never throws, and counts what it lost. */
export interface ScanLog {
  record(look: Look): void;
  /** Writes what waits, within 5 s, and stops. */
  close(): Promise<void>;
}

/** How the log tells what it could not keep. */
export interface ScanLogOptions {
  readonly metrics: Pick<Metrics, 'recorded' | 'lost' | 'waitingFrom'>;
  readonly onLost: (error: unknown, count: number) => void;
}

const REASONS: Readonly<Record<string, LossReason>> = {
  'database-busy': 'database-busy',
  'storage-full': 'storage-full',
};

function reasonOf(error: unknown): LossReason {
  return (error instanceof Refusal && REASONS[error.code]) || 'other';
}

/** What passes by itself: another process's lock, or a row that somebody wrote in between. */
function passes(error: unknown): boolean {
  return error instanceof Refusal && ['database-busy', 'conflict'].includes(error.code);
}

function lose({ metrics, onLost }: ScanLogOptions, error: unknown, count: number): void {
  metrics.lost(reasonOf(error), count);
  onLost(error, count);
}

/** How writing some looks ended; those that wait are to be tried again. */
async function keep(
  carrier: LookCarrier,
  looks: readonly Look[],
  options: ScanLogOptions,
): Promise<'written' | 'waits' | 'lost'> {
  try {
    for (const [kind, count] of await carrier.record(looks)) options.metrics.recorded(kind, count);
    return 'written';
  } catch (error) {
    if (passes(error)) return 'waits';
    lose(options, error, looks.length);
    return 'lost';
  }
}

/** Opens a log of looks over whatever writes them; it holds what waits, and closes what writes when it is closed. */
export function openScanLog(carrier: LookCarrier, options: ScanLogOptions): ScanLog {
  let waiting: Look[] = [];
  let underWay = 0;
  let timer: NodeJS.Timeout | undefined;
  let flushing: Promise<void> | undefined;
  options.metrics.waitingFrom(() => waiting.length + underWay);

  /** Writes what waits, and goes on while at least so many do; fewer wait for company again. */
  async function flush(fewest: number): Promise<void> {
    timer = undefined;
    let blocked = false;
    do blocked = !(await writeSome());
    while (!blocked && waiting.length >= fewest);
    flushing = undefined;
    if (waiting.length > 0) wake(blocked ? RETRY_MS : RESPITE_MS);
  }

  /** False when something is in the way; no answer waits for it. */
  async function writeSome(): Promise<boolean> {
    const looks = waiting.splice(0, MOST_A_COMMIT);
    underWay = looks.length;
    const end = await keep(carrier, looks, options);
    underWay = 0;
    if (end === 'waits') waiting = [...looks, ...waiting];
    return end === 'written';
  }

  function wake(after: number): void {
    if (flushing) return;
    timer ??= setTimeout(() => {
      flushing = flush(ENOUGH);
    }, after);
  }

  return {
    record(look) {
      if (waiting.length + underWay >= MOST_WAITING) options.metrics.lost('queue-full', 1);
      else waiting.push(look);
      wake(GATHER_MS);
    },
    async close() {
      const cut = setTimeout(() => void carrier.close(), CLOSING_MS);
      await flushing;
      clearTimeout(timer);
      if (waiting.length > 0) flushing = flush(1);
      await flushing;
      clearTimeout(timer);
      clearTimeout(cut);
      if (waiting.length > 0) lose(options, new Refusal('database-busy'), waiting.length);
      await carrier.close();
    },
  };
}

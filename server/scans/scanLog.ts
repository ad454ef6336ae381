import { Refusal } from '#core/refusal';
import type { LossReason, Metrics } from '../metrics.ts';
import type { Look } from './look.ts';
import { recordLooks } from './lookRecording.ts';
import type { Counting } from './sightings.ts';

/** Looks wait this long for company, ms: one commit for many, off the path of every answer. */
const GATHER_MS = 20;
/** Looks held in memory at most; beyond, they are lost and counted, never an answer. */
const MOST_WAITING = 5_000;
/** Looks of one commit: few enough that no answer waits for it noticeably. */
const MOST_A_COMMIT = 5;
/** After a locked database, ms. */
const RETRY_MS = 250;

/** Where looks go after the answer is decided: returns at once, never throws, and counts what it lost. */
export interface ScanLog {
  record(look: Look): void;
  /** Writes what waits, and stops. */
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

/** Lets answers under way go first. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Opens a log of looks on a connection of its own: `synchronous=NORMAL`, for a power cut may lose some, and a
 * short busy timeout, for waiting would hold up answers.
 */
export function openScanLog(counting: Counting, { metrics, onLost }: ScanLogOptions): ScanLog {
  let waiting: Look[] = [];
  let timer: NodeJS.Timeout | undefined;
  let flushing: Promise<void> | undefined;
  metrics.waitingFrom(() => waiting.length);

  function lose(error: unknown, count: number): void {
    metrics.lost(reasonOf(error), count);
    onLost(error, count);
  }

  async function flush(): Promise<void> {
    timer = undefined;
    while (waiting.length > 0 && (await keep(waiting.splice(0, MOST_A_COMMIT)))) await breathe();
    flushing = undefined;
    if (waiting.length > 0) wake(RETRY_MS);
  }

  /** False when another process is in the way: the looks wait on, and no answer waits for them. */
  async function keep(looks: Look[]): Promise<boolean> {
    try {
      for (const [kind, count] of await recordLooks(counting, looks)) metrics.recorded(kind, count);
      return true;
    } catch (error) {
      if (passes(error) && waiting.length + looks.length <= MOST_WAITING) {
        waiting = [...looks, ...waiting];
        return false;
      }
      lose(error, looks.length);
      return true;
    }
  }

  function wake(after: number): void {
    if (flushing) return;
    timer ??= setTimeout(() => {
      flushing = flush();
    }, after);
  }

  return {
    record(look) {
      if (waiting.length >= MOST_WAITING) metrics.lost('queue-full', 1);
      else waiting.push(look);
      wake(GATHER_MS);
    },
    async close() {
      await flushing;
      clearTimeout(timer);
      if (waiting.length > 0) await flush();
      clearTimeout(timer);
      if (waiting.length > 0) lose(new Refusal('database-busy'), waiting.length);
    },
  };
}

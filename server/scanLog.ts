import type { Instant } from '#core/day';
import { Refusal } from '#core/refusal';
import { keyNumberOf, serialOf } from '#core/stampId';
import type { Verdict } from '#core/verdict';
import { commit } from '#db/commit';
import type { Db } from '#db/open';
import { insertScans, type Scan } from '#db/scans';

/** Scans wait this long for company, ms: one commit for many, off the path of every answer. */
const GATHER_MS = 20;
/** Scans held in memory at most; beyond, they are lost and counted, never an answer. */
const MOST_WAITING = 5_000;
const MOST_A_COMMIT = 500;
/** After a locked database, ms. */
const RETRY_MS = 250;

/** Where scans go after the answer is decided: returns at once, never throws, and counts what it lost. */
export interface ScanLog {
  record(at: Instant, verdict: Verdict): void;
  readonly lost: () => number;
  /** Writes what waits, and stops. */
  close(): Promise<void>;
}

function toScan(at: Instant, { presented, origin, headline }: Verdict): Scan | undefined {
  if (!presented) return undefined;
  return { at, keyNumber: keyNumberOf(presented.id), serial: serialOf(presented.id), origin, headline };
}

/**
 * Opens a log of scans on a connection of its own: `synchronous=NORMAL`, for a power cut may lose some, and a
 * short busy timeout, for waiting would hold up answers.
 */
export function openScanLog(db: Db, onLost: (error: unknown, count: number) => void): ScanLog {
  let waiting: Scan[] = [];
  let timer: NodeJS.Timeout | undefined;
  let lost = 0;

  async function flush(): Promise<void> {
    timer = undefined;
    while (waiting.length > 0 && (await keep(waiting.splice(0, MOST_A_COMMIT))));
    if (waiting.length > 0) timer ??= setTimeout(() => void flush(), RETRY_MS);
  }

  /** False when another process holds the lock: the scans wait on, and no answer waits for them. */
  async function keep(rows: Scan[]): Promise<boolean> {
    try {
      await commit(db, [insertScans(rows)]);
      return true;
    } catch (error) {
      const busy = error instanceof Refusal && error.code === 'database-busy';
      if (busy && waiting.length + rows.length <= MOST_WAITING) {
        waiting = [...rows, ...waiting];
        return false;
      }
      lost += rows.length;
      onLost(error, rows.length);
      return true;
    }
  }

  return {
    record(at, verdict) {
      const scan = toScan(at, verdict);
      if (!scan) return;
      if (waiting.length >= MOST_WAITING) lost += 1;
      else waiting.push(scan);
      timer ??= setTimeout(() => void flush(), GATHER_MS);
    },
    lost: () => lost,
    async close() {
      if (timer) clearTimeout(timer);
      if (waiting.length > 0) await flush();
    },
  };
}

import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { CallerKind } from '#core/sighting';
import type { Headline } from '#core/verdict';

/** Why looks were lost: too many waited, another process held the lock, the disk was full, or something else. */
export type LossReason = 'queue-full' | 'database-busy' | 'storage-full' | 'other';

/** What the house counts of itself for whoever watches over it; nothing of who asked. */
export interface Metrics {
  /** The format Prometheus reads. */
  readonly contentType: string;
  request(status: number, ms: number): void;
  verdict(headline: Headline): void;
  recorded(kind: string, count: number): void;
  lost(reason: LossReason, count: number): void;
  /** Who is asked how many looks wait, whenever the figures are read. */
  waitingFrom(count: () => number): void;
  text(): Promise<string>;
}

/** Upper bounds of the durations of requests, seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Counted from nothing, so that whoever watches sees the first. */
const KINDS: readonly CallerKind[] = ['shopper', 'staff', 'inspector', 'robot'];
const REASONS: readonly LossReason[] = ['queue-full', 'database-busy', 'storage-full', 'other'];

const classOf = (status: number) => `${Math.floor(status / 100)}xx`;

/** Counters of one process. */
export function makeMetrics(): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  const named = (name: string, help: string) => ({ name: `temgoc_${name}`, help, registers });
  const recorded = new Counter({
    ...named('scans_recorded_total', 'Scans written, by kind of caller'),
    labelNames: ['kind'],
  });
  const lost = new Counter({
    ...named('scans_lost_total', 'Scans and answers that were not written, by reason'),
    labelNames: ['reason'],
  });
  const verdicts = new Counter({
    ...named('verdicts_total', 'Answers to scans, by headline'),
    labelNames: ['headline'],
  });
  const requests = new Counter({
    ...named('requests_total', 'Requests answered, by class of status'),
    labelNames: ['status'],
  });
  const seconds = new Histogram({
    ...named('request_duration_seconds', 'Time to an answer'),
    buckets: BUCKETS,
  });
  let waiting = () => 0;
  new Gauge({
    ...named('scans_waiting', 'Scans in memory, waiting to be written'),
    collect() {
      this.set(waiting());
    },
  });
  for (const kind of KINDS) recorded.inc({ kind }, 0);
  for (const reason of REASONS) lost.inc({ reason }, 0);
  return {
    contentType: registry.contentType,
    request: (status, ms) => {
      requests.inc({ status: classOf(status) });
      seconds.observe(ms / 1_000);
    },
    verdict: (headline) => verdicts.inc({ headline }),
    recorded: (kind, count) => recorded.inc({ kind }, count),
    lost: (reason, count) => lost.inc({ reason }, count),
    waitingFrom: (count) => {
      waiting = count;
    },
    text: () => registry.metrics(),
  };
}

import type { Instant } from '#core/day';
import type { PublishedKeys } from '#core/key';
import type { Origin } from '#core/origin';
import type { StampForm, StampPath } from '#core/stamp';
import type { StampId } from '#core/stampId';
import type { Headline, Verdict } from '#core/verdict';
import type { Trust } from '#core/verify';
import type { GuessThrottle } from './guessThrottle.ts';
import type { Metrics } from './metrics.ts';
import type { Portal } from './portal/portal.ts';
import type { Look } from './scans/look.ts';
import type { Asker, MarksOn } from './scans/marks.ts';
import type { Seen } from './scans/seen.ts';

/** A stamp of a trial register to open, and the headline its page shows. */
export interface SampleStamp {
  readonly shows: Headline;
  readonly form: StampForm;
  /** It has a hidden PIN to try. */
  readonly pin?: boolean;
  /** The stamp's whole address, as printed. */
  readonly url: string;
}

/** The part of a pino logger that the HTTP edge writes to. */
export interface EdgeLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** All that the HTTP edge asks of the house; whoever serves gives one. */
export interface Site {
  readonly now: () => Instant;
  /** A new id that nobody can guess, for incidents. */
  readonly newId: (prefix: string) => string;
  /** What stamps point to; the Host header of a request decides nothing. */
  readonly origin: Origin;
  /** A demonstration with a trial key. */
  readonly trial: boolean;
  readonly sampleStamps: () => Promise<readonly SampleStamp[]>;
  readonly trust: () => Promise<Trust>;
  readonly publishedKeys: () => Promise<PublishedKeys>;
  /** The path a stamp was issued with, looked up by its ID; undefined when no batch holds it. */
  readonly findStampPath: (id: StampId) => Promise<StampPath | undefined>;
  /** Keeps a look at a stamp; called after the answer is decided, and what it throws changes nothing. */
  readonly recordLook: (look: Look) => void;
  /** Hides who asks under a day's key; null where no secret is at hand. */
  readonly marks: MarksOn | null;
  /** What looks before this one told of a proven stamp; null where nobody counts. */
  readonly seen: (verdict: Verdict, asker: Asker) => Promise<Seen | null>;
  readonly metrics: Metrics;
  /** Who names it may read the metrics; null where nobody may. */
  readonly metricsToken: string | null;
  /** Holds back whoever tries codes of mini stamps. */
  readonly guesses: GuessThrottle;
  /** True where a proxy of ours stands in front and names the asker in `X-Forwarded-For`. */
  readonly behindProxy: boolean;
  /** True when questions can be answered. */
  readonly ready: () => Promise<boolean>;
  readonly log: EdgeLog;
  /** The office's and the producers' pages; null where only stamps are verified. */
  readonly portal: Portal | null;
}

import type { Star } from './authority.ts';
import type { Day, Instant } from './day.ts';
import type { ProductPage } from './page.ts';
import type { Recognition, RecognitionFact, Withdrawal } from './recognition.ts';
import type { Stamp } from './stamp.ts';

/** Fact 1, did we issue this code. `record` is typed, unsigned or beyond this verifier's means: it proves nothing. */
export type OriginFact = 'signed' | 'mac' | 'record' | 'forged' | 'foreign' | 'unreadable';

/** Why the origin is what it is, where one word does not tell. */
export type OriginReason =
  | 'seal-wrong'
  | 'mac-wrong'
  | 'mac-needs-server'
  | 'key-unknown'
  | 'key-compromised'
  | 'key-needs-register'
  | 'key-after-data'
  | 'batch-after-data'
  | 'host-unknown'
  | 'not-a-stamp';

/** Fact 3, is this stamp usable. `unknown` where no register was asked. */
export type StampFact = 'usable' | 'void' | 'recalled' | 'spent' | 'unknown-batch' | 'unknown';

/** Fact 4, does its scan history look like copying. `unknown` where nobody counted. */
export type CopiesFact = 'ordinary' | 'watch' | 'alarm' | 'unknown';

/** What the register says happened to one stamp. */
export interface StampState {
  readonly fact: 'usable' | 'void' | 'recalled' | 'spent';
  readonly at: Instant | null;
  readonly reason: string | null;
}

/** All the register knows of one stamp at one instant, as shown to whoever asks. */
export interface StampRecord {
  readonly batch: {
    readonly id: string;
    readonly issuedAt: Instant;
    readonly form: 'full' | 'mini';
    readonly star: Star;
  };
  readonly product: { readonly id: string; readonly name: string };
  readonly producer: {
    readonly id: string;
    readonly name: string;
    /** The name as the decision wrote it, where it differs today. */
    readonly nameCertified: string | null;
    readonly addressCertified: string | null;
    readonly addressNow: string | null;
    readonly phone: string | null;
  };
  readonly decision: { readonly numberText: string; readonly signedOn: Day; readonly authority: string };
  readonly lot: { readonly number: string; readonly producedOn: Day | null; readonly expiresOn: Day | null };
  readonly recognition: Recognition;
  readonly recognitions: readonly Recognition[];
  readonly state: StampState;
  readonly copies: CopiesFact;
  /** Sample data, to be marked so wherever it is shown. */
  readonly sample: boolean;
  /** The producer's own words, where the office approved some; they answer nothing. */
  readonly page?: ProductPage | undefined;
}

/** The one line an answer begins with. */
export type Headline =
  | 'unreadable'
  | 'foreign'
  | 'forged'
  | 'recalled'
  | 'safety-withdrawn'
  | 'unknown-batch'
  | 'void'
  | 'withdrawn'
  | 'spent'
  | 'copies-alarm'
  | 'record'
  | 'not-recognised-at-issue'
  | 'lapsed'
  | 'superseded'
  | 'copies-watch'
  | 'ending'
  | 'in-force'
  | 'signed-only';

/** How an answer looks: never by colour alone. */
export type Tone = 'good' | 'notice' | 'warning' | 'danger' | 'neutral';

/** The four facts and what stands behind them, as of one instant. */
export interface Verdict {
  readonly asOf: Instant;
  readonly headline: Headline;
  readonly tone: Tone;
  readonly origin: OriginFact;
  readonly originReason: OriginReason | null;
  readonly recognition: RecognitionFact;
  readonly recognitionAtIssue: RecognitionFact;
  readonly stamp: StampFact;
  readonly copies: CopiesFact;
  readonly safety: Withdrawal | null;
  /** What was presented, taken apart; null when foreign or unreadable. */
  readonly presented: Stamp | null;
  /** What the register holds; null where it was not asked, does not know, or the code is forged. */
  readonly record: StampRecord | null;
}

/** What a headline is drawn from: the four facts, the first of recognition's two days, and danger. */
export type Facts = Omit<Verdict, 'headline' | 'tone' | 'asOf' | 'presented' | 'record' | 'originReason'>;

interface HeadlineRow {
  readonly headline: Headline;
  readonly tone: Tone;
  readonly when: (facts: Facts) => boolean;
}

/** Precedence: the first row that is true speaks. Danger to people comes before doubt about paper. */
export const HEADLINES: readonly HeadlineRow[] = [
  { headline: 'unreadable', tone: 'neutral', when: (f) => f.origin === 'unreadable' },
  { headline: 'foreign', tone: 'warning', when: (f) => f.origin === 'foreign' },
  { headline: 'forged', tone: 'danger', when: (f) => f.origin === 'forged' },
  { headline: 'recalled', tone: 'danger', when: (f) => f.stamp === 'recalled' },
  { headline: 'safety-withdrawn', tone: 'danger', when: (f) => f.safety !== null },
  { headline: 'unknown-batch', tone: 'warning', when: (f) => f.stamp === 'unknown-batch' },
  { headline: 'void', tone: 'danger', when: (f) => f.stamp === 'void' },
  { headline: 'withdrawn', tone: 'danger', when: (f) => f.recognition === 'withdrawn' },
  { headline: 'spent', tone: 'warning', when: (f) => f.stamp === 'spent' },
  { headline: 'copies-alarm', tone: 'warning', when: (f) => f.copies === 'alarm' },
  { headline: 'record', tone: 'neutral', when: (f) => f.origin === 'record' },
  {
    headline: 'not-recognised-at-issue',
    tone: 'warning',
    when: (f) => f.recognition !== 'unknown' && !['in-force', 'ending'].includes(f.recognitionAtIssue),
  },
  { headline: 'lapsed', tone: 'notice', when: (f) => f.recognition === 'lapsed' },
  { headline: 'superseded', tone: 'notice', when: (f) => f.recognition === 'superseded' },
  { headline: 'copies-watch', tone: 'notice', when: (f) => f.copies === 'watch' },
  { headline: 'ending', tone: 'good', when: (f) => f.recognition === 'ending' },
  { headline: 'in-force', tone: 'good', when: (f) => f.recognition === 'in-force' },
  { headline: 'signed-only', tone: 'neutral', when: () => true },
];

/** Draws the headline from the four facts by the precedence table. */
export function headlineOf(facts: Facts): { headline: Headline; tone: Tone } {
  const row = HEADLINES.find(({ when }) => when(facts)) as HeadlineRow;
  return { headline: row.headline, tone: row.tone };
}

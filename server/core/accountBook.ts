import type { Balance, CountKind, Difference, SerialSpan, StampTally } from './account.ts';
import type { Batch } from './batch.ts';
import type { Instant } from './day.ts';
import type { Lot } from './lot.ts';
import type { PinContent } from './pin.ts';
import type { PrintFormatName } from './printFormat.ts';
import type { RecognitionFact } from './recognition.ts';

/** One count as it was put down, and by whom. */
export interface CountEntry {
  readonly id: string;
  readonly kind: CountKind;
  readonly count: number;
  readonly note: string | null;
  readonly at: Instant;
  readonly by: string;
}

/** One print file that was made, and by whom. */
export interface PrintEntry {
  readonly id: string;
  readonly format: PrintFormatName;
  readonly stock: string;
  readonly dpi: number;
  readonly start: number;
  readonly pages: number;
  readonly sha256: string;
  readonly at: Instant;
  readonly by: string;
  /** Its first stamp, counted from 1 within the batch, and how many; null of prints made before that was kept. */
  readonly from: number | null;
  readonly count: number | null;
  /** Of a batch with hidden PINs, what of it is printed. */
  readonly content: PinContent | null;
}

/** One act on a range of stamps, and by whom. */
export interface ActEntry extends SerialSpan {
  readonly id: string;
  readonly act: 'void' | 'recall' | 'spend' | 'activate';
  readonly cause?: 'spoiled' | 'mistake' | 'leftover' | 'copied' | null;
  readonly reason: string;
  readonly at: Instant;
  readonly by: string;
}

/** Where the stamps of one batch went, with everything that says so. */
export interface BatchAccount {
  readonly batch: Batch;
  readonly issuedBy: string;
  /** What the batch's recognition is today. */
  readonly standing: RecognitionFact;
  readonly tally: StampTally;
  readonly balance: Balance;
  /** The latest first. */
  readonly counts: readonly CountEntry[];
  readonly prints: readonly PrintEntry[];
  /** In the order of serials. */
  readonly acts: readonly ActEntry[];
  /** Serials that are not void. */
  readonly usable: readonly SerialSpan[];
  /** Where the recognition has ended: which of them are offered to be voided, by the count of those left. */
  readonly leftover: readonly SerialSpan[];
}

/** A lot with whose it is, as an account is headed. */
export interface SeenLot {
  readonly lot: Lot;
  readonly unit: string | null;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly product: { readonly id: string; readonly name: string };
  readonly producer: { readonly id: string; readonly name: string };
  readonly sample: boolean;
}

/** A lot's stamps, batch by batch and together, beside its goods. */
export interface LotAccount extends SeenLot {
  readonly asOf: Instant;
  readonly batches: readonly BatchAccount[];
  readonly tally: StampTally;
  readonly differences: readonly Difference[];
}

/** One batch with the account of its lot. */
export interface BatchInLot {
  readonly lot: LotAccount;
  readonly account: BatchAccount;
}

/** True where stamps that stand on a recognition of today's kind may no longer be put on goods. */
export function hasEnded(standing: RecognitionFact): boolean {
  return standing === 'lapsed' || standing === 'withdrawn' || standing === 'superseded';
}

/** What is wrong with one line of a list of stamps, for its writer to mend. */
export type LineFault =
  | 'not-an-id'
  | 'check-character'
  | 'not-of-batch'
  | 'backwards'
  | 'already-void'
  | 'forged'
  | 'foreign'
  | 'too-many'
  | 'nothing';

/** A line that names no stamp that can be voided; counted from 1. */
export interface LineProblem {
  readonly line: number;
  readonly text: string;
  readonly fault: LineFault;
  /** Of a range, the end that is to blame, where it is one of them. */
  readonly end?: 'first' | 'last';
}

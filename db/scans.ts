import type { Instant } from '#core/day';
import type { KeyNumber } from '#core/stampId';
import { type Write, write } from './commit.ts';
import { scans } from './stampSchema.ts';

/** One look at one stamp: when, which, what was answered, and nothing of who looked. */
export interface Scan {
  readonly at: Instant;
  readonly keyNumber: KeyNumber;
  readonly serial: number;
  readonly origin: string;
  readonly headline: string;
}

/** Writes scans together. */
export function insertScans(rows: readonly Scan[]): Write {
  return write((tx) => tx.insert(scans).values([...rows]));
}

import { dayOf, type Instant } from './day.ts';
import { formatStampId, type KeyNumber } from './stampId.ts';

/** What of a batch its name is made of. */
export interface NamedBatch {
  readonly keyNumber: string;
  readonly first: number;
  readonly issuedAt: Instant;
}

/** What people call a batch everywhere: its first stamp's ID in groups of four and its day in Viet Nam, `0100 0000 0121 · 15/11/2026`. */
export function formatBatchName({ keyNumber, first, issuedAt }: NamedBatch): string {
  const id = formatStampId(keyNumber as KeyNumber, first);
  const [year, month, date] = dayOf(issuedAt).split('-');
  return `${id.slice(0, 4)} ${id.slice(4, 8)} ${id.slice(8)} · ${date}/${month}/${year}`;
}

import { type Write, write } from './commit.ts';
import { producers } from './schema.ts';

/** Marks every producer on record as sample data: only for a demonstration, before any real entry. */
export function markAllAsSample(): Write {
  return write((tx) => tx.update(producers).set({ sample: 1 }));
}

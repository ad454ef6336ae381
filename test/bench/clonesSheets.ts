import { addSighting, NO_SIGHTINGS } from '#core/clone';
import { type BatchLooks, isSpread, scoreBatch } from '#core/cloneBatch';
import { copiedSheet, market } from './clonesMarket.ts';
import type { Given } from './clonesPeople.ts';

// Many codes of one sheet each copied a little: what is seen of a batch where no single stamp says anything.

const BATCH = 500;
const SHEET = 40;

function spreadOf(looked: Iterable<{ readonly looks: Parameters<typeof addSighting>[1][] }>): number {
  let count = 0;
  for (const { looks } of looked) count += Number(isSpread(looks.reduce(addSighting, NO_SIGHTINGS)));
  return count;
}

/** Of so many batches with a sheet of 40 codes copied `copies` times, and of as many honest ones, how many stand out. */
export function sheetsFound(seed: number, copies: number, batches: number, given: Given) {
  const honest: BatchLooks[] = [];
  const counts = new Map<number, number>();
  for (const { batch, looks } of market(seed, batches * BATCH, given))
    if (isSpread(looks.reduce(addSighting, NO_SIGHTINGS))) counts.set(batch, (counts.get(batch) ?? 0) + 1);
  for (let n = 1; n <= batches; n += 1) honest.push({ stamps: BATCH, spread: counts.get(n) ?? 0 });
  const alarms = (extra: (n: number) => number) =>
    honest.filter((batch, n) => {
      const others = honest.filter((_, m) => m !== n && Math.floor(m / 10) === Math.floor(n / 10));
      return scoreBatch({ ...batch, spread: batch.spread + extra(n) }, others).level === 'alarm';
    }).length;
  return {
    found: alarms((n) => spreadOf(copiedSheet(seed * 1000 + n, SHEET, copies, given))),
    wrong: alarms(() => 0),
    batches,
  };
}

import { keyNumberOf, serialOf } from '#core/stampId';
import { HEADLINES } from '#core/verdict';
import type { StampShown } from './inspectionShown.ts';

/** Neighbouring stamps of which the very same is told, in the order of their serials. */
export interface StampRun {
  readonly stamps: readonly StampShown[];
  readonly first: StampShown;
  readonly last: StampShown;
}

const TONES = ['danger', 'warning', 'notice', 'neutral', 'good'];

function trouble({ onRecord, today, headline }: StampShown): number {
  const ranks = [onRecord, today, headline].map((one) =>
    TONES.indexOf(HEADLINES.find((row) => row.headline === one)?.tone ?? 'neutral'),
  );
  return Math.min(...ranks);
}

function told({ batchId, onRecord, today, headline, asOf, bundleVersion, looks }: StampShown): string {
  return JSON.stringify([batchId, onRecord, today, headline, asOf, bundleVersion, looks]);
}

function follows(before: StampShown, one: StampShown): boolean {
  const isNext = serialOf(before.stamp) + 1 === serialOf(one.stamp);
  return isNext && keyNumberOf(before.stamp) === keyNumberOf(one.stamp) && told(before) === told(one);
}

/** The stamps in ranges as the minutes fold them, those with the gravest answer first. */
export function runsOf(stamps: readonly StampShown[]): StampRun[] {
  const ordered = [...stamps].sort((a, b) => (a.stamp < b.stamp ? -1 : 1));
  const runs: StampRun[] = [];
  for (const one of ordered) {
    const run = runs.at(-1);
    if (run && follows(run.last, one))
      runs[runs.length - 1] = { ...run, stamps: [...run.stamps, one], last: one };
    else runs.push({ stamps: [one], first: one, last: one });
  }
  return runs.sort((a, b) => trouble(a.first) - trouble(b.first));
}

import type { ImportRows } from '#db/importing';
import { findMatches, type Match } from './matches.ts';
import { type Outcome, Planner, type PlanWorld } from './planner.ts';
import type { MatchReason, Missing, Problem, WarningCode } from './problem.ts';
import type { Reading } from './reading.ts';

/** A pair for a person to decide, at the row that raised it. */
export interface PlannedMatch extends Match {
  readonly row: number;
  readonly entryId: string;
}

/** A pair on record that nobody has decided yet, at the row that repeats what raised it. */
export type PendingMatch = Match & { readonly row: number };

/** A row already on record whose entry is incomplete still. */
export interface StillIncomplete {
  readonly reading: Reading;
  readonly missing: readonly Missing[];
}

/** Everything an import would write and say; nothing is written yet. */
export interface ImportPlan {
  readonly outcomes: readonly Outcome[];
  readonly rows: ImportRows;
  readonly matches: readonly PlannedMatch[];
  readonly pending: readonly PendingMatch[];
  readonly stillIncomplete: readonly StillIncomplete[];
  /** Warnings that only the register could raise. */
  readonly warnings: readonly Problem<WarningCode>[];
  readonly assumedEnds: number;
}

/** A row about a product that is recognised on record and withdrawn by another row: a person must look. */
function warnOfWithdrawal(planner: Planner, outcome: Outcome): void {
  if (outcome.is !== 'imported' && outcome.is !== 'incomplete') return;
  const { product, reading } = outcome;
  const recognised = planner.decisions.recognitionsOf(product.id).length > 0;
  if (!recognised || !planner.withdrawn.has(product.id)) return;
  planner.warn(reading, 'withdrawal-on-record', { value: product.name });
}

function listMatches(planner: Planner, { asked }: PlanWorld['snapshot']): PlannedMatch[] {
  const found = new Map<string, PlannedMatch>();
  for (const match of [...planner.sameGtin, ...findMatches(planner.products.all())]) {
    const entry = planner.entryOf.get(match.later.id) ?? planner.entryOf.get(match.earlier.id);
    const key = `${match.later.id}\n${match.earlier.id}`;
    if (entry && !found.has(key) && !asked.has(key))
      found.set(key, { ...match, row: entry.row, entryId: entry.id });
  }
  return [...found.values()].sort((a, b) => a.row - b.row);
}

function listPending(planner: Planner, outcomes: readonly Outcome[], world: PlanWorld): PendingMatch[] {
  const rows = new Map<string, number>();
  for (const outcome of outcomes) {
    if (outcome.is === 'unchanged' && !rows.has(outcome.print))
      rows.set(outcome.print, outcome.reading.number);
  }
  return world.snapshot.pending.flatMap(({ fingerprint, productId, candidateId, reason }) => {
    const [later, earlier] = [planner.products.get(productId), planner.products.get(candidateId)];
    const row = rows.get(fingerprint);
    if (row === undefined || !later || !earlier) return [];
    const pair = { later: planner.products.matchable(later), earlier: planner.products.matchable(earlier) };
    return [{ ...pair, reason: reason as MatchReason, row }];
  });
}

function listStillIncomplete(planner: Planner, outcomes: readonly Outcome[]): StillIncomplete[] {
  return outcomes.flatMap((outcome) => {
    const missing = outcome.is === 'unchanged' ? planner.lacking.get(outcome.print) : undefined;
    return missing ? [{ reading: outcome.reading, missing }] : [];
  });
}

/**
 * Decides for every row, in order, what becomes of it, on exactly the register that was read. Pure but for ids.
 * A certain match is the same producer's product of the same name; likeness only lists a possible match.
 */
export function planImport(readings: readonly Reading[], world: PlanWorld): ImportPlan {
  const planner = new Planner(world);
  const outcomes = readings.map(
    (reading): Outcome =>
      reading.row === null ? { reading, is: 'refused' } : planner.decide(reading, reading.row),
  );
  planner.decisions.nameKinds();
  for (const outcome of outcomes) warnOfWithdrawal(planner, outcome);
  const matches = listMatches(planner, world.snapshot);
  const rows: ImportRows = {
    ...planner.products.rows,
    ...planner.decisions.rows,
    areas: planner.places.added,
    entries: planner.entries,
    completed: planner.completed,
    matches: matches.map(({ later, earlier, reason, entryId }) => ({
      id: world.newId('pos'),
      entryId,
      productId: later.id,
      candidateId: earlier.id,
      reason,
    })),
  };
  const { assumedEnds } = planner.decisions;
  return {
    ...{ outcomes, rows, matches, assumedEnds },
    pending: listPending(planner, outcomes, world),
    stillIncomplete: listStillIncomplete(planner, outcomes),
    warnings: planner.warnings,
  };
}

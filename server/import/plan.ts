import type { ImportRows } from '#db/importing';
import { findMatches, type Match } from './matches.ts';
import { type Outcome, Planner, type PlanWorld } from './planner.ts';
import type { Problem, WarningCode } from './problem.ts';
import type { Reading } from './reading.ts';

/** A pair for a person to decide, at the row that raised it. */
export interface PlannedMatch extends Match {
  readonly row: number;
  readonly entryId: string;
}

/** Everything an import would write and say; nothing is written yet. */
export interface ImportPlan {
  readonly outcomes: readonly Outcome[];
  readonly rows: ImportRows;
  readonly matches: readonly PlannedMatch[];
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

function listMatches(planner: Planner): PlannedMatch[] {
  const found = new Map<string, PlannedMatch>();
  for (const match of [...planner.sameGtin, ...findMatches(planner.products.all())]) {
    const entry = planner.entryOf.get(match.later.id) ?? planner.entryOf.get(match.earlier.id);
    const key = `${match.later.id}\n${match.earlier.id}`;
    if (entry && !found.has(key)) found.set(key, { ...match, row: entry.row, entryId: entry.id });
  }
  return [...found.values()].sort((a, b) => a.row - b.row);
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
  const matches = listMatches(planner);
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
  return { outcomes, rows, matches, warnings: planner.warnings, assumedEnds };
}

import { dayOf } from '#core/day';
import { Refusal } from '#core/refusal';
import { commit, type Write } from '#db/commit';
import { completeEntryWith, type EntryRow } from '#db/entries';
import { writeEvent } from '#db/events';
import { writeCompletion } from '#db/importing';
import { findImportSnapshot } from '#db/importSnapshot';
import { type Deps, newId } from '../deps.ts';
import { COMPLETED_FIELDS, type CompleteEntry } from '../forms/entry.ts';
import {
  askedOf,
  type CompletionPlan,
  type Filled,
  planCompletion,
  readCompleted,
} from '../import/completedRow.ts';
import type { Problem, WarningCode } from '../import/problem.ts';

/** What a completed row came to. */
export interface Completed {
  readonly recognitionId: string;
  /** False where the register held that recognition already: the row is tied to it. */
  readonly isNew: boolean;
  readonly warnings: readonly Problem<WarningCode>[];
}

/** How often a row is planned again when another writer came between. */
const ATTEMPTS = 3;

/**
 * Completes an incomplete row with what a person filled in, by the import's own rules, into the recognition an import
 * would make. Cells the row itself states are not written over. Throws `invalid-input` naming the field,
 * `invalid-day`, and `entry-not-open` where somebody settled the row.
 */
export async function completeEntry(deps: Deps, entry: EntryRow, input: CompleteEntry): Promise<Completed> {
  if (entry.state !== 'incomplete') throw new Refusal('entry-not-open');
  const today = dayOf(deps.now());
  const filled = filledOf(entry, input, deps);
  const { row, warnings } = readCompleted(entry, filled, today);

  for (let attempt = 1; ; attempt++) {
    const snapshot = await findImportSnapshot(deps.db);
    const plan = planCompletion(entry, row, { snapshot, newId: (prefix) => newId(deps, prefix), today });
    try {
      await commit(deps.db, writesOf(deps, entry, filled, plan));
      return { recognitionId: plan.recognitionId, isNew: plan.isNew, warnings };
    } catch (error) {
      const lost = error instanceof Refusal && error.code === 'conflict';
      if (!lost || attempt === ATTEMPTS) throw error;
    }
  }
}

/** Only what the row is asked for; the score and the certificate may be added where the sheet has none. */
function filledOf(entry: EntryRow, input: CompleteEntry, deps: Deps): Filled {
  const asked = new Set<string>(askedOf(entry, dayOf(deps.now())));
  const given = COMPLETED_FIELDS.filter((field) => asked.has(field) && (input[field] ?? '').trim() !== '');
  return Object.fromEntries(given.map((field) => [field, input[field]?.trim() ?? '']));
}

function writesOf(deps: Deps, entry: EntryRow, filled: Filled, plan: CompletionPlan): Write[] {
  const { recognitionId, isNew, answered } = plan;
  const event = { at: deps.now(), actor: deps.actor, verb: 'complete', noun: 'entry', nounId: entry.id };
  const after = { ...filled, recognition: recognitionId, isNew };
  const made = plan.rows.recognitions.map((one) =>
    writeEvent({ ...event, verb: 'record', noun: 'recognition', nounId: one.id, after: one }),
  );
  return [
    ...writeCompletion(plan.rows),
    completeEntryWith(entry.id, entry.productId, recognitionId, null),
    ...answered.map((id) => completeEntryWith(id, entry.productId, recognitionId, entry.id)),
    ...made,
    writeEvent({ ...event, before: { missing: entry.missing }, after }),
  ];
}

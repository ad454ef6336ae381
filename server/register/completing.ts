import { dayOf } from '#core/day';
import { Refusal } from '#core/refusal';
import type { Write } from '#db/commit';
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
import type { WholeRow } from '../import/decisionBook.ts';
import type { Problem, WarningCode } from '../import/problem.ts';

/** An incomplete row with what a person filled in, planned on the register of one moment. */
export interface EntryPlan {
  readonly row: WholeRow;
  /** Only what was asked for: cells the row itself states are not written over. */
  readonly filled: Filled;
  readonly warnings: readonly Problem<WarningCode>[];
  readonly plan: CompletionPlan;
}

/** Only what the row is asked for; the score and the certificate may be added where the sheet has none. */
function filledOf(entry: EntryRow, input: CompleteEntry, deps: Deps): Filled {
  const asked = new Set<string>(askedOf(entry, dayOf(deps.now())));
  const given = COMPLETED_FIELDS.filter((field) => asked.has(field) && (input[field] ?? '').trim() !== '');
  return Object.fromEntries(given.map((field) => [field, input[field]?.trim() ?? '']));
}

/**
 * Plans the recognition that an incomplete row becomes, by the import's own rules. Throws `invalid-input` naming the
 * field, `invalid-day`, and `entry-not-open` where somebody settled the row.
 */
export async function planEntry(deps: Deps, entry: EntryRow, input: CompleteEntry): Promise<EntryPlan> {
  if (entry.state !== 'incomplete') throw new Refusal('entry-not-open');
  const today = dayOf(deps.now());
  const filled = filledOf(entry, input, deps);
  const { row, warnings } = readCompleted(entry, filled, today);
  const snapshot = await findImportSnapshot(deps.db);
  const plan = planCompletion(entry, row, { snapshot, newId: (prefix) => newId(deps, prefix), today });
  return { row, filled, warnings, plan };
}

/** The writes of a completed row for one commit; `told` goes into its event. */
export function completionWrites(
  deps: Deps,
  entry: EntryRow,
  { filled, plan }: EntryPlan,
  told: Readonly<Record<string, unknown>> = {},
): Write[] {
  const { recognitionId, isNew, answered } = plan;
  const event = { at: deps.now(), actor: deps.actor, verb: 'complete', noun: 'entry', nounId: entry.id };
  const after = { ...filled, recognition: recognitionId, isNew, ...told };
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

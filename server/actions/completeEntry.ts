import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import type { EntryRow } from '#db/entries';
import type { Deps } from '../deps.ts';
import type { CompleteEntry } from '../forms/entry.ts';
import type { Problem, WarningCode } from '../import/problem.ts';
import { completionWrites, planEntry } from '../register/completing.ts';

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
 * Completes an incomplete row at once, for who runs the machine; in the browser it is proposed and approved. Cells the
 * row itself states are not written over. Throws `invalid-input` naming the field, `invalid-day`, and `entry-not-open`
 * where somebody settled the row.
 */
export async function completeEntry(deps: Deps, entry: EntryRow, input: CompleteEntry): Promise<Completed> {
  for (let attempt = 1; ; attempt++) {
    const planned = await planEntry(deps, entry, input);
    const { recognitionId, isNew } = planned.plan;
    try {
      await commit(deps.db, completionWrites(deps, entry, planned));
      return { recognitionId, isNew, warnings: planned.warnings };
    } catch (error) {
      const lost = error instanceof Refusal && error.code === 'conflict';
      if (!lost || attempt === ATTEMPTS) throw error;
    }
  }
}

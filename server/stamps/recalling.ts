import type { SerialSpan } from '#core/account';
import type { Batch } from '#core/batch';
import type { Write } from '#db/commit';
import { writeEvent } from '#db/events';
import { insertAct, type StampAct } from '#db/stampActs';
import { type Deps, newId } from '../deps.ts';

/** Stamps to recall, the danger as shoppers read it, and the proposal an approver put in force where it took one. */
export interface RecallRange extends SerialSpan {
  readonly batch: Batch;
  readonly danger: string;
  readonly proposalId?: string;
}

/** The act that recalling a range is; one row whatever its length. */
export function recallAct(deps: Pick<Deps, 'now' | 'randomBytes' | 'actor'>, range: RecallRange): StampAct {
  const { batch, first, last, danger, proposalId = null } = range;
  const made = { id: newId(deps, 'act'), at: deps.now(), actor: deps.actor };
  const { id: batchId, keyNumber } = batch;
  return { ...made, batchId, keyNumber, first, last, act: 'recall', reason: danger, cause: null, proposalId };
}

/** The writes of one recall: the act and its event; any recalled before is `range-already-void`. */
export function writesOfRecall(act: StampAct): Write[] {
  const { at, actor, batchId } = act;
  return [
    insertAct(act),
    writeEvent({ at, actor, verb: 'recall', noun: 'batch', nounId: batchId, after: act }),
  ];
}

import type { SerialSpan } from '#core/account';
import { type Batch, idsOf, lastSerial } from '#core/batch';
import { Refusal } from '#core/refusal';
import { keyNumberOf, serialOf } from '#core/stampId';
import type { Write } from '#db/commit';
import { writeEvent } from '#db/events';
import { giveBackToLot } from '#db/lots';
import { insertAct, type StampAct, type VoidCause } from '#db/stampActs';
import { type Deps, newId } from '../deps.ts';
import { stampIdGiven } from '../finding.ts';

/** Stamps to void, why, and the proposal an approver put in force where it took one. */
export interface VoidRange extends SerialSpan {
  readonly batch: Batch;
  readonly cause: VoidCause | null;
  readonly reason: string;
  readonly proposalId?: string;
}

/**
 * The serials between two stamp IDs as a person typed them, both included; throws `invalid-stamp-id`, and
 * `range-outside-batch` where they are not of this batch or stand in the wrong order.
 */
export function rangeGiven(batch: Batch, firstText: string, lastText: string): SerialSpan {
  const [first, last] = [stampIdGiven(firstText), stampIdGiven(lastText)];
  if (keyNumberOf(first) !== batch.keyNumber || keyNumberOf(last) !== batch.keyNumber) refuseRange(batch);
  const range = { first: serialOf(first), last: serialOf(last) };
  refuseOutside(batch, range);
  return range;
}

function refuseRange(batch: Batch): never {
  throw new Refusal('range-outside-batch', { batch: batch.id, ...idsOf(batch) });
}

/** Throws `range-outside-batch` unless the serials are in order and all of this batch. */
export function refuseOutside(batch: Batch, { first, last }: SerialSpan): void {
  if (first < batch.first || last > lastSerial(batch) || first > last) refuseRange(batch);
}

/** The act that voiding a range is; one row whatever its length. Throws `range-outside-batch`. */
export function voidAct(deps: Pick<Deps, 'now' | 'randomBytes' | 'actor'>, range: VoidRange): StampAct {
  const { batch, first, last, cause, reason, proposalId = null } = range;
  refuseOutside(batch, range);
  const { id: batchId, keyNumber } = batch;
  const made = { id: newId(deps, 'act'), at: deps.now(), actor: deps.actor };
  return { ...made, batchId, keyNumber, first, last, act: 'void', reason, cause, proposalId };
}

/** The writes of one void: the act, its places given back to the lot, its event; any voided before is `range-already-void`. */
export function writesOfVoid(lotId: string, act: StampAct): Write[] {
  const { at, actor, batchId } = act;
  return [
    insertAct(act),
    giveBackToLot(lotId, act.last - act.first + 1),
    writeEvent({ at, actor, verb: 'void', noun: 'batch', nounId: batchId, after: act }),
  ];
}

/**
 * Plans voiding serials `first` to `last` of a batch, one act whatever their number; throws `range-outside-batch`,
 * and its writes `range-already-void` when any of them was voided before.
 */
export async function planVoid(
  deps: Pick<Deps, 'now' | 'randomBytes' | 'actor'>,
  range: VoidRange,
): Promise<Write[]> {
  return writesOfVoid(range.batch.lotId, voidAct(deps, range));
}

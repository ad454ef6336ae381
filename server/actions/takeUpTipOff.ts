import { ACTS_FROM } from '#core/tipOff';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { changeTipOff, type TipOff } from '#db/tipOffs';
import type { Deps } from '../deps.ts';

/** Takes a new tip-off up, or a closed one again; taken up by another meanwhile, it is a `conflict`. */
export async function takeUpTipOff(deps: Deps, tipOff: TipOff): Promise<void> {
  const { id, state } = tipOff;
  const event = { at: deps.now(), actor: deps.actor, verb: 'take-up', noun: 'tip-off', nounId: id };
  await commit(deps.db, [
    changeTipOff(tipOff, ACTS_FROM['take-up'], { state: 'open', closedReason: null }),
    writeEvent({ ...event, before: { state }, after: { state: 'open' } }),
  ]);
}

import { ACTS_FROM } from '#core/tipOff';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { changeTipOff, type TipOff } from '#db/tipOffs';
import type { Deps } from '../deps.ts';

/** Closes a tip-off for a reason, `SPAM` among them; closed by another meanwhile, it is a `conflict`. */
export async function closeTipOff(deps: Deps, tipOff: TipOff, reason: string): Promise<void> {
  const { id, state } = tipOff;
  const event = { at: deps.now(), actor: deps.actor, verb: 'close', noun: 'tip-off', nounId: id };
  await commit(deps.db, [
    changeTipOff(tipOff, ACTS_FROM.close, { state: 'closed', closedReason: reason }),
    writeEvent({ ...event, before: { state }, after: { state: 'closed', reason } }),
  ]);
}

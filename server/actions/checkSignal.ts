import { commit } from '#db/commit';
import { noteCopies } from '#db/copies';
import { writeEvent } from '#db/events';
import { checkSignal as checked, type SignalSeen } from '#db/signalPages';
import type { Deps } from '../deps.ts';
import type { SignalFindingGiven } from '../forms/signal.ts';

/**
 * Notes what a person found a signal of copying to be, with the reason; throws `conflict` where new looks changed it
 * since it was seen, or somebody else was quicker.
 */
export async function checkSignal(deps: Deps, signal: SignalSeen, given: SignalFindingGiven): Promise<void> {
  const { finding, reason, seen } = given;
  const at = deps.now();
  const { id, level, score } = signal;
  const after = { state: 'checked', finding, reason };
  const event = { at, actor: deps.actor, verb: 'check', noun: 'signal', nounId: id };
  await commit(deps.db, [
    checked({ id, updatedAt: seen }, { finding, reason, checkedBy: deps.actor, checkedAt: at }),
    ...(signal.about === 'stamp' ? [noteCopies(signal, at)] : []),
    writeEvent({ ...event, before: { state: 'open', level, score }, after }),
  ]);
}

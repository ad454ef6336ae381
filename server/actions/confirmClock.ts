import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findSetting, setSetting } from '#db/settings';
import type { Deps } from '../deps.ts';

/** A person says that the machine's clock is right: from now on time is counted from here, whatever is on record. */
export async function confirmClock(deps: Deps): Promise<number> {
  const at = deps.now();
  const before = { lastSeen: Number((await findSetting(deps.db, 'clock-seen')) ?? at) };
  const event = { at, actor: deps.actor, verb: 'confirm-clock', noun: 'office', nounId: '1', before };
  await commit(deps.db, [setSetting('clock-seen', String(at)), writeEvent(event)]);
  return at;
}

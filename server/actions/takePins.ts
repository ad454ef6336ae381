import type { PinContent } from '#core/pin';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import type { Job } from '#db/jobs';
import type { Deps } from '../deps.ts';

/** Notes that somebody took a finished print with PINs away: from then on they may know them. */
export async function takePins(
  deps: Deps,
  { id, nounId, sha256 }: Job,
  content: PinContent | undefined,
): Promise<void> {
  const at = deps.now();
  const event = { at, actor: deps.actor, verb: 'take-pins', noun: 'batch', nounId };
  await commit(deps.db, [writeEvent({ ...event, after: { job: id, content, sha256 } })]);
}

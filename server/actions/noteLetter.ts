import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { markLetter, type NoticeSeen } from '#db/notices';
import type { Deps } from '../deps.ts';

/** Notes that a notice's letter was taken to be sent: the first time, whoever takes it again. */
export async function noteLetter(deps: Deps, { id, letterAt }: NoticeSeen): Promise<void> {
  if (letterAt !== null) return;
  const at = deps.now();
  const event = { at, actor: deps.actor, verb: 'print-letter', noun: 'notice', nounId: id };
  try {
    await commit(deps.db, [markLetter(id, at), writeEvent(event)]);
  } catch (error) {
    // Somebody took it in this very moment: that was the first time.
    if (!(error instanceof Refusal && error.code === 'conflict')) throw error;
  }
}

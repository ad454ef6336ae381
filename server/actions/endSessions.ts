import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { endSessionOf, endSessionsOf } from '#db/sessions';
import type { Session } from '../auth/session.ts';
import type { Deps } from '../deps.ts';

/** Which of one's sessions to end: this one, another by its id, or all but this one. */
export type WhichSessions = 'this' | 'others' | { readonly id: string };

/** Ends one's own sessions; with the commit they are over. */
export async function endSessions(deps: Deps, { id, user }: Session, which: WhichSessions): Promise<void> {
  const at = deps.now();
  const write =
    which === 'others'
      ? endSessionsOf(user.id, at, id)
      : endSessionOf(user.id, which === 'this' ? id : which.id, at);

  const after = { which: typeof which === 'string' ? which : 'one' };
  const event = { at, actor: user.id, verb: 'sign-out', noun: 'user', nounId: user.id, after };
  await commit(deps.db, [write, writeEvent(event)]);
}

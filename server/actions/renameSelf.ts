import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { renameUser } from '#db/users';
import type { Session } from '../auth/session.ts';
import type { Deps } from '../deps.ts';

/** Changes one's own name as others see it. */
export async function renameSelf(deps: Deps, { user }: Session, name: string): Promise<void> {
  if (name === user.name) return;
  const event = { at: deps.now(), actor: user.id, verb: 'rename', noun: 'user', nounId: user.id };
  await commit(deps.db, [
    renameUser(user.id, name),
    writeEvent({ ...event, before: { name: user.name }, after: { name } }),
  ]);
}

import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findNotice, markRead } from '#db/notices';
import type { Deps } from '../deps.ts';

/** Marks a notice as read by whoever acts; read before, it stays as it is. Throws `not-found`. */
export async function readNotice(deps: Deps, id: string): Promise<void> {
  const notice = await findNotice(deps.db, id);
  if (!notice) throw new Refusal('not-found');
  if (notice.readAt !== null) return;

  const at = deps.now();
  const event = { at, actor: deps.actor, verb: 'read', noun: 'notice', nounId: id };
  await commit(deps.db, [markRead(id, deps.actor, at), writeEvent({ ...event, after: { readAt: at } })]);
}

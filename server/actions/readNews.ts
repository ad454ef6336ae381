import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { listNewsSeen } from '#db/producerNews';
import type { Deps } from '../deps.ts';

/** Puts on record that somebody read what the office did; read before, nothing is written. Throws `not-found`. */
export async function readNews(deps: Deps, scope: Scope, id: string): Promise<void> {
  const found = (await listNewsSeen(deps.db, scope)).find((one) => one.id === id);
  if (!found) throw new Refusal('not-found');
  if (found.readAt !== null) return;

  const at = deps.now();
  const event = { at, actor: deps.actor, verb: 'read', noun: 'notice', nounId: id };
  await commit(deps.db, [writeEvent({ ...event, after: { readAt: at } })]);
}

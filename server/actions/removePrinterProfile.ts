import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findProfileSeen, removeProfile } from '#db/printers';
import type { Deps } from '../deps.ts';

/**
 * Takes a printer off a producer's list; prints that wait hold its miss themselves. Throws `not-found` outside the
 * scope.
 */
export async function removePrinterProfile(
  deps: Deps,
  scope: Scope,
  { printer: id }: { readonly printer: string },
): Promise<void> {
  const before = await findProfileSeen(deps.db, scope, id);
  if (!before) throw new Refusal('not-found', { path: `/producer/printers/${id.slice(0, 40)}` });

  const event = { at: deps.now(), actor: deps.actor, verb: 'drop', noun: 'printer', nounId: id, before };
  await commit(deps.db, [removeProfile(id), writeEvent(event)]);
}

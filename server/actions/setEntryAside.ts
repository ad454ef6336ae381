import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { type EntryRow, setAside } from '#db/entries';
import { writeEvent } from '#db/events';
import type { Deps } from '../deps.ts';
import type { SetAside } from '../forms/entry.ts';

/**
 * Sets an incomplete row aside: it tells of a withdrawal, a new name, a product never recognised. It stays as it was
 * given, and is asked about no more. Throws `entry-not-open`.
 */
export async function setEntryAside(deps: Deps, entry: EntryRow, { reason }: SetAside): Promise<void> {
  if (entry.state !== 'incomplete') throw new Refusal('entry-not-open');
  const event = { at: deps.now(), actor: deps.actor, verb: 'set-aside', noun: 'entry', nounId: entry.id };
  const change = { before: { missing: entry.missing }, after: { reason } };
  await commit(deps.db, [setAside(entry.id), writeEvent({ ...event, ...change })]);
}

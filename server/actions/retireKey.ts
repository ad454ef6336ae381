import type { KeyNumber } from '#core/stampId';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { markKey } from '#db/highWater';
import { retireKey as retire } from '#db/keys';
import type { Deps } from '../deps.ts';
import { keyGiven } from '../finding.ts';

/** Ends a key's signing for ever; its stamps verify as before. Throws `key-not-found`, `key-retired`. */
export async function retireKey(deps: Deps, number: KeyNumber): Promise<void> {
  const key = await keyGiven(deps.db, number);

  const at = deps.now();
  const event = { at, actor: deps.actor, verb: 'retire', noun: 'key', nounId: key.number };
  await commit(deps.db, [
    retire(key.number, at),
    writeEvent(event),
    markKey(deps.highWater, key.number, 'retired', at),
  ]);
}

import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { markKey } from '#db/highWater';
import { compromiseKey } from '#db/keys';
import type { Deps } from '../deps.ts';
import { keyGiven } from '../finding.ts';
import type { CompromiseKey } from '../forms/key.ts';

/**
 * Declares that a key may be in other hands since an instant (now, if none is given): it signs no more, and only
 * batches on record from before verify. Throws `key-not-found`, `key-compromised`, `invalid-input` for a later instant.
 */
export async function declareCompromise(deps: Deps, input: CompromiseKey): Promise<number> {
  const key = await keyGiven(deps.db, input.number);
  const at = deps.now();
  const since = input.since ?? at;
  if (since > at)
    throw new Refusal('invalid-input', { field: 'since', value: new Date(since).toISOString() });

  const after = { compromisedAt: since };
  const event = { at, actor: deps.actor, verb: 'compromise', noun: 'key', nounId: key.number, after };
  await commit(deps.db, [
    compromiseKey(key.number, since),
    writeEvent(event),
    markKey(deps.highWater, key.number, 'compromised', since),
  ]);
  return since;
}

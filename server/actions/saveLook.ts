import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findMark } from '#db/marks';
import { findProducerLook, keepProducerLook } from '#db/producerLooks';
import { findProducerSeen } from '#db/producers';
import type { Deps } from '../deps.ts';
import type { SaveLook } from '../forms/mark.ts';

/** A producer's own mark in use; another's is not found. */
async function refuseForeign(deps: Deps, { producer, mark }: SaveLook): Promise<void> {
  if (mark === null) return;
  const found = await findMark(deps.db, mark);
  const isOwn = found?.kind === 'producer' && found.producerId === producer && found.retiredAt === null;
  if (!isOwn) throw new Refusal('mark-not-found', { field: 'mark', mark });
}

/**
 * Keeps how a producer's stamps look when nothing else is asked for: own mark, story line, black or the office's two
 * colours. What was so already writes nothing. Throws `producer-not-found` outside the scope, `mark-not-found` for a
 * mark that is not the producer's own.
 */
export async function saveLook(deps: Deps, scope: Scope, input: SaveLook): Promise<void> {
  const { producer: producerId, mark, story, colours } = input;
  const seen = await findProducerSeen(deps.db, scope, producerId);
  if (!seen) throw new Refusal('producer-not-found', { producer: producerId });
  await refuseForeign(deps, input);
  const known = await findProducerLook(deps.db, producerId);
  const before = known ? { mark: known.markId, story: known.story, colours: known.colours } : null;
  if (before?.mark === mark && before.story === story && before.colours === colours) return;

  const { actor } = deps;
  const at = deps.now();
  const event = { at, actor, verb: 'save', noun: 'look', nounId: producerId };
  await commit(deps.db, [
    keepProducerLook({ producerId, markId: mark, story, colours, at, actor }),
    writeEvent({ ...event, before, after: { mark, story, colours } }),
  ]);
}

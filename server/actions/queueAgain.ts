import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findOpenTwin, insertJob, type Job } from '#db/jobs';
import { type Deps, newId } from '../deps.ts';
import { MOST_OPEN_JOBS } from '../printing/printQueue.ts';

/**
 * Puts a print in the queue again just as it was asked for, whatever paper, printers and marks are by now: the same
 * bytes. While it waits or runs already it is that print; throws `too-many-jobs`.
 */
export async function queueAgain(deps: Deps, job: Job): Promise<{ readonly job: string }> {
  const twin = await findOpenTwin(deps.db, job.nounId, job.input);
  if (twin) return { job: twin.id };

  const { kind, nounId, input, of } = job;
  const producerId = job.producerId ?? '';
  const { actor } = deps;
  const createdAt = deps.now();
  const id = newId(deps, 'job');
  const event = { at: createdAt, actor, verb: 'queue-print', noun: 'batch', nounId };
  await commit(deps.db, [
    insertJob({ id, kind, noun: 'batch', nounId, producerId, input, of, actor, createdAt }, MOST_OPEN_JOBS),
    writeEvent({ ...event, after: { job: id } }),
  ]);
  return { job: id };
}

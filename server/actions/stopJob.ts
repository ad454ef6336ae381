import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findJob, type Job, stopJobRow } from '#db/jobs';
import type { Deps } from '../deps.ts';

/** Stops a job that waits or runs; its runner hears of it within a second and leaves no file. Ended before, it stays as it is; throws `not-found`. */
export async function stopJob(deps: Deps, id: string): Promise<Job> {
  const job = await findJob(deps.db, id);
  if (!job) throw new Refusal('not-found');
  if (job.state !== 'queued' && job.state !== 'running') return job;

  const at = deps.now();
  const event = { at, actor: deps.actor, verb: 'stop', noun: 'job', nounId: id };
  const before = { state: job.state, done: job.done };
  await commit(deps.db, [stopJobRow(id, at), writeEvent({ ...event, before, after: { state: 'stopped' } })]);
  return { ...job, state: 'stopped', finishedAt: at };
}

import { readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { commit } from '#db/commit';
import { findJob, forgetResult, listOldResults } from '#db/jobs';
import type { Deps } from '../deps.ts';
import { PRINTS, resultPath } from './result.ts';

/** How long a finished PDF lies ready, ms: 30 days. Made again it is the same bytes. */
export const KEPT_MS = 30 * 86_400_000;

/** Clears away finished PDFs older than 30 days, and files that no job names; returns how many. */
export async function clearOldResults({ db, config, now }: Deps): Promise<number> {
  let cleared = 0;
  for (const job of await listOldResults(db, now() - KEPT_MS)) {
    await commit(db, [forgetResult(job.id)]);
    if (job.file) await unlink(resultPath(config, job.file)).catch(() => undefined);
    cleared++;
  }
  const folder = join(config.dataDir, PRINTS);
  for (const name of await readdir(folder).catch(() => [])) {
    const [, id] = /^(job-[0-9a-z]+)\.pdf$/.exec(name) ?? [];
    const state = id === undefined ? undefined : await findJob(db, id);
    const wanted = id === undefined || state?.state === 'running' || state?.file;
    if (wanted) continue;
    await unlink(join(folder, name)).catch(() => undefined);
    cleared++;
  }
  return cleared;
}

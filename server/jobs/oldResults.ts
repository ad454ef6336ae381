import { readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { commit } from '#db/commit';
import { findJob, forgetResult, listOldPinResults, listOldResults } from '#db/jobs';
import type { Deps } from '../deps.ts';
import { PRINTS, resultPath } from './result.ts';

const HOUR_MS = 3_600_000;
/** How long a finished PDF lies ready, ms: 30 days. Made again it is the same bytes. */
export const KEPT_MS = 720 * HOUR_MS;
/** How long one with PINs does, ms: looked at every hour, it is gone within a day. */
const PINS_KEPT_MS = 23 * HOUR_MS;

/** Clears away finished PDFs older than 30 days, those with PINs within one, and files that no job names; how many. */
export async function clearOldResults({ db, config, now }: Deps): Promise<number> {
  let cleared = 0;
  const withPins = await listOldPinResults(db, now() - PINS_KEPT_MS);
  for (const job of [...withPins, ...(await listOldResults(db, now() - KEPT_MS))]) {
    await commit(db, [forgetResult(job.id)]);
    if (job.file) await unlink(resultPath(config, job.file)).catch(() => undefined);
    cleared++;
  }
  const folder = join(config.dataDir, PRINTS);
  for (const name of await readdir(folder).catch(() => [])) {
    const [, id] = /^(job-[0-9a-z]+)\.[a-z]+$/.exec(name) ?? [];
    const state = id === undefined ? undefined : await findJob(db, id);
    const wanted = id === undefined || state?.state === 'running' || state?.file;
    if (wanted) continue;
    await unlink(join(folder, name)).catch(() => undefined);
    cleared++;
  }
  return cleared;
}

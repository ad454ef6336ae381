import { isTrialOrigin, type Origin } from '#core/origin';
import { Refusal } from '#core/refusal';
import type { Db } from '#db/open';
import { listOrigins } from '#db/origins';

/** Addresses of ours: the real ones on record; before there is one, the one configured, and a trial's of any day. */
export async function ourOrigins(db: Db, configured: Origin): Promise<Origin[]> {
  const known = await listOrigins(db);
  const real = known.filter((origin) => !isTrialOrigin(origin));
  if (real.length > 0) return real;
  return isTrialOrigin(configured) ? [...new Set([configured, ...known])] : [configured];
}

/**
 * Refuses to bind stamps to, or serve at, an address the office never took as its own (`origin-unknown`): one wrong
 * `TEMGOC_ORIGIN` would be on paper for ever.
 */
export async function refuseUnknownOrigin(db: Db, configured: Origin): Promise<void> {
  const ours = await ourOrigins(db, configured);
  if (ours.includes(configured)) return;
  throw new Refusal('origin-unknown', { origin: configured, known: ours.at(-1) ?? '' });
}

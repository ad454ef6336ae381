import { keyNumberOf, serialOf } from '#core/stampId';
import { commit } from '#db/commit';
import { insertSights, type Looks, listSeenAgain } from '#db/phoneSights';
import type { Deps } from '../deps.ts';
import type { SentSight } from '../forms/fieldReport.ts';
import type { Device } from '../inspector/device.ts';

/** What became of the looks, and which of this phone's stamps were looked at more than once. */
export interface Seen {
  readonly accepted: readonly string[];
  readonly elsewhere: readonly Looks[];
}

/** How long back a phone is told what others saw, ms, and of how many stamps at most. */
const TOLD_MS = 30 * 24 * 3_600_000;
const MOST_TOLD = 500;

/**
 * Keeps a phone's looks at stamps, each once, and tells it which of the stamps it saw within 30 days were seen again,
 * by itself or by another phone: so both are told, each when it next comes.
 */
export async function receiveSights(deps: Deps, device: Device, sent: readonly SentSight[]): Promise<Seen> {
  const rows = sent.map(({ id, stamp, at, headline }) => ({
    ...{ id, deviceId: device.id, at, headline },
    ...{ keyNumber: keyNumberOf(stamp), serial: serialOf(stamp) },
  }));

  if (rows.length > 0) await commit(deps.db, insertSights(rows));

  const elsewhere = await listSeenAgain(deps.db, device.id, deps.now() - TOLD_MS, MOST_TOLD);
  return { accepted: sent.map(({ id }) => id), elsewhere };
}

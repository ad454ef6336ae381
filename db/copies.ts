import type { Instant } from '#core/day';
import type { CopiesFact } from '#core/verdict';
import type { Db } from './open.ts';
import { listSignalsAbout, type StoredSignal } from './raisedSignals.ts';
import { findSight, type StampPlace } from './sights.ts';

/** What a person found outweighs what points say, until the signal is opened again. */
const FOUND: Readonly<Record<string, CopiesFact>> = {
  ordinary: 'ordinary',
  'display-unit': 'ordinary',
  'leaked-photo': 'watch',
  copied: 'alarm',
};

function checkedBy({ state, checkedAt }: StoredSignal, at: Instant): boolean {
  return state === 'checked' && checkedAt !== null && checkedAt <= at;
}

/**
 * Whether a stamp's looks speak of copying as of an instant. A stamp nobody looked at is `ordinary`, and so is one
 * asked about as of before its level was reached: levels of the past are not kept. Many looks at a picture that was
 * passed around are only `watch`.
 */
export async function findCopies(db: Db, place: StampPlace, at: Instant): Promise<CopiesFact> {
  const sight = await findSight(db, place);
  if (!sight || sight.level === 'ordinary' || sight.levelAt > at) return 'ordinary';
  const [signal] = await listSignalsAbout(db, 'stamp', [place]);
  if (signal && checkedBy(signal, at)) return FOUND[signal.finding ?? ''] ?? sight.level;
  return signal?.likeness === 'leaked-photo' ? 'watch' : sight.level;
}

import { forgetMarks } from '#core/clone';
import { addDays, dayOf, type Instant, startOf } from '#core/day';
import { commit } from '#db/commit';
import type { Db } from '#db/open';
import { forgetLooks, forgetPinMarks, listOldLooks } from '#db/scans';
import { FIRST_PLACE, listSightsFrom, replaceState, type StampPlace } from '#db/sights';
import type { Deps } from '../deps.ts';
import { type Loop, repeat } from './loop.ts';

/** How many whole days scans, answers and marks are kept (Law 91/2025/QH15: no longer than they serve). */
export const KEPT_DAYS = 60;
/** Rows of one commit: none holds the lock for long. */
const AT_ONCE = 500;

/** Other work goes first. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

async function deleteOld(db: Db, of: 'scans' | 'answers', before: Instant): Promise<number> {
  for (let deleted = 0; ; await breathe()) {
    const ids = await listOldLooks(db, of, before, AT_ONCE);
    if (ids.length === 0) return deleted;
    await commit(db, [forgetLooks(of, ids)]);
    deleted += ids.length;
  }
}

async function cleanStates(db: Db, before: Instant): Promise<void> {
  for (let after: StampPlace = FIRST_PLACE; ; await breathe()) {
    const sights = await listSightsFrom(db, before, after, AT_ONCE);
    const last = sights.at(-1);
    if (!last) return;
    const writes = sights.flatMap((sight) => {
      const state = forgetMarks(sight.state, before);
      const same = sight.stored === '' || JSON.stringify(state) === sight.stored;
      return same ? [] : [replaceState(sight, state)];
    });
    if (writes.length > 0) await commit(db, writes);
    after = last;
  }
}

/**
 * Forgets what is older than 60 days: scans and answers, marks inside the states of stamps, marks beside uses of PINs.
 * The counts of stamps and days stay, and so do points. Returns how many scans and answers are gone; broken off it is
 * taken up by the next turn.
 */
export async function forgetScans({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<number> {
  const before = startOf(addDays(dayOf(now()), -KEPT_DAYS));
  const scans = await deleteOld(db, 'scans', before);
  const answers = await deleteOld(db, 'answers', before);
  await commit(db, [forgetPinMarks(before)]);
  await cleanStates(db, before);
  return scans + answers;
}

/** How often a server that only verifies looks whether anything is old, ms. */
const LOOKS_EVERY_MS = 3_600_000;

/** Forgets for a server without other work: what is recorded there is kept no longer than elsewhere. */
export function startForgetting(deps: Deps, failed: (error: unknown) => void): Loop {
  const turn = async () => {
    await forgetScans(deps);
    return false;
  };
  return repeat(turn, LOOKS_EVERY_MS, failed);
}

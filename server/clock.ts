import type { Instant } from '#core/day';
import { isTrialOrigin } from '#core/origin';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { findLastEventAt } from '#db/events';
import { findSetting, setSetting } from '#db/settings';
import type { Deps } from './deps.ts';

/** Two machines' clocks may differ by so much, ms. */
const TOLERANCE_MS = 60_000;
/** A clock that leapt further than this since the server last looked at it is believed only by a person, ms. */
const LONGEST_LEAP_MS = 24 * 3_600_000;

async function lastSeen({ db }: Deps): Promise<Instant | undefined> {
  const text = await findSetting(db, 'clock-seen');
  return text === undefined ? undefined : Number(text);
}

const iso = (instant: Instant) => new Date(instant).toISOString();

/**
 * Refuses to promise anything dated by a clock that is wrong: 60 s behind the last event on record (`clock-behind`), or,
 * outside a trial, more than 24 h ahead of when the server last looked (`clock-jumped`). Verifying goes on.
 */
export async function refuseWrongClock(deps: Deps): Promise<void> {
  if (!deps.watchesClock) return;
  const now = deps.now();
  const last = await findLastEventAt(deps.db);
  if (last !== undefined && now < last - TOLERANCE_MS) {
    throw new Refusal('clock-behind', { last: iso(last), now: iso(now) });
  }
  const seen = await lastSeen(deps);
  if (seen === undefined || isTrialOrigin(deps.origin)) return;
  if (now > seen + LONGEST_LEAP_MS) throw new Refusal('clock-jumped', { last: iso(seen), now: iso(now) });
}

/** Notes that the server looks at its clock, where it moved on as clocks do; a leap stays to be confirmed. */
export async function watchClock(deps: Deps): Promise<void> {
  const seen = await lastSeen(deps);
  const now = deps.now();
  const steady = seen === undefined || (now > seen && now <= seen + LONGEST_LEAP_MS);
  if (steady) await commit(deps.db, [setSetting('clock-seen', String(now))]);
}

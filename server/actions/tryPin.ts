import { addDays, dayOf, startOf } from '#core/day';
import { isPin, MOST_PIN_TRIES, type PinAnswer } from '#core/pin';
import { Refusal } from '#core/refusal';
import type { Marks } from '#core/sighting';
import type { StampPath } from '#core/stamp';
import { keyNumberOf, serialOf } from '#core/stampId';
import { commit, type Write } from '#db/commit';
import { writeEvent } from '#db/events';
import { countPinTries, findSpent, insertPinUse, insertSpend, type StampPlace, takePinTry } from '#db/pins';
import { type Deps, newId } from '../deps.ts';
import { untilNobodyWasQuicker } from '../stamps/issuing.ts';

/** A PIN that somebody typed for a stamp whose own proof was checked. */
export interface PinTried {
  readonly stamp: StampPath;
  /** Null where its batch has no PINs, or is not on record. */
  readonly batchId: string | null;
  readonly codeSecret: Uint8Array<ArrayBuffer> | null;
  /** Eight digits. */
  readonly pin: string;
  /** That day's marks of who asks; null without a secret. */
  readonly marks: Marks | null;
}

/** Stands in the act and its event: said by a PIN, whose digits are nowhere. */
const REASON = 'pin';

/**
 * Answers one try of a stamp's PIN. The try is counted, and the stamp marked as used by the first right one, in one
 * commit: five tries a day are answered, whoever asks at once in however many processes. A stamp without a PIN takes
 * the same steps and is `none`. Throws `database-busy`, `storage-full`.
 */
export async function tryPin(deps: Deps, tried: PinTried): Promise<PinAnswer> {
  const { stamp, batchId, codeSecret } = tried;
  const place = { keyNumber: keyNumberOf(stamp.id), serial: serialOf(stamp.id) };
  const day = dayOf(deps.now());
  const isLocked = (await countPinTries(deps.db, place, day)) >= MOST_PIN_TRIES;
  const right = await isPin(tried.pin, { codeSecret, batchId, stamp });
  const answer = isLocked ? lockedUntil(deps) : await answerOnce(deps, tried, place, right);
  return batchId === null ? { what: 'none' } : answer;
}

function lockedUntil({ now }: Deps): PinAnswer {
  return { what: 'locked', until: startOf(addDays(dayOf(now()), 1)) };
}

/** Nothing is said before the commit holds that counted the try. */
async function answerOnce(
  deps: Deps,
  tried: PinTried,
  place: StampPlace,
  right: boolean,
): Promise<PinAnswer> {
  const at = deps.now();
  const day = dayOf(at);
  try {
    return await untilNobodyWasQuicker(async () => {
      const firstAt = await findSpent(deps.db, place);
      const spend = right && firstAt === undefined ? writesOfSpend(deps, tried, place, at) : [];
      const used = right ? [insertPinUse({ ...place, at, ...marksOf(tried) })] : [];
      await commit(deps.db, [takePinTry(place, day), ...spend, ...used]);
      if (!right) return { what: 'wrong', left: await leftOn(deps, place, day) };
      return firstAt === undefined ? { what: 'first', at } : { what: 'again', firstAt };
    });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'pin-locked') return lockedUntil(deps);
    throw error;
  }
}

async function leftOn({ db }: Deps, place: StampPlace, day: ReturnType<typeof dayOf>): Promise<number> {
  return Math.max(0, MOST_PIN_TRIES - (await countPinTries(db, place, day)));
}

function marksOf({ marks }: PinTried): { network: string | null; agent: string | null } {
  return { network: marks?.network ?? null, agent: marks?.agent ?? null };
}

function writesOfSpend(
  deps: Deps,
  { batchId, stamp }: PinTried,
  { keyNumber, serial }: StampPlace,
  at: number,
): Write[] {
  const act = {
    ...{ id: newId(deps, 'act'), batchId: batchId ?? '', keyNumber, first: serial, last: serial },
    ...{ act: 'spend' as const, reason: REASON, at, actor: 'shopper', cause: null, proposalId: null },
  };
  const event = { at, actor: act.actor, verb: 'spend', noun: 'stamp', nounId: stamp.id, after: act };
  return [insertSpend(act), writeEvent(event)];
}

import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { readCode } from '#core/registerQuery';
import { keyNumberOf, serialOf } from '#core/stampId';
import { findBatchOfSerial } from '#db/batches';
import { isProductSeen } from '#db/batchSearch';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findSeenInspection } from '#db/inspectionPages';
import type { Db } from '#db/open';
import { insertTipOffLink, isSignalSeen } from '#db/tipOffLinks';
import type { TipOff } from '#db/tipOffs';
import type { Deps } from '../deps.ts';
import type { LinkTipOff } from '../forms/tipOff.ts';

/** A stamp that was issued, by its ID or as scanned. */
async function stampMeant(db: Db, scope: Scope, text: string): Promise<string | undefined> {
  const { stamp } = readCode(text);
  const batch = stamp && (await findBatchOfSerial(db, keyNumberOf(stamp), serialOf(stamp)));
  return batch && (await isProductSeen(db, scope, batch.productId)) ? stamp : undefined;
}

async function idMeant(db: Db, scope: Scope, { to, linked }: LinkTipOff): Promise<string | undefined> {
  if (to === 'stamp') return stampMeant(db, scope, linked);
  const isSeen =
    to === 'signal' ? await isSignalSeen(db, scope, linked) : await findSeenInspection(db, scope, linked);
  return isSeen ? linked : undefined;
}

/**
 * Links a tip-off to a stamp, a signal or an inspection that the person sees; linked already it stays so. What is not
 * there, or not seen, is `invalid-input`.
 */
export async function linkTipOff(deps: Deps, scope: Scope, { id }: TipOff, input: LinkTipOff): Promise<void> {
  const linked = await idMeant(deps.db, scope, input);
  if (linked === undefined)
    throw new Refusal('invalid-input', { field: 'linked', value: input.linked.slice(0, 80) });
  const { to } = input;
  const at = deps.now();
  const event = { at, actor: deps.actor, verb: 'link', noun: 'tip-off', nounId: id };
  try {
    await commit(deps.db, [
      insertTipOffLink(id, { to, linked, at }, deps.actor),
      writeEvent({ ...event, after: { linkedTo: to, linked } }),
    ]);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'already-done') throw error;
  }
}

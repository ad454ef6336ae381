import { dayOf } from '#core/day';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { eraseContact, listContactsEnded, type TipOff } from '#db/tipOffs';
import type { Deps } from '../deps.ts';

async function erase(
  deps: Deps,
  { id, contactUntil }: Pick<TipOff, 'id' | 'contactUntil'>,
): Promise<boolean> {
  const event = { at: deps.now(), actor: deps.actor, verb: 'erase-contact', noun: 'tip-off', nounId: id };
  try {
    await commit(deps.db, [eraseContact(id), writeEvent({ ...event, after: { contactUntil } })]);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'conflict') return false;
    throw error;
  }
}

/** Erases the contacts whose last day is past: how many. Done twice, or by two at once, it erases nothing twice. */
export async function eraseTipOffContacts(deps: Deps): Promise<number> {
  let erased = 0;
  for (const ended of await listContactsEnded(deps.db, dayOf(deps.now()))) {
    if (await erase(deps, ended)) erased += 1;
  }
  return erased;
}

/** Erases the contact of one tip-off because whoever gave it asks for that; gone already, it stays gone. */
export async function eraseOwnContact(deps: Deps, tipOff: TipOff): Promise<void> {
  if (tipOff.contact !== null) await erase({ ...deps, actor: 'shopper' }, tipOff);
}

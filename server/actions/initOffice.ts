import { provinces } from '#core/province';
import { Refusal } from '#core/refusal';
import { isKeyNumber, type KeyNumber } from '#core/stampId';
import { insertAreas } from '#db/areas';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { markSerials, readMarks } from '#db/highWater';
import { insertKey, listKeys, type StoredKey } from '#db/keys';
import { addOrigin } from '#db/origins';
import { setSetting } from '#db/settings';
import type { Deps } from '../deps.ts';
import { makeKey } from '../keys/vault.ts';

/** A key number is never given to another key: not even to another office's where an older mark was found. */
function firstNumber({ highWater }: Deps): KeyNumber {
  const used = [...readMarks(highWater).keys()].map(Number);
  const number = String(Math.max(0, ...used) + 1).padStart(2, '0');
  if (!isKeyNumber(number)) throw new Refusal('key-exhausted', { key: '99' });
  return number;
}

/**
 * Founds the office: its first key (01 where none was ever used), the address stamps will point to, the provinces. On an office that has a key it
 * changes nothing and says so; throws `secret-missing`.
 */
export async function initOffice(
  deps: Deps,
  input: { trial: boolean },
): Promise<{ created: boolean; key: StoredKey }> {
  const [existing] = await listKeys(deps.db);
  if (existing) return { created: false, key: existing };
  const number = firstNumber(deps);
  if (deps.secret === null) throw new Refusal('secret-missing', { key: number });

  const at = deps.now();
  const key = await makeKey(number, deps.randomBytes(64), deps.secret, at);
  const { areas, links } = provinces();

  await commit(deps.db, [
    insertKey(key),
    addOrigin(deps.origin, at),
    setSetting('trial', input.trial ? '1' : '0'),
    ...insertAreas(areas, links),
    writeEvent({
      at,
      actor: deps.actor,
      verb: 'init',
      noun: 'office',
      nounId: '1',
      after: { kid: key.kid, origin: deps.origin, trial: input.trial },
    }),
    markSerials(deps.highWater, key.number, 1),
  ]);
  return { created: true, key };
}

import { provinces } from '#core/province';
import { Refusal } from '#core/refusal';
import { isKeyNumber } from '#core/stampId';
import { insertAreas } from '#db/areas';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { insertKey, listKeys, type StoredKey } from '#db/keys';
import { addOrigin } from '#db/origins';
import { setSetting } from '#db/settings';
import type { Deps } from '../deps.ts';
import { makeKey } from '../vault.ts';

const FIRST_KEY = '01';

/**
 * Founds the office: key 01, the address stamps will point to, the provinces. On an office that has a key it
 * changes nothing and says so; throws `secret-missing`.
 */
export async function initOffice(
  deps: Deps,
  input: { trial: boolean },
): Promise<{ created: boolean; key: StoredKey }> {
  const [existing] = await listKeys(deps.db);
  if (existing) return { created: false, key: existing };
  if (deps.secret === null || !isKeyNumber(FIRST_KEY))
    throw new Refusal('secret-missing', { key: FIRST_KEY });

  const at = deps.now();
  const key = await makeKey(FIRST_KEY, deps.randomBytes(64), deps.secret, at);
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
  ]);
  return { created: true, key };
}

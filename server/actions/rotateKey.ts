import { keyStateAt } from '#core/key';
import { Refusal } from '#core/refusal';
import { isKeyNumber } from '#core/stampId';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { insertKey, listKeys, retireKey, type StoredKey } from '#db/keys';
import type { Deps } from '../deps.ts';
import { makeKey } from '../vault.ts';

/**
 * Makes the next key, and retires the ones that signed until now; printed stamps verify as before. Throws
 * `secret-missing`, and `key-exhausted` after key 99.
 */
export async function rotateKey(deps: Deps): Promise<StoredKey> {
  const before = await listKeys(deps.db);
  const number = String(Number(before.at(-1)?.number ?? '00') + 1).padStart(2, '0');
  if (!isKeyNumber(number)) throw new Refusal('key-exhausted', { key: '99' });
  if (deps.secret === null) throw new Refusal('secret-missing', { key: number });

  const at = deps.now();
  const key = await makeKey(number, deps.randomBytes(64), deps.secret, at);

  const active = before.filter((one) => keyStateAt(one, at) === 'active');
  const event = {
    at,
    actor: deps.actor,
    verb: 'rotate',
    noun: 'key',
    nounId: number,
    after: { kid: key.kid },
  };
  await commit(deps.db, [
    ...active.map((one) => retireKey(one.number, at)),
    insertKey(key),
    writeEvent(event),
  ]);
  return key;
}

import { keyStateAt } from '#core/key';
import { Refusal } from '#core/refusal';
import { isKeyNumber, type KeyNumber } from '#core/stampId';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { markKey, markSerials, readMarks } from '#db/highWater';
import { insertKey, listKeys, retireKey, type StoredKey } from '#db/keys';
import type { Deps } from '../deps.ts';
import type { RotateKey } from '../forms/key.ts';
import { makeKey, openKey } from '../keys/vault.ts';

/**
 * Makes the next key, under a number no key ever had, and retires the ones that signed until now; printed stamps verify as before. Throws
 * `secret-missing`, `secret-wrong` where it does not open the keys there are, and `key-exhausted` after key 99.
 */
export async function rotateKey(deps: Deps, input: RotateKey = {}): Promise<StoredKey> {
  const before = await listKeys(deps.db);
  const number = nextNumber(deps, before, input.number);
  if (deps.secret === null) throw new Refusal('secret-missing', { key: number });
  const newest = before.at(-1);
  if (newest) await openKey(newest, deps.secret);

  const at = deps.now();
  const key = await makeKey(number, deps.randomBytes(64), deps.secret, at);

  const active = before.filter((one) => keyStateAt(one, at) === 'active');
  const marks = [
    ...active.map((one) => markKey(deps.highWater, one.number, 'retired', at)),
    markSerials(deps.highWater, number, 1),
  ];
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
    ...marks,
  ]);
  return key;
}

/** One above every number ever used, as database and high-water mark tell; a greater one may be asked for. */
function nextNumber({ highWater }: Deps, before: readonly StoredKey[], asked?: KeyNumber): KeyNumber {
  const used = [...before.map((key) => key.number), ...readMarks(highWater).keys()].map(Number);
  const next = Math.max(0, ...used) + 1;
  if (asked !== undefined && Number(asked) < next) {
    throw new Refusal('invalid-input', { field: '--number', value: asked });
  }
  const number = asked ?? String(next).padStart(2, '0');
  if (!isKeyNumber(number)) throw new Refusal('key-exhausted', { key: '99' });
  return number;
}

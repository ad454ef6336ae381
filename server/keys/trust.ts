import type { Instant } from '#core/day';
import type { SignatureCheck } from '#core/ed25519';
import type { Origin } from '#core/origin';
import type { KeyNumber } from '#core/stampId';
import type { Trust } from '#core/verify';
import { keepingEdition } from '#db/edition';
import { listKeys, type StoredKey } from '#db/keys';
import type { Db } from '#db/open';
import { findStampRecord } from '#db/stamps';
import { ourOrigins } from '../origins.ts';
import { openKey } from './vault.ts';

type MacSecret = Uint8Array<ArrayBuffer>;

/**
 * Gives, for each question, the trust as of now: keys and origins are read anew after any act, so that a rotation or a
 * compromise declared elsewhere holds from the next one on. MAC secrets are opened when a mini stamp first needs one and kept;
 * without the right secret everything sealed still verifies.
 */
export function trustOf(
  db: Db,
  origin: Origin,
  secret: string | null,
  now: () => Instant,
  checkSignature?: SignatureCheck,
): () => Promise<Trust> {
  const ownAtHand = keepingEdition(async () => ({
    keys: await listKeys(db),
    origins: await ourOrigins(db, origin),
  }));
  const opened = new Map<string, Promise<MacSecret | undefined>>();
  const open = (key: StoredKey): Promise<MacSecret | undefined> => {
    const known =
      opened.get(key.kid) ??
      openKey(key, secret).then(
        ({ macSecret }) => macSecret,
        () => undefined,
      );
    opened.set(key.kid, known);
    return known;
  };
  return async () => {
    const { keys, origins } = await ownAtHand(db);
    const keyOf = (number: KeyNumber) => keys.find((key) => key.number === number);
    return {
      origins,
      keys,
      macSecret: (number: KeyNumber) => {
        const key = secret === null ? undefined : keyOf(number);
        return key && open(key);
      },
      register: { asOf: now(), findStamp: (path, at) => findStampRecord(db, path, at) },
      ...(checkSignature && { checkSignature }),
    };
  };
}

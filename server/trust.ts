import type { Instant } from '#core/day';
import type { Origin } from '#core/origin';
import type { KeyNumber } from '#core/stampId';
import type { Trust } from '#core/verify';
import { listKeys } from '#db/keys';
import type { Db } from '#db/open';
import { listOrigins } from '#db/origins';
import { findStampRecord } from '#db/stamps';
import { openKey } from './vault.ts';

/** Every address of ours: those stamps were printed with, and the one configured now. */
export async function ourOrigins(db: Db, configured: Origin): Promise<Origin[]> {
  return [...new Set([configured, ...(await listOrigins(db))])];
}

/**
 * Keeps MAC secrets opened between requests and gives, for each, the trust as of now: keys and origins are read
 * anew, so that a rotation or a compromise declared elsewhere holds from the next request on.
 */
export function trustOf(
  db: Db,
  origin: Origin,
  secret: string | null,
  now: () => Instant,
): () => Promise<Trust> {
  const macSecrets = new Map<string, Uint8Array<ArrayBuffer>>();
  return async () => {
    const keys = await listKeys(db);
    if (secret !== null) {
      for (const key of keys) {
        if (!macSecrets.has(key.kid)) macSecrets.set(key.kid, (await openKey(key, secret)).macSecret);
      }
    }
    const kids = new Map(keys.map(({ number, kid }) => [number, kid]));
    return {
      origins: await ourOrigins(db, origin),
      keys,
      macSecret: (number: KeyNumber) => macSecrets.get(kids.get(number) ?? ''),
      register: { asOf: now(), findStamp: (path, at) => findStampRecord(db, path, at) },
    };
  };
}

import { and, asc, eq, gt, isNull, or } from 'drizzle-orm';
import { base64url } from 'jose';
import type { Instant } from '#core/day';
import type { TrustedKey } from '#core/key';
import type { KeyNumber } from '#core/stampId';
import { guarded, type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { keys } from './stampSchema.ts';

/** A key with what only this system holds of it: the sealed private half and the counter. */
export interface StoredKey extends TrustedKey {
  readonly sealed: string;
  readonly nextSerial: number;
}

function toKey(row: typeof keys.$inferSelect): StoredKey {
  return {
    ...row,
    number: row.number as KeyNumber,
    publicKey: Uint8Array.from(base64url.decode(row.publicKey)),
  };
}

/** All keys, by number. */
export async function listKeys(db: Db): Promise<StoredKey[]> {
  const rows = await db.orm.select().from(keys).orderBy(asc(keys.number));
  return rows.map(toKey);
}

/** One key by its number. */
export async function findKey(db: Db, number: KeyNumber): Promise<StoredKey | undefined> {
  const [row] = await db.orm.select().from(keys).where(eq(keys.number, number));
  return row && toKey(row);
}

/** Stores a new key; a number already taken is a `conflict`. */
export function insertKey(key: StoredKey): Write {
  return write((tx) => tx.insert(keys).values({ ...key, publicKey: base64url.encode(key.publicKey) }));
}

/** Ends a key's signing; `key-retired` where it was ended before. */
export function retireKey(number: KeyNumber, retiredAt: Instant): Write {
  return guarded(
    (tx) =>
      tx
        .update(keys)
        .set({ retiredAt })
        .where(and(eq(keys.number, number), isNull(keys.retiredAt))),
    'key-retired',
    { key: number },
  );
}

/** Declares a key compromised since an instant; `key-compromised` where that was declared for then or earlier. */
export function compromiseKey(number: KeyNumber, compromisedAt: Instant): Write {
  return guarded(
    (tx) =>
      tx
        .update(keys)
        .set({ compromisedAt })
        .where(
          and(eq(keys.number, number), or(isNull(keys.compromisedAt), gt(keys.compromisedAt, compromisedAt))),
        ),
    'key-compromised',
    { key: number },
  );
}

/** Moves a key's counter on, only from where it was read and only while the key may sign: else `conflict`. */
export function reserveSerials(key: StoredKey, next: number): Write {
  const untouched = and(
    eq(keys.number, key.number),
    eq(keys.nextSerial, key.nextSerial),
    isNull(keys.retiredAt),
    isNull(keys.compromisedAt),
  );
  return guarded((tx) => tx.update(keys).set({ nextSerial: next }).where(untouched), 'conflict');
}

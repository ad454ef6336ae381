import { and, asc, eq, gt, gte, isNull, or, type SQL, sql } from 'drizzle-orm';
import { base64url } from 'jose';
import type { Instant } from '#core/day';
import type { TrustedKey } from '#core/key';
import type { KeyNumber } from '#core/stampId';
import { guarded, type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { HOLDS_STAMPS } from './printedSpans.ts';
import { batches, events, keys, prints } from './stampSchema.ts';

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

/** What was issued and printed under a key, in batches and stamps. */
export interface KeyUse {
  readonly batches: number;
  readonly stamps: number;
  /** Stamps of batches of which a sheet was made. */
  readonly printed: number;
}

async function sumUse(db: Db, where: SQL | undefined): Promise<Map<string, KeyUse>> {
  const isPrinted = sql`(exists (select 1 from ${prints} where ${prints.batchId} = ${batches.id} and ${HOLDS_STAMPS}) or exists
    (select 1 from ${events} where ${events.noun} = 'batch' and ${events.verb} = 'print' and ${events.nounId} = ${batches.id}))`;
  const rows = await db.orm
    .select({
      number: batches.keyNumber,
      batches: sql<number>`count(*)`,
      stamps: sql<number>`sum(${batches.quantity})`,
      printed: sql<number>`sum(case when ${isPrinted} then ${batches.quantity} else 0 end)`,
    })
    .from(batches)
    .where(where)
    .groupBy(batches.keyNumber);
  return new Map(rows.map(({ number, ...use }) => [number, use]));
}

/** What was issued under each key that issued anything. */
export async function listKeyUse(db: Db): Promise<Map<string, KeyUse>> {
  return sumUse(db, undefined);
}

/** What was issued under a key from an instant on: these stamps would no longer verify after a compromise since then. */
export async function findKeyUseSince(db: Db, number: KeyNumber, since: Instant): Promise<KeyUse> {
  const use = await sumUse(db, and(eq(batches.keyNumber, number), gte(batches.issuedAt, since)));
  return use.get(number) ?? { batches: 0, stamps: 0, printed: 0 };
}

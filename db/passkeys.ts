import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Instant } from '#core/day';
import { guarded, type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { passkeys, recoveryCodes } from './peopleSchema.ts';

/** A passkey of a person: its COSE key, its counter and the name it was given. */
export type Passkey = typeof passkeys.$inferSelect;

/** One passkey by its credential id. */
export async function findPasskey(db: Db, id: string): Promise<Passkey | undefined> {
  const [row] = await db.orm.select().from(passkeys).where(eq(passkeys.id, id));
  return row;
}

/** A person's passkeys, the oldest first. */
export async function listPasskeys(db: Db, userId: string): Promise<Passkey[]> {
  return db.orm.select().from(passkeys).where(eq(passkeys.userId, userId)).orderBy(asc(passkeys.createdAt));
}

/** Adds a passkey; one already known is a `conflict`. */
export function insertPasskey(passkey: Passkey): Write {
  return write((tx) => tx.insert(passkeys).values(passkey));
}

/**
 * Says that a passkey was used, with the counter it told; `sign-in-failed` where the counter went back, as a copied
 * key's would (keys that do not count always tell 0).
 */
export function usePasskey(id: string, counter: number, usedAt: Instant): Write {
  const onward = sql`(${passkeys.counter} < ${counter} or (${passkeys.counter} = 0 and ${counter} = 0))`;
  return guarded(
    (tx) =>
      tx
        .update(passkeys)
        .set({ counter, usedAt })
        .where(and(eq(passkeys.id, id), onward)),
    'sign-in-failed',
  );
}

/** Takes a passkey away from its person; `not-found` where it is not theirs. */
export function deletePasskey(userId: string, id: string): Write {
  const theirs = and(eq(passkeys.id, id), eq(passkeys.userId, userId));
  return guarded((tx) => tx.delete(passkeys).where(theirs), 'not-found');
}

/** Puts new recovery codes, as hashes, in the place of all the old ones. */
export function replaceRecoveryCodes(userId: string, hashes: readonly string[]): Write[] {
  const rows = hashes.map((codeHash) => ({ userId, codeHash, usedAt: null }));
  const fresh = rows.map((row) => write((tx) => tx.insert(recoveryCodes).values(row)));
  return [write((tx) => tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId))), ...fresh];
}

/** Uses up a recovery code, once: else `code-wrong`. */
export function useRecoveryCode(userId: string, codeHash: string, usedAt: Instant): Write {
  const unused = and(
    eq(recoveryCodes.userId, userId),
    eq(recoveryCodes.codeHash, codeHash),
    isNull(recoveryCodes.usedAt),
  );
  return guarded((tx) => tx.update(recoveryCodes).set({ usedAt }).where(unused), 'code-wrong', {
    field: 'code',
  });
}

/** How many recovery codes a person has left. */
export async function countRecoveryCodes(db: Db, userId: string): Promise<number> {
  const unused = and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt));
  const [row] = await db.orm.select({ left: sql<number>`count(*)` }).from(recoveryCodes).where(unused);
  return row?.left ?? 0;
}

/** Takes away every passkey and recovery code of a person who comes back with nothing in hand. */
export function forgetSecondProofs(userId: string): Write[] {
  return [
    write((tx) => tx.delete(passkeys).where(eq(passkeys.userId, userId))),
    write((tx) => tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId))),
  ];
}

/** The ids of everybody who has a passkey. */
export async function listPasskeyOwners(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db.orm.selectDistinct({ userId: passkeys.userId }).from(passkeys);
  return new Set(rows.map(({ userId }) => userId));
}

import { and, eq, exists, inArray, isNotNull, isNull, not, or, sql } from 'drizzle-orm';
import { SECOND_PROOF_ROLES } from '#core/permission';
import { guarded, type Tx, type Write } from './commit.ts';
import { grants, passkeys, users } from './peopleSchema.ts';

/**
 * Refuses the commit it stands at the end of (`last-second-proof`), where it would leave a person whose roles need a
 * second proof without any: two removals at once are counted one after the other.
 */
export function guardLastProof(userId: string): Write {
  const needing = (tx: Tx) =>
    tx
      .select({ id: grants.id })
      .from(grants)
      .where(
        and(eq(grants.userId, userId), isNull(grants.endedAt), inArray(grants.role, [...SECOND_PROOF_ROLES])),
      );
  const kept = (tx: Tx) => tx.select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.userId, userId));
  const proved = (tx: Tx) => or(isNotNull(users.totpSealed), exists(kept(tx)), not(exists(needing(tx))));
  // A write that changes nothing but must find the person: their name, set to what it is.
  return guarded(
    (tx) =>
      tx
        .update(users)
        .set({ name: sql`${users.name}` })
        .where(and(eq(users.id, userId), proved(tx))),
    'last-second-proof',
  );
}

import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Instant } from '#core/day';
import { guarded, type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { challenges } from './peopleSchema.ts';

/** What a challenge is for; an answer to one is no answer to another. */
export type ChallengePurpose = 'passkey-new' | 'second' | 'totp-new';

/** A question put once, to be answered once before it expires. */
export interface Challenge extends Omit<typeof challenges.$inferSelect, 'purpose'> {
  readonly purpose: ChallengePurpose;
}

/** A challenge that was neither answered nor has expired. */
export async function findOpenChallenge(
  db: Db,
  purpose: ChallengePurpose,
  id: string,
  now: Instant,
): Promise<Challenge | undefined> {
  const open = and(
    eq(challenges.id, id),
    eq(challenges.purpose, purpose),
    isNull(challenges.usedAt),
    gt(challenges.expiresAt, now),
  );
  const [row] = await db.orm.select().from(challenges).where(open);
  return row && { ...row, purpose };
}

/** Puts a question, and forgets those that expired before now. */
export function insertChallenge(challenge: Challenge, now: Instant): Write[] {
  return [
    write((tx) => tx.delete(challenges).where(lt(challenges.expiresAt, now))),
    write((tx) => tx.insert(challenges).values(challenge)),
  ];
}

/** Uses up a question, once and in time: else `step-expired`. */
export function useChallenge(id: string, usedAt: Instant): Write {
  const open = and(eq(challenges.id, id), isNull(challenges.usedAt), gt(challenges.expiresAt, usedAt));
  return guarded((tx) => tx.update(challenges).set({ usedAt }).where(open), 'step-expired');
}

/**
 * Writes down a question that was put without being kept, now that it is answered: once, else `step-expired`. Those that
 * expired before are forgotten; they are refused for their age.
 */
export function useSignedChallenge(id: string, expiresAt: Instant, usedAt: Instant): Write[] {
  const row = { id, userId: null, purpose: 'passkey-in', challenge: '', expiresAt, usedAt };
  return [
    write((tx) => tx.delete(challenges).where(lt(challenges.expiresAt, usedAt))),
    guarded((tx) => tx.insert(challenges).values(row).onConflictDoNothing(), 'step-expired'),
  ];
}

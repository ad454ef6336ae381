import { and, desc, eq, gt, isNull, lt, ne } from 'drizzle-orm';
import type { Instant } from '#core/day';
import { guarded, type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { sessions, users } from './peopleSchema.ts';

/** One way in that is open, or was; found by the hash of its token and named by its id. */
export type StoredSession = typeof sessions.$inferSelect;

/** A session that was not ended, by the hash of its token, with who it is; nothing where the person is suspended. */
export async function findOpenSession(db: Db, tokenHash: string) {
  const [row] = await db.orm
    .select({ session: sessions, user: { id: users.id, name: users.name, email: users.email } })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.tokenHash, tokenHash), isNull(sessions.endedAt), isNull(users.suspendedAt)));
  return row;
}

/** A person's sessions that were seen since an instant and not ended, the latest first. */
export async function listOpenSessions(
  db: Db,
  userId: string,
  seenSince: Instant,
  createdSince: Instant,
): Promise<StoredSession[]> {
  const open = and(
    eq(sessions.userId, userId),
    isNull(sessions.endedAt),
    gt(sessions.seenAt, seenSince),
    gt(sessions.createdAt, createdSince),
  );
  return db.orm.select().from(sessions).where(open).orderBy(desc(sessions.seenAt));
}

/** Opens a session. */
export function insertSession(session: StoredSession): Write {
  return write((tx) => tx.insert(sessions).values(session));
}

/** Says that a session was used; nothing happens to one that has ended. */
export function touchSession(tokenHash: string, seenAt: Instant): Write {
  return write((tx) =>
    tx
      .update(sessions)
      .set({ seenAt })
      .where(and(eq(sessions.tokenHash, tokenHash), isNull(sessions.endedAt))),
  );
}

/** Puts a new token, and what was proved since, in the place of the old one, once: `sign-in-needed` where it is gone. */
export function replaceToken(
  tokenHash: string,
  next: Pick<StoredSession, 'tokenHash' | 'strength' | 'seenAt' | 'provedAt'>,
): Write {
  const open = and(eq(sessions.tokenHash, tokenHash), isNull(sessions.endedAt));
  return guarded((tx) => tx.update(sessions).set(next).where(open), 'sign-in-needed');
}

/** Ends one session of a person, by its id; one that has ended stays as it was. */
export function endSessionOf(userId: string, id: string, endedAt: Instant): Write {
  const open = and(eq(sessions.userId, userId), eq(sessions.id, id), isNull(sessions.endedAt));
  return write((tx) => tx.update(sessions).set({ endedAt }).where(open));
}

/** Ends every session of a person, but for the one whose id is to be kept. */
export function endSessionsOf(userId: string, endedAt: Instant, keptId = ''): Write {
  const open = and(eq(sessions.userId, userId), isNull(sessions.endedAt), ne(sessions.id, keptId));
  return write((tx) => tx.update(sessions).set({ endedAt }).where(open));
}

/** Forgets sessions begun before an instant: of them, only the events remain. */
export function forgetSessions(before: Instant): Write {
  return write((tx) => tx.delete(sessions).where(lt(sessions.createdAt, before)));
}

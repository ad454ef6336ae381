import { and, asc, eq, exists, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { byName } from '#core/collate';
import type { Instant } from '#core/day';
import type { Scope } from '#core/permission';
import { guarded, type Write, write } from './commit.ts';
import { grantedInside } from './grants.ts';
import type { Db } from './open.ts';
import { grants, users } from './peopleSchema.ts';

/** A person's account; `email` is lower case and names one account. */
export type User = typeof users.$inferSelect;

/** One account by its id. */
export async function findUser(db: Db, id: string): Promise<User | undefined> {
  const [row] = await db.orm.select().from(users).where(eq(users.id, id));
  return row;
}

/** One account by its email address, in lower case. */
export async function findUserByEmail(db: Db, email: string): Promise<User | undefined> {
  const [row] = await db.orm.select().from(users).where(eq(users.email, email));
  return row;
}

/** The condition on `users` that holds for those with a role inside a scope, held or ended; all of them for `all`. */
function knownTo(db: Db, scope: Scope): SQL {
  if (scope.all) return sql`1 = 1`;
  const inside = db.orm
    .select({ id: grants.id })
    .from(grants)
    .where(and(eq(grants.userId, users.id), grantedInside(scope)));
  return exists(inside);
}

/** The accounts a scope sees, by name. */
export async function listUsers(db: Db, scope: Scope): Promise<User[]> {
  const rows = await db.orm.select().from(users).where(knownTo(db, scope)).orderBy(asc(users.id));
  return byName(rows);
}

/** One account, found only where the scope sees it. */
export async function findUserSeen(db: Db, scope: Scope, id: string): Promise<User | undefined> {
  const [row] = await db.orm
    .select()
    .from(users)
    .where(and(eq(users.id, id), knownTo(db, scope)));
  return row;
}

/** Opens an account; an email address that has one is `user-exists`. */
export function insertUser(user: User): Write {
  return guarded((tx) => tx.insert(users).values(user).onConflictDoNothing(), 'user-exists', {
    email: user.email,
  });
}

/** Puts a new name to an account. */
export function renameUser(id: string, name: string): Write {
  return write((tx) => tx.update(users).set({ name }).where(eq(users.id, id)));
}

/** Puts a new password hash (PHC text) in the place of the old one. */
export function setPassword(id: string, passwordHash: string): Write {
  return write((tx) => tx.update(users).set({ passwordHash }).where(eq(users.id, id)));
}

/** Enrols an authenticator: its sealed secret and the step of the code that proved it, which is used up. */
export function setTotp(id: string, totpSealed: string, totpLastStep: number): Write {
  return write((tx) => tx.update(users).set({ totpSealed, totpLastStep }).where(eq(users.id, id)));
}

const NO_TOTP = { totpSealed: null, totpLastStep: null };

/** Takes an authenticator away; `already-done` where there is none. */
export function removeTotpOf(id: string): Write {
  const enrolled = and(eq(users.id, id), isNotNull(users.totpSealed));
  return guarded((tx) => tx.update(users).set(NO_TOTP).where(enrolled), 'already-done');
}

/** Takes an authenticator away where there is one. */
export function forgetTotp(id: string): Write {
  return write((tx) => tx.update(users).set(NO_TOTP).where(eq(users.id, id)));
}

/** Uses up an authenticator's code: its 30-second step must be later than any accepted, else `code-wrong`. */
export function useTotpStep(id: string, step: number): Write {
  const unused = or(isNull(users.totpLastStep), lt(users.totpLastStep, step));
  return guarded(
    (tx) =>
      tx
        .update(users)
        .set({ totpLastStep: step })
        .where(and(eq(users.id, id), unused)),
    'code-wrong',
    { field: 'code' },
  );
}

/** Suspends an account; `already-done` where it is. */
export function suspendAccount(id: string, suspendedAt: Instant): Write {
  const active = and(eq(users.id, id), isNull(users.suspendedAt));
  return guarded((tx) => tx.update(users).set({ suspendedAt }).where(active), 'already-done');
}

/** Lets a suspended account in again; `already-done` where it is not suspended. */
export function resumeAccount(id: string): Write {
  const suspended = and(eq(users.id, id), isNotNull(users.suspendedAt));
  return guarded((tx) => tx.update(users).set({ suspendedAt: null }).where(suspended), 'already-done');
}

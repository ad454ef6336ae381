import { Refusal } from '#core/refusal';
import { commit, type Write } from '#db/commit';
import { ownAccount } from '../auth/ownChange.ts';
import { checkPasskey } from '../auth/passkey.ts';
import type { Passwords } from '../auth/password.ts';
import { planRotation, type Session } from '../auth/session.ts';
import { type Asker, takeTry } from '../auth/tries.ts';
import type { Deps } from '../deps.ts';

/** Proof by one's password, or by what a passkey answered. */
export type ProofGiven = { readonly password: string } | { readonly answer: string };

async function writesOf(
  deps: Deps,
  passwords: Passwords,
  session: Session,
  given: ProofGiven,
  asker: Asker,
): Promise<Write[]> {
  if ('answer' in given) {
    const { userId, writes } = await checkPasskey(deps, given.answer);
    if (userId !== session.user.id) throw new Refusal('sign-in-failed', { field: 'answer' });
    return writes;
  }
  const own = await ownAccount(deps, session);
  const one = await takeTry(deps, 'password', own.id, asker);
  const right = await passwords.check(own.passwordHash, given.password);
  if (!right) throw new Refusal('sign-in-failed', { field: 'password' });
  await one.forgive();
  return [];
}

/**
 * Proves again who one is, for acts on keys and people; returns the token that takes the old one's place. A passkey
 * also lifts the session to a second proof. Throws `sign-in-failed`, `too-many-sign-ins`.
 */
export async function proveAgain(
  deps: Deps,
  passwords: Passwords,
  session: Session,
  given: ProofGiven,
  asker: Asker,
): Promise<string> {
  const writes = await writesOf(deps, passwords, session, given, asker);
  const strength = 'answer' in given ? 'second' : session.strength;
  const [token, rotation] = planRotation(deps, session, { strength });
  await commit(deps.db, [...writes, rotation]);
  return token;
}

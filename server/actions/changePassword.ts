import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { setPassword } from '#db/users';
import { ownAccount, planOwnChange } from '../auth/ownChange.ts';
import type { Passwords } from '../auth/password.ts';
import type { Session } from '../auth/session.ts';
import { type Asker, takeTry } from '../auth/tries.ts';
import type { Deps } from '../deps.ts';
import type { ChangePassword } from '../forms/person.ts';

/**
 * Changes one's own password by the old one; every other session ends and this one goes on under the token returned.
 * Throws `sign-in-failed` for a wrong old one, `passwords-differ`, `password-weak`, `too-many-sign-ins`.
 */
export async function changePassword(
  deps: Deps,
  passwords: Passwords,
  session: Session,
  input: ChangePassword,
  asker: Asker,
): Promise<string> {
  const own = await ownAccount(deps, session);
  if (input.password !== input.again) throw new Refusal('passwords-differ', { field: 'again' });
  const one = await takeTry(deps, 'password', own.id, asker);
  const right = await passwords.check(own.passwordHash, input.current);
  if (!right) throw new Refusal('sign-in-failed', { field: 'current' });
  const passwordHash = await passwords.hash(deps, input.password);

  const { token, writes } = planOwnChange(deps, session);
  const event = { at: deps.now(), actor: own.id, verb: 'change-password', noun: 'user', nounId: own.id };
  await commit(deps.db, [setPassword(own.id, passwordHash), ...writes, writeEvent(event)]);
  await one.forgive();
  return token;
}

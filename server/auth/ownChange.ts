import { Refusal } from '#core/refusal';
import type { Write } from '#db/commit';
import { endSessionsOf } from '#db/sessions';
import { findUser, type User } from '#db/users';
import type { Deps } from '../deps.ts';
import { planRotation, type Session, type Strength } from './session.ts';

/** After a change of one's own proofs: this session under a new token, every other one ended. */
export function planOwnChange(
  deps: Deps,
  session: Session,
  strength: Strength = session.strength,
): { token: string; writes: readonly Write[] } {
  const [token, rotation] = planRotation(deps, session, { strength });
  return { token, writes: [endSessionsOf(session.user.id, deps.now(), session.id), rotation] };
}

/** The account behind a session; throws `sign-in-needed` where it is gone. */
export async function ownAccount(deps: Deps, { user }: Session): Promise<User> {
  const own = await findUser(deps.db, user.id);
  if (!own) throw new Refusal('sign-in-needed');
  return own;
}

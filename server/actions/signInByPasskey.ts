import { Refusal } from '#core/refusal';
import { findUser } from '#db/users';
import { checkPasskey } from '../auth/passkey.ts';
import { letIn, type SignedIn } from '../auth/signedIn.ts';
import type { Deps } from '../deps.ts';

/** Comes in by a passkey that verified its user, which is both proofs at once; throws `sign-in-failed`. */
export async function signInByPasskey(deps: Deps, answer: string, agent: string): Promise<SignedIn> {
  const { userId, writes } = await checkPasskey(deps, answer);
  const user = await findUser(deps.db, userId);
  if (!user || user.suspendedAt !== null) throw new Refusal('sign-in-failed');

  return letIn(deps, user, { strength: 'second', way: 'passkey', agent, writes });
}

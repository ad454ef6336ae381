import { Refusal } from '#core/refusal';
import { listPasskeys } from '#db/passkeys';
import { findUserByEmail } from '#db/users';
import type { Passwords } from '../auth/password.ts';
import { awaitSecond } from '../auth/secondProof.ts';
import { letIn, type SignedIn } from '../auth/signedIn.ts';
import { type Comer, takeTry } from '../auth/tries.ts';
import type { Deps } from '../deps.ts';
import type { SignIn } from '../forms/person.ts';

/** In, or a second proof is still to follow: the token that stands for the first. */
export type SignInOutcome = { readonly in: SignedIn } | { readonly step: string };

/**
 * Comes in by address and password. An unknown, suspended or unfinished account costs the same evaluation and gets
 * the same answer, `sign-in-failed`; `too-many-sign-ins` before anything is evaluated.
 */
export async function signIn(
  deps: Deps,
  passwords: Passwords,
  { email, password }: SignIn,
  comer: Comer,
): Promise<SignInOutcome> {
  const user = await findUserByEmail(deps.db, email);
  const one = await takeTry(deps, 'password', user?.id ?? email, comer);
  const stored = user && user.suspendedAt === null ? user.passwordHash : null;
  const right = await passwords.check(stored, password);
  if (!user || !right) throw new Refusal('sign-in-failed');

  await one.forgive();
  const hasSecond = user.totpSealed !== null || (await listPasskeys(deps.db, user.id)).length > 0;
  if (hasSecond) return { step: await awaitSecond(deps, user.id) };
  const proof = { strength: 'password', way: 'password', agent: comer.agent, writes: [] } as const;
  return { in: await letIn(deps, user, proof) };
}

import { Refusal } from '#core/refusal';
import { findUser } from '#db/users';
import { findAwaited, planSecondProof } from '../auth/secondProof.ts';
import { letIn, type SignedIn } from '../auth/signedIn.ts';
import { type Comer, takeTry } from '../auth/tries.ts';
import type { Deps } from '../deps.ts';

/**
 * The second half of coming in: a code of the authenticator or a recovery code, each taken once. Throws
 * `code-wrong`, `step-expired`, and `too-many-sign-ins` after ten wrong ones from one network.
 */
export async function proveSecond(
  deps: Deps,
  { step, code }: { step: string; code: string },
  comer: Comer,
): Promise<SignedIn> {
  const awaited = await findAwaited(deps, step);
  const user = await findUser(deps.db, awaited.userId);
  if (!user || user.suspendedAt !== null) throw new Refusal('sign-in-failed');
  const one = await takeTry(deps, 'second', user.id, comer);
  const used = await planSecondProof(deps, user, code);

  const writes = [awaited.write, used];
  const signedIn = await letIn(deps, user, { strength: 'second', way: 'code', agent: comer.agent, writes });
  await one.forgive();
  return signedIn;
}

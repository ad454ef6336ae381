import { Refusal } from '#core/refusal';
import { findOpenChallenge, insertChallenge, useChallenge } from '#db/challenges';
import { commit, type Write } from '#db/commit';
import { useRecoveryCode } from '#db/passkeys';
import { type User, useTotpStep } from '#db/users';
import type { Deps } from '../deps.ts';
import { hashToken, newToken } from './digest.ts';
import { openText } from './officeKey.ts';
import { hashRecoveryCode } from './recovery.ts';
import { totpStep } from './totp.ts';

/** How long the second proof may follow the first, ms. */
const STEP_MS = 5 * 60_000;

/** The password was right and a second proof is to follow: a token that stands for it, for 5 minutes. */
export async function awaitSecond(deps: Deps, userId: string): Promise<string> {
  const step = newToken(deps);
  const now = deps.now();
  const row = { id: hashToken(step), userId, purpose: 'second' as const, challenge: '', usedAt: null };
  await commit(deps.db, insertChallenge({ ...row, expiresAt: now + STEP_MS }, now));
  return step;
}

/** Whose first proof a step's token stands for, and the write that uses it up; throws `step-expired`. */
export async function findAwaited(deps: Deps, step: string): Promise<{ userId: string; write: Write }> {
  const found = await findOpenChallenge(deps.db, 'second', hashToken(step), deps.now());
  if (!found?.userId) throw new Refusal('step-expired');
  return { userId: found.userId, write: useChallenge(found.id, deps.now()) };
}

/** The write that uses up a code: six digits of the authenticator, else a recovery code; throws `code-wrong`. */
export async function planSecondProof(deps: Deps, user: User, code: string): Promise<Write> {
  const now = deps.now();
  if (/^\d{6}$/.test(code.replace(/\s/g, ''))) {
    if (user.totpSealed === null) throw new Refusal('code-wrong', { field: 'code' });
    return useTotpStep(user.id, totpStep(await openText(deps, user.totpSealed), code, now));
  }
  return useRecoveryCode(user.id, await hashRecoveryCode(deps, code), now);
}

import { Refusal } from '#core/refusal';
import { findOpenChallenge, useChallenge } from '#db/challenges';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { countRecoveryCodes } from '#db/passkeys';
import { setTotp } from '#db/users';
import { hashToken } from '../auth/digest.ts';
import { openText } from '../auth/officeKey.ts';
import { planOwnChange } from '../auth/ownChange.ts';
import { planRecoveryCodes } from '../auth/recovery.ts';
import type { Session } from '../auth/session.ts';
import { totpStep } from '../auth/totp.ts';
import type { Deps } from '../deps.ts';

/** The token of the session from now on, and recovery codes to be shown once where there were none. */
export interface Enrolled {
  readonly token: string;
  readonly codes: readonly string[];
}

/**
 * Enrols an authenticator app that has shown it knows the secret, by one of its codes, which is used up with it; every
 * other session ends. Throws `code-wrong`, and `step-expired` where the secret was
 * offered too long ago.
 */
export async function enrolTotp(
  deps: Deps,
  session: Session,
  { step, code }: { step: string; code: string },
): Promise<Enrolled> {
  const now = deps.now();
  const { id } = session.user;
  const offered = await findOpenChallenge(deps.db, 'totp-new', hashToken(step), now);
  if (offered?.userId !== id) throw new Refusal('step-expired');
  const accepted = totpStep(await openText(deps, offered.challenge), code, now);

  const recovery = (await countRecoveryCodes(deps.db, id)) === 0 ? await planRecoveryCodes(deps, id) : null;
  const { token, writes } = planOwnChange(deps, session, 'second');

  await commit(deps.db, [
    useChallenge(offered.id, now),
    setTotp(id, offered.challenge, accepted),
    ...(recovery?.writes ?? []),
    ...writes,
    writeEvent({ at: now, actor: id, verb: 'enrol-totp', noun: 'user', nounId: id }),
  ]);
  return { token, codes: recovery?.codes ?? [] };
}

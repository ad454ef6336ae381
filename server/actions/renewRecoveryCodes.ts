import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { planRecoveryCodes } from '../auth/recovery.ts';
import type { Session } from '../auth/session.ts';
import type { Deps } from '../deps.ts';

/** Makes ten new recovery codes, shown once; the old ones are no longer good. */
export async function renewRecoveryCodes(deps: Deps, { user }: Session): Promise<readonly string[]> {
  const { codes, writes } = await planRecoveryCodes(deps, user.id);

  const event = {
    at: deps.now(),
    actor: user.id,
    verb: 'renew-recovery-codes',
    noun: 'user',
    nounId: user.id,
  };
  await commit(deps.db, [...writes, writeEvent(event)]);
  return codes;
}

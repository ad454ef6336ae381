import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { countRecoveryCodes } from '#db/passkeys';
import { planOwnChange } from '../auth/ownChange.ts';
import { checkNewPasskey } from '../auth/passkey.ts';
import { planRecoveryCodes } from '../auth/recovery.ts';
import type { Session } from '../auth/session.ts';
import type { Deps } from '../deps.ts';

/**
 * Keeps a passkey the browser has just made; every other session ends, and recovery codes are made where there were
 * none. Throws `sign-in-failed` for an answer that does not hold, or holds no longer.
 */
export async function addPasskey(
  deps: Deps,
  session: Session,
  { answer, name }: { answer: string; name: string },
): Promise<{ token: string; codes: readonly string[] }> {
  const { id } = session.user;
  const { passkey, writes: kept } = await checkNewPasskey(deps, session, answer, name);

  const recovery = (await countRecoveryCodes(deps.db, id)) === 0 ? await planRecoveryCodes(deps, id) : null;
  const { token, writes } = planOwnChange(deps, session, 'second');

  const event = { at: deps.now(), actor: id, verb: 'add-passkey', noun: 'user', nounId: id };
  await commit(deps.db, [
    ...kept,
    ...(recovery?.writes ?? []),
    ...writes,
    writeEvent({ ...event, after: { passkey: passkey.id, name } }),
  ]);
  return { token, codes: recovery?.codes ?? [] };
}

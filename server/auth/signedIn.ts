import { commit, type Write } from '#db/commit';
import { writeEvent } from '#db/events';
import type { User } from '#db/users';
import type { Deps } from '../deps.ts';
import { signDevice } from './device.ts';
import { planSession, type Strength } from './session.ts';

/** What a browser is given when its person comes in: the session's token, and the mark of a known browser. */
export interface SignedIn {
  readonly user: Pick<User, 'id' | 'name' | 'email'>;
  readonly token: string;
  readonly device: string;
}

/** How somebody came in. */
export type Way = 'password' | 'code' | 'passkey' | 'invitation' | 'trial';

/** Opens the session of somebody who proved who they are, in one commit with what the proof used up. */
export async function letIn(
  deps: Deps,
  user: User,
  proof: {
    readonly strength: Strength;
    readonly way: Way;
    readonly agent: string;
    readonly writes: readonly Write[];
  },
): Promise<SignedIn> {
  const { strength, way, agent, writes } = proof;
  const [token, opened] = planSession(deps, { userId: user.id, strength, agent });
  const event = { at: deps.now(), actor: user.id, verb: 'sign-in', noun: 'user', nounId: user.id };
  await commit(deps.db, [...writes, ...opened, writeEvent({ ...event, after: { way } })]);
  const { id, name, email } = user;
  return { user: { id, name, email }, token, device: await signDevice(deps, user.id) };
}

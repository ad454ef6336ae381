import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { endOlderProvisionings, insertProvisioning, listInspectors } from '#db/devices';
import { writeEvent } from '#db/events';
import { hashToken, newToken } from '../auth/digest.ts';
import type { Deps } from '../deps.ts';
import type { GrantDevice } from '../forms/device.ts';
import { trustRootOf } from '../inspector/root.ts';

/** How long a phone's way in is good, ms. */
export const WAY_IN_MS = 10 * 60_000;

/** A way in for one phone; its text is drawn as a QR once and kept nowhere. */
export interface GrantedDevice {
  readonly inspector: string;
  readonly name: string;
  readonly until: number;
  /** The address the phone opens: the token and the root it pins stand behind `#`, which no server is sent. */
  readonly link: string;
}

/**
 * Grants a phone to an inspector inside one's own scope: a way in for one phone, good once within 10 minutes; one
 * shown before to the same person is gone. Throws `root-missing` where nothing a phone could trust is delegated,
 * `user-not-found` for who is no inspector there.
 */
export async function grantDevice(deps: Deps, scope: Scope, input: GrantDevice): Promise<GrantedDevice> {
  const root = await trustRootOf(deps);
  if (!root) throw new Refusal('root-missing');
  const inspector = (await listInspectors(deps.db, scope)).find(({ id }) => id === input.inspector);
  if (!inspector) throw new Refusal('user-not-found', { field: 'inspector' });
  const token = newToken(deps);
  const at = deps.now();
  const until = at + WAY_IN_MS;
  const { id: userId, name: carrier } = inspector;
  const { name } = input;

  const row = { tokenHash: hashToken(token), userId, name, createdAt: at, createdBy: deps.actor, until };
  await commit(deps.db, [
    endOlderProvisionings(userId, at),
    insertProvisioning({ ...row, usedAt: null, deviceId: null }),
    writeEvent({
      at,
      actor: deps.actor,
      verb: 'grant-phone',
      noun: 'user',
      nounId: userId,
      after: { name, until },
    }),
  ]);
  return { inspector: carrier, name, until, link: `${deps.origin}/inspector/#setup=${token}.${root.kid}` };
}

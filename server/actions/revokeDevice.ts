import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { findDeviceSeen, revokeDeviceOf } from '#db/devices';
import { writeEvent } from '#db/events';
import type { Deps } from '../deps.ts';
import type { RevokeDevice } from '../forms/device.ts';

/**
 * Cuts a phone off, lost or given back: its next request is refused, and it forgets what it trusted. What it sent
 * stays. Throws `not-found`, `already-done`.
 */
export async function revokeDevice(deps: Deps, scope: Scope, id: string, input: RevokeDevice): Promise<void> {
  const found = await findDeviceSeen(deps.db, scope, id);
  if (!found) throw new Refusal('not-found');
  const at = deps.now();
  const { actor } = deps;
  const { reason } = input;

  await commit(deps.db, [
    revokeDeviceOf(id, { at, by: actor, reason }),
    writeEvent({ at, actor, verb: 'cut-off', noun: 'device', nounId: id, after: { reason } }),
  ]);
}

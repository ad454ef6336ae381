import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { findOpenProvisioning, insertDevice, isKeyOfAnother, useProvisioning } from '#db/devices';
import { writeEvent } from '#db/events';
import { findUser } from '#db/users';
import { hashToken, newToken } from '../auth/digest.ts';
import { heldBy } from '../auth/held.ts';
import { type Deps, newId } from '../deps.ts';
import type { Provision } from '../forms/device.ts';
import { soundDeviceKey } from '../inspector/reportSignature.ts';
import { type TrustRoot, trustRootOf } from '../inspector/root.ts';

/** A phone that was set up; its token is told this once and kept only as a hash. */
export interface ProvisionedDevice {
  readonly device: string;
  /** What the office calls the phone. */
  readonly name: string;
  readonly deviceToken: string;
  readonly inspector: { readonly name: string };
  readonly root: TrustRoot;
}

async function inspectorOf(deps: Deps, userId: string): Promise<string> {
  const user = await findUser(deps.db, userId);
  const { grants } = await heldBy(deps, userId);
  const isInspector = user?.suspendedAt === null && grants.some(({ role }) => role === 'inspector');
  if (!user || !isInspector) throw new Refusal('provision-invalid');
  return user.name;
}

/**
 * Sets a phone up by the way in it was shown, once: its own public key is what its reports are checked against. Set up
 * again for the same person it may keep its key; a key of somebody else's phone is `device-key-taken`. Throws
 * `provision-invalid` for a way in that is unknown, used, over, or of somebody who is no inspector any more;
 * `invalid-input` for a key that is none of P-256; `root-missing`.
 */
export async function provisionDevice(deps: Deps, input: Provision): Promise<ProvisionedDevice> {
  const publicKey = await soundDeviceKey(input.publicKey);
  const at = deps.now();
  const tokenHash = hashToken(input.token);
  const way = await findOpenProvisioning(deps.db, tokenHash, at);
  if (!way) throw new Refusal('provision-invalid');
  const key = JSON.stringify(publicKey);
  if (await isKeyOfAnother(deps.db, key, way.userId)) throw new Refusal('device-key-taken');
  const inspector = await inspectorOf(deps, way.userId);
  const root = await trustRootOf(deps);
  if (!root) throw new Refusal('root-missing');

  const deviceToken = newToken(deps);
  const id = newId(deps, 'dev');
  const { userId, name, createdBy } = way;
  await commit(deps.db, [
    useProvisioning(tokenHash, id, at),
    insertDevice({
      ...{ id, userId, name, createdBy, createdAt: at, lastSeenAt: at },
      ...{ tokenHash: hashToken(deviceToken), publicKey: key },
      ...{ bundleVersion: null, revokedAt: null, revokedBy: null, revokedReason: null },
    }),
    writeEvent({ at, actor: userId, verb: 'set-up', noun: 'device', nounId: id, after: { name, createdBy } }),
  ]);
  return { device: id, name, deviceToken, inspector: { name: inspector }, root };
}

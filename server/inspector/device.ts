import { Refusal } from '#core/refusal';

import { commit } from '#db/commit';
import { type CarriedDevice, findDeviceByToken, touchDevice } from '#db/devices';
import { hashToken, sameHash } from '../auth/digest.ts';
import { heldBy } from '../auth/held.ts';
import type { Deps } from '../deps.ts';
import type { Visit } from '../portal/door.ts';
import { type DeviceKey, readDeviceKey } from './reportSignature.ts';

/** An inspector's phone that came in by its token, and who carries it. */
export interface Device {
  readonly id: string;
  readonly name: string;
  readonly userId: string;
  readonly inspector: string;
  readonly publicKey: DeviceKey;
  /** The edition of the trust bundle it was last given. */
  readonly bundleVersion: number | null;
}

/** A phone is seen at most once a minute. */
const TOUCH_MS = 60_000;
const BEARER = /^Bearer ([A-Za-z0-9_-]{43})$/;

function unknown(): never {
  throw new Refusal('device-unknown');
}

async function isLetIn(deps: Deps, { device, inspector }: CarriedDevice): Promise<boolean> {
  if (device.revokedAt !== null || inspector.suspendedAt !== null) return false;
  return (await heldBy(deps, device.userId)).grants.some(({ role }) => role === 'inspector');
}

/** That a phone was not written down as seen costs it nothing. */
async function touch(deps: Deps, { id, lastSeenAt }: CarriedDevice['device']): Promise<void> {
  const now = deps.now();
  if (lastSeenAt !== null && now - lastSeenAt < TOUCH_MS) return;
  await commit(deps.db, [touchDevice(id, now)]).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

/**
 * The phone of an `Authorization` header; rights are read anew each time. Throws `device-unknown` for a token nobody
 * was given, a revoked phone, and one whose person is suspended or no inspector any more: the phone then forgets all.
 */
export async function deviceByToken(deps: Deps, authorization: string | undefined): Promise<Device> {
  const token = BEARER.exec(authorization ?? '')?.[1] ?? unknown();
  const hash = hashToken(token);
  const found = await findDeviceByToken(deps.db, hash);
  if (!found || !sameHash(found.device.tokenHash, hash) || !(await isLetIn(deps, found))) return unknown();
  const { device, inspector } = found;
  await touch(deps, device);
  const { id, name, userId, bundleVersion } = device;
  const publicKey = readDeviceKey(device.publicKey);
  return { id, name, userId, inspector: inspector.name, publicKey, bundleVersion };
}

/** The phone a request came from; throws `device-unknown`. */
export function deviceOf({ c, deps }: Visit): Promise<Device> {
  return deviceByToken(deps, c.req.header('authorization'));
}

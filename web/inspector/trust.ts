import { openEdition } from '#core/bundle';
import { type AcceptedManifest, readManifest, readRoot } from '#core/bundleManifest';
import { trustOfBundle } from '#core/bundleRegister';
import type { Instant } from '#core/day';
import type { PhoneTrust } from './app.ts';
import { type KeptEdition, keptEdition, type PhoneDevice, type PhoneStore, unknownKey } from './store.ts';

/** Reads a signed manifest by the root this phone pinned. */
export async function manifestOf(
  device: PhoneDevice,
  signed: Pick<KeptEdition, 'manifest' | 'delegation'>,
  known: AcceptedManifest | null,
  now: Instant,
): Promise<AcceptedManifest> {
  const root = await readRoot(device.root.kid, device.root);
  return readManifest(signed, root, known, now);
}

/** Verifies what this phone keeps, from the pinned root down, as of when it was taken; null where there is nothing. */
export async function openTrust(store: PhoneStore, device: PhoneDevice): Promise<PhoneTrust | null> {
  const kept = await keptEdition(store);
  if (!kept || device.token === null) return null;
  // Accepted then, it may still speak, as old as it says it is: only a newer one asks whether the key still may sign.
  const manifest = await manifestOf(device, kept, null, kept.asOf);
  const edition = await openEdition(kept.bytes, manifest);
  const trust = await trustOfBundle(edition, await unknownKey(store));
  const { version, asOf } = edition;
  return { version, asOf, edition, trust, size: kept.bytes.length };
}

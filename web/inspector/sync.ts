import { openEdition } from '#core/bundle';
import { applyDelta } from '#core/bundleDelta';
import type { BundleManifest, SignedManifest } from '#core/bundleManifest';
import type { Instant } from '#core/day';
import { clocksDiffer } from '#core/freshness';
import { ownValue } from '#core/ownValue';
import { Refusal } from '#core/refusal';
import { askOffice, Failure, objectOf } from './office.ts';
import { sendOutbox } from './outbox/send.ts';
import { sendSights } from './sights.ts';
import {
  deviceOf,
  forgetTrust,
  type KeptEdition,
  keptEdition,
  type PhoneDevice,
  type PhoneStore,
} from './store.ts';
import { manifestOf } from './trust.ts';

/** Who syncs. */
export interface Syncing {
  readonly store: PhoneStore;
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly changed: () => void;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** What a sync failed by, as the texts name it. */
const SAID: Readonly<Record<string, string>> = {
  'bundle-older': 'older',
  'bundle-bytes-wrong': 'untrusted',
  'bundle-malformed': 'untrusted',
  'delegation-invalid': 'untrusted',
  'delegation-ended': 'clock-wrong',
  'clock-behind': 'clock-wrong',
  'manifest-invalid': 'untrusted',
  'root-wrong': 'untrusted',
  'device-unknown': 'device-unknown',
  offline: 'offline',
};

/** The code a failure is told by. */
export function failureCode(error: unknown): string {
  if (error instanceof DOMException && error.name === 'QuotaExceededError') return 'full';
  const code = error instanceof Failure || error instanceof Refusal ? error.code : undefined;
  return (code && ownValue(SAID, code)) ?? 'refused';
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

async function fetchBytes(token: string, path: string) {
  const answer = await askOffice(path, token);
  const isDelta = answer.headers.get('temgoc-bundle') === 'delta';
  return { isDelta, bytes: new Uint8Array(await answer.arrayBuffer()) };
}

/** The bytes a manifest names: what changed since those at hand, or all of them where that does not fit. */
async function fetchEdition(
  token: string,
  manifest: BundleManifest,
  kept: KeptEdition | undefined,
): Promise<Bytes> {
  const path = `bundles/${manifest.version}`;
  if (kept) {
    const { isDelta, bytes } = await fetchBytes(token, `${path}?from=${kept.version}`);
    const whole = isDelta ? joined(kept.bytes, bytes) : bytes;
    if (whole && (await opens(whole, manifest))) return whole;
  }
  const { bytes } = await fetchBytes(token, path);
  await openEdition(bytes, manifest);
  return bytes;
}

function joined(whole: Bytes, delta: Bytes): Bytes | undefined {
  try {
    return applyDelta(whole, delta);
  } catch {
    return undefined;
  }
}

const opens = (bytes: Bytes, manifest: BundleManifest) =>
  openEdition(bytes, manifest).then(
    () => true,
    () => false,
  );

/** Takes the office's edition where it is newer than the one kept; what is older or not rightly signed is refused. */
async function takeEdition({ store, now }: Syncing, device: PhoneDevice, token: string): Promise<void> {
  const said = await objectOf(await askOffice('manifest', token));
  const signed: SignedManifest = { manifest: textOf(said.manifest), delegation: textOf(said.delegation) };
  const kept = await keptEdition(store);
  const known = kept ? await manifestOf(device, kept, null, kept.asOf) : null;
  const manifest = await manifestOf(device, signed, known, now());
  const same = kept && known?.sha256 === manifest.sha256 ? kept.bytes : undefined;
  const bytes = same ?? (await fetchEdition(token, manifest, kept));
  const { version, asOf } = manifest;
  const edition: KeptEdition = { ...signed, version, asOf, bytes, takenAt: now() };
  await store.put('trust', edition, 'edition');
  if (clocksDiffer(asOf, now())) throw new Failure('clock-wrong');
}

/** Each step is tried, though one before it failed: the first failure is told. */
async function exchange(
  syncing: Syncing,
  device: PhoneDevice,
  token: string,
  isAsked: boolean,
): Promise<void> {
  const sent = await sendOutbox({ ...syncing, token }, isAsked);
  if (sent.at === 'revoked') throw new Failure('device-unknown');
  const steps = [() => takeEdition(syncing, device, token), () => sendSights(syncing.store, token)];
  const failed: unknown[] = [];
  for (const step of steps) await step().catch((error: unknown) => failed.push(error));
  if (failed.length > 0) throw failed[0];
}

/**
 * Sends what waits, takes newer data, tells of looks. Answers undefined when all went well, else the code to be told.
 * A phone the office does not know any more forgets its trust and keeps what it has not sent.
 */
export async function syncPhone(syncing: Syncing, isAsked: boolean): Promise<string | undefined> {
  const device = await deviceOf(syncing.store);
  if (!device?.token) return undefined;
  try {
    await exchange(syncing, device, device.token, isAsked);
    return undefined;
  } catch (error) {
    const code = error instanceof Failure && error.code === 'clock-wrong' ? error.code : failureCode(error);
    if (code === 'device-unknown') await forgetTrust(syncing.store, syncing.now());
    return code;
  }
}

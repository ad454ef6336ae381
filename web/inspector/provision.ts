import { readRoot } from '#core/bundleManifest';
import type { Instant } from '#core/day';
import { Refusal } from '#core/refusal';
import { askOffice, Failure, objectOf } from './office.ts';
import { countUnsent } from './outbox/unsent.ts';
import type { SetUp } from './setUp.ts';
import { makeDeviceKey, publicJwk } from './sign.ts';
import { keysOf, type PhoneDevice, type PhoneStore } from './store.ts';

const textIn = (value: unknown, name: string): string => {
  const text: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  if (typeof text !== 'string' || text === '') throw new Failure('offline');
  return text;
};

/** Refusals that say nothing of the token. */
const NOT_OF_THE_TOKEN = ['offline', 'refused', 'device-key-taken'];

async function introduce(token: string, keys: CryptoKeyPair) {
  const form = new FormData();
  form.set('token', token);
  form.set('publicKey', await publicJwk(keys));
  const answer = await askOffice('provision', null, form).catch((error: unknown) => {
    throw error instanceof Failure && !NOT_OF_THE_TOKEN.includes(error.code) ? new Failure('used') : error;
  });
  return { keys, said: await objectOf(answer) };
}

/** The key this phone had, so that what waits stays signed by it; a new one where it had none, or for another person. */
async function introduced(store: PhoneStore, token: string) {
  const before = await keysOf(store);
  if (!before) return introduce(token, await makeDeviceKey());
  try {
    return await introduce(token, before);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'device-key-taken') throw error;
    // Under another's key they would be no one's: first they are handed in.
    if ((await countUnsent(store)) > 0) throw new Failure('othersWait');
    return introduce(token, await makeDeviceKey());
  }
}

/**
 * Sets this phone up: shows the office the token and the phone's key (never to leave it), and pins the root the QR
 * named. Set up again for the same person it keeps its key and sends what waits. Fails with `used`, `othersWait` (for
 * another person, while reports wait), `root-wrong` or `offline`; nothing is kept of what failed.
 */
export async function provision(store: PhoneStore, setUp: SetUp, at: Instant): Promise<PhoneDevice> {
  const { keys, said } = await introduced(store, setUp.token);
  const x = textIn(said.root, 'x');
  await readRoot(setUp.rootKid, { x });
  const device: PhoneDevice = {
    id: textIn(said, 'device'),
    name: textIn(said, 'name'),
    token: textIn(said, 'deviceToken'),
    inspector: textIn(said.inspector, 'name'),
    root: { kid: setUp.rootKid, x },
    setUpAt: at,
    revokedAt: null,
  };
  const tx = store.transaction(['self', 'trust', 'outbox'], 'readwrite');
  await tx.objectStore('trust').clear();
  await tx.objectStore('self').put(keys, 'keys');
  await tx.objectStore('self').put(device, 'device');
  const outbox = tx.objectStore('outbox');
  for (const report of await outbox.getAll()) {
    // Refused to a phone under another of its keys: the office now knows them all.
    if (report.refusal === 'report-unsigned')
      await outbox.put({ ...report, state: 'waiting', refusal: null });
  }
  await tx.done;
  return device;
}

/** What a failure is told as. */
export function faultOf(error: unknown): 'used' | 'othersWait' | 'wrongRoot' | 'failed' {
  if (error instanceof Failure && (error.code === 'used' || error.code === 'othersWait')) return error.code;
  return error instanceof Refusal && error.code === 'root-wrong' ? 'wrongRoot' : 'failed';
}

import { readRoot } from '#core/bundleManifest';
import type { Instant } from '#core/day';
import { Refusal } from '#core/refusal';
import { askOffice, Failure, objectOf } from './office.ts';
import type { SetUp } from './setUp.ts';
import { makeDeviceKey, publicJwk } from './sign.ts';
import type { PhoneDevice, PhoneStore } from './store.ts';

const textIn = (value: unknown, name: string): string => {
  const text: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  if (typeof text !== 'string' || text === '') throw new Failure('offline');
  return text;
};

/**
 * Sets this phone up: makes its key (never to leave it), shows the office the token, and pins the root the QR named.
 * Fails with `used`, `root-wrong` or `offline`; nothing is kept of what failed.
 */
export async function provision(store: PhoneStore, setUp: SetUp, at: Instant): Promise<PhoneDevice> {
  const keys = await makeDeviceKey();
  const form = new FormData();
  form.set('token', setUp.token);
  form.set('publicKey', await publicJwk(keys));
  const answer = await askOffice('provision', null, form).catch((error: unknown) => {
    throw error instanceof Failure && !['offline', 'refused'].includes(error.code)
      ? new Failure('used')
      : error;
  });
  const said = await objectOf(answer);
  const x = textIn(said.root, 'x');
  await readRoot(setUp.rootKid, { x });
  const device: PhoneDevice = {
    id: textIn(said, 'device'),
    token: textIn(said, 'deviceToken'),
    inspector: textIn(said.inspector, 'name'),
    root: { kid: setUp.rootKid, x },
    setUpAt: at,
    revokedAt: null,
  };
  const tx = store.transaction(['self', 'trust'], 'readwrite');
  await tx.objectStore('trust').clear();
  await tx.objectStore('self').put(keys, 'keys');
  await tx.objectStore('self').put(device, 'device');
  await tx.done;
  return device;
}

/** What a failure is told as. */
export function faultOf(error: unknown): 'used' | 'wrongRoot' | 'failed' {
  if (error instanceof Failure && error.code === 'used') return 'used';
  return error instanceof Refusal && error.code === 'root-wrong' ? 'wrongRoot' : 'failed';
}

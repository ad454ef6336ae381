import { readRoot } from '#core/bundleManifest';
import type { Instant } from '#core/day';
import { askOffice, Failure, objectOf } from './office.ts';
import { makeDeviceKey, publicJwk } from './sign.ts';
import type { PhoneDevice, PhoneStore } from './store.ts';

/** What the QR that sets a phone up carries: a token that works once, and the root of trust to pin. */
export interface SetUp {
  readonly token: string;
  readonly rootKid: string;
}

const SET_UP = /^#setup=([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{43})$/;

/** Reads the part of an address after `#`; undefined for any other. */
export function parseSetUp(hash: string): SetUp | undefined {
  const [, token, rootKid] = SET_UP.exec(hash) ?? [];
  return token && rootKid ? { token, rootKid } : undefined;
}

/** Reads a whole scanned address, of this very house only. */
export function parseSetUpCode(text: string, origin: string): SetUp | undefined {
  const start = `${origin}/inspector/`;
  return text.startsWith(`${start}#`) ? parseSetUp(text.slice(start.length)) : undefined;
}

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

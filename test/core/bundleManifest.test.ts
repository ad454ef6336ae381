import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { openEdition, sha256Of } from '#core/bundle';
import {
  type BundleManifest,
  type KnownManifest,
  readDelegation,
  readManifest,
  readRoot,
  TYPES,
} from '#core/bundleManifest';
import { signJws } from '#server/keys/sealing.ts';
import { delegate, keyOf, manifestOf } from '#test/support/signedManifest.ts';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-11-22T02:00:00Z');
const MANIFEST: BundleManifest = {
  version: 1_795_312_800,
  asOf: NOW,
  sha256: 'ab'.repeat(32),
  size: 1234,
  until: NOW + 30 * DAY_MS,
};

type Key = Awaited<ReturnType<typeof keyOf>>;
let root: Key;
let online: Key;
let other: Key;
let delegation: string;
beforeAll(async () => {
  [root, online, other] = await Promise.all([keyOf(1), keyOf(2), keyOf(3)]);
  delegation = delegate(root, online, NOW - DAY_MS, NOW + 89 * DAY_MS);
});

const pinned = () => ({ kid: root.kid, publicKey: root.publicKey });
const ACCEPTED = { ...MANIFEST, delegatedFrom: NOW - DAY_MS };
const read = (change: Partial<BundleManifest> = {}, known: KnownManifest | null = null, now = NOW) => {
  const manifest = manifestOf(online, { ...MANIFEST, ...change });
  return readManifest({ manifest, delegation }, pinned(), known, now);
};
const refused = (code: string) => expect.objectContaining({ code });

describe('what a phone believes', () => {
  test('is a manifest of the key its root delegated to', async () => {
    expect(await read()).toEqual(ACCEPTED);
  });

  test('is the root whose thumbprint its QR named, and no other', async () => {
    expect(await readRoot(root.kid, { x: root.x })).toEqual(pinned());
    for (const x of [other.x, `${root.x}=`, root.x.slice(1), '', 5, null]) {
      await expect(readRoot(root.kid, { x })).rejects.toEqual(refused('root-wrong'));
    }
  });

  test('is not a delegation by another root', async () => {
    const foreign = delegate(other, online, NOW - DAY_MS, NOW + DAY_MS);
    const signed = { manifest: manifestOf(online, MANIFEST), delegation: foreign };
    await expect(readManifest(signed, pinned(), null, NOW)).rejects.toEqual(refused('delegation-invalid'));
  });

  test('is not a manifest by the root itself, by another key, or by the key of an earlier delegation', async () => {
    for (const key of [root, other]) {
      const manifest = manifestOf(key, MANIFEST);
      const answer = readManifest({ manifest, delegation }, pinned(), null, NOW);
      await expect(answer).rejects.toEqual(refused('manifest-invalid'));
    }
  });

  test('is not a delegation taken for a manifest, or the other way about', async () => {
    const asManifest = signJws(MANIFEST, TYPES.delegation, online.kid, online.privateKey);
    await expect(readManifest({ manifest: asManifest, delegation }, pinned(), null, NOW)).rejects.toEqual(
      refused('manifest-invalid'),
    );
    const asDelegation = signJws(
      { x: online.x, from: 0, until: NOW },
      TYPES.manifest,
      root.kid,
      root.privateKey,
    );
    await expect(readDelegation(asDelegation, pinned())).rejects.toEqual(refused('delegation-invalid'));
  });

  test('is not a delegation of more than 400 days, or one that ends before it begins', async () => {
    for (const until of [NOW + 401 * DAY_MS, NOW - 2 * DAY_MS]) {
      const long = delegate(root, online, NOW - DAY_MS, until);
      await expect(readDelegation(long, pinned())).rejects.toEqual(refused('delegation-invalid'));
    }
  });

  test('is nothing that was touched, wherever', async () => {
    const manifest = manifestOf(online, MANIFEST);
    const flip = (text: string, at: number) => {
      const to = text[at] === 'A' ? 'B' : 'A';
      return text.slice(0, at) + to + text.slice(at + 1);
    };
    const places = fc.nat({ max: Math.min(manifest.length, delegation.length) - 1 });
    await fc.assert(
      fc.asyncProperty(places, fc.boolean(), async (at, isManifest) => {
        const signed = isManifest
          ? { manifest: flip(manifest, at), delegation }
          : { manifest, delegation: flip(delegation, at) };
        const code = isManifest ? 'manifest-invalid' : 'delegation-invalid';
        await expect(readManifest(signed, pinned(), null, NOW)).rejects.toEqual(refused(code));
      }),
      { numRuns: 200 },
    );
  });

  test('is no text that is no JWS, and none makes it stumble', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        const answer = readManifest({ manifest: text, delegation }, pinned(), null, NOW);
        await expect(answer).rejects.toEqual(refused('manifest-invalid'));
      }),
    );
  });
});

describe('time', () => {
  test('ends a delegation: for what is signed after it, and for whoever asks after it', async () => {
    const end = NOW + 89 * DAY_MS;
    await expect(read({}, null, end)).rejects.toEqual(refused('delegation-ended'));
    await expect(read({ asOf: end, until: end + 1 })).rejects.toEqual(refused('delegation-ended'));
    await expect(read({ asOf: NOW - 2 * DAY_MS })).rejects.toEqual(refused('delegation-ended'));
  });

  test('of a manifest never outlives its delegation', async () => {
    await expect(read({ until: NOW + 90 * DAY_MS })).rejects.toEqual(refused('manifest-invalid'));
  });
});

describe('a manifest dated ahead', () => {
  const newer = () => delegate(root, other, NOW + 2 * DAY_MS, NOW + 80 * DAY_MS);

  test('by more than a day of the phone’s clock is not taken: one of the two clocks is wrong', async () => {
    const ahead = (ms: number) => read({ asOf: NOW + ms, until: NOW + 50 * DAY_MS });
    expect(await ahead(DAY_MS)).toMatchObject({ asOf: NOW + DAY_MS });
    for (const ms of [DAY_MS + 1, 40 * DAY_MS])
      await expect(ahead(ms)).rejects.toEqual(refused('clock-behind'));
  });

  test('by less is followed by rightly dated ones as soon as that time has come', async () => {
    const known = { ...ACCEPTED, version: MANIFEST.version + 86_400, asOf: NOW + DAY_MS };
    const right = (now: number) => read({ version: known.version + 1, asOf: now }, known, now);
    await expect(right(NOW + DAY_MS / 2)).rejects.toEqual(refused('bundle-older'));
    expect(await right(NOW + DAY_MS + 1)).toMatchObject({ asOf: NOW + DAY_MS + 1 });
  });

  test('taken by a phone whose clock ran ahead with it, is left for any of a later delegation', async () => {
    const known = { ...ACCEPTED, version: MANIFEST.version + 40 * 86_400, asOf: NOW + 40 * DAY_MS };
    const now = NOW + 2 * DAY_MS;
    const right = { ...MANIFEST, version: known.version + 1, asOf: now };
    await expect(read(right, known, now)).rejects.toEqual(refused('bundle-older'));
    const signed = { manifest: manifestOf(other, right), delegation: newer() };
    const after = await readManifest(signed, pinned(), known, now);
    expect(after).toMatchObject({ asOf: now, delegatedFrom: now });
    await expect(read({ ...right, asOf: now + 1 }, after, now)).rejects.toEqual(refused('bundle-older'));
    const older = { manifest: manifestOf(other, { ...right, version: 1 }), delegation: newer() };
    await expect(readManifest(older, pinned(), after, now)).rejects.toEqual(refused('bundle-older'));
  });
});

describe('an edition older than the one at hand', () => {
  test('is refused by version, by time, and where one version has two contents', async () => {
    expect(await read({}, MANIFEST)).toEqual(ACCEPTED);
    expect(await read({ asOf: NOW + 5 }, MANIFEST)).toMatchObject({ asOf: NOW + 5 });
    const older: Partial<BundleManifest>[] = [
      { version: MANIFEST.version - 1 },
      { version: MANIFEST.version + 1, asOf: NOW - 1 },
      { asOf: NOW - 1 },
      { sha256: 'cd'.repeat(32) },
    ];
    for (const change of older) await expect(read(change, MANIFEST)).rejects.toEqual(refused('bundle-older'));
  });
});

describe('rotation', () => {
  test('of the online key needs only a new delegation; the old key signs nothing under it', async () => {
    const next = delegate(root, other, NOW, NOW + 90 * DAY_MS);
    const later = { ...MANIFEST, asOf: NOW + 1 };
    const signed = { manifest: manifestOf(other, later), delegation: next };
    expect(await readManifest(signed, pinned(), MANIFEST, NOW + 1)).toEqual({ ...later, delegatedFrom: NOW });
    const old = { manifest: manifestOf(online, later), delegation: next };
    await expect(readManifest(old, pinned(), MANIFEST, NOW + 1)).rejects.toEqual(refused('manifest-invalid'));
  });
});

describe('an online key that was stolen', () => {
  test('deceives no phone that has heard of a later delegation, though its own still runs', async () => {
    const next = delegate(root, other, NOW, NOW + 90 * DAY_MS);
    const later = { ...MANIFEST, version: MANIFEST.version + 9, asOf: NOW + 9 };
    const known = await readManifest(
      { manifest: manifestOf(other, MANIFEST), delegation: next },
      pinned(),
      null,
      NOW,
    );
    expect(await read(later, MANIFEST)).toMatchObject(later);
    const stolen = { manifest: manifestOf(online, later), delegation };
    await expect(readManifest(stolen, pinned(), known, NOW + 9)).rejects.toEqual(refused('bundle-older'));
  });
});

describe('the bytes', () => {
  test('are those the manifest names, to the last one', async () => {
    const bytes = new TextEncoder().encode('{"form":"temgoc-bundle-v1"}');
    const manifest = { ...MANIFEST, sha256: await sha256Of(bytes), size: bytes.length };
    await expect(openEdition(bytes, manifest)).rejects.toEqual(refused('bundle-malformed'));
    const touched = bytes.slice();
    touched[3] = 0x20;
    await expect(openEdition(touched, manifest)).rejects.toEqual(refused('bundle-bytes-wrong'));
    await expect(openEdition(bytes.slice(1), manifest)).rejects.toEqual(refused('bundle-bytes-wrong'));
  });
});

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { base64url } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEdition } from '#core/bundle';
import { applyDelta } from '#core/bundleDelta';
import { type KnownManifest, readManifest, type SignedManifest } from '#core/bundleManifest';
import { carriesPin, trustOfBundle } from '#core/bundleRegister';
import { searchProducts } from '#core/bundleSearch';
import { formatStampPath } from '#core/stamp';
import { formatStampId } from '#core/stampId';
import { verify } from '#core/verify';
import { findKey } from '#db/keys';
import { declareCompromise } from '#server/actions/declareCompromise.ts';
import { delegateBundle } from '#server/actions/delegateBundle.ts';
import { issueBatch } from '#server/actions/issueBatch.ts';
import { openLot } from '#server/actions/openLot.ts';
import { recallBatch } from '#server/actions/recallBatch.ts';
import { revokeDevice } from '#server/actions/revokeDevice.ts';
import { watchClock } from '#server/clock.ts';
import type { Deps } from '#server/deps.ts';
import { signManifest } from '#server/inspector/bundleEditions.ts';
import { makeRoot, openRoot, type RootSigner } from '#server/inspector/rootFile.ts';
import { openKey } from '#server/keys/vault.ts';
import { addPerson, refusalCode } from '#test/support/people.ts';
import { addPhone, WHOLE } from '#test/support/phone.ts';
import { portalSite } from '#test/support/portalSite.ts';
import { dice, NOW, openOffice, recognise, SECRET, temporaryFolder } from '#test/support/register.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const HONEY = 'Mật ong hoa nhãn Thanh Mai';

const folder = temporaryFolder();
let clock = NOW;
let deps: Deps;
let root: RootSigner;
let site: Awaited<ReturnType<typeof portalSite>>;
let phone: Awaited<ReturnType<typeof addPhone>>;

beforeAll(async () => {
  deps = { ...(await openOffice(folder.path)), now: () => clock };
  root = (await makeRoot(new Uint8Array(32).fill(5), SECRET)).root;
  await delegateBundle(deps, { root, days: 90 });
  await recognise(deps, { product: HONEY }, { product: 'Miến dong Thanh Mai' });
  site = await portalSite(deps);
  const inspector = await addPerson(deps, 'bao@quan-ly-thi-truong.example', 'inspector');
  phone = await addPhone(deps, inspector.id);
});
afterAll(() => {
  deps.db.close();
  folder.remove();
});

const ask = (path: string, headers: Record<string, string> = {}) =>
  site.app.request(`${deps.origin}/inspector/api/${path}`, {
    headers: { authorization: `Bearer ${phone.token}`, ...headers },
  });

const pinned = () => ({ kid: root.kid, publicKey: Uint8Array.from(base64url.decode(root.x)) });

async function manifestNow(known: KnownManifest | null = null) {
  const answer = await ask('manifest');
  expect(answer.status).toBe(200);
  return readManifest((await answer.json()) as SignedManifest, pinned(), known, clock);
}

async function whole(version: number) {
  return new Uint8Array(await (await ask(`bundles/${version}`)).arrayBuffer());
}

async function issue(lot: string, pin = false) {
  await openLot(deps, { product: HONEY, number: lot, quantity: 100 });
  const { batch } = await issueBatch(deps, { product: HONEY, lot, quantity: 50, form: 'full', pin });
  const key = await findKey(deps.db, batch.keyNumber);
  const signer = await openKey(key!, SECRET);
  const stamp = signer.sign({ gtin: batch.gtin, id: formatStampId(batch.keyNumber, batch.first) }, 'full');
  return { batch, text: deps.origin + formatStampPath(stamp) };
}

/** What a phone that syncs now answers. */
async function answerNow(text: string) {
  const manifest = await manifestNow();
  const edition = await openEdition(await whole(manifest.version), manifest);
  return verify(text, await trustOfBundle(edition), clock);
}

describe('a phone that syncs', () => {
  test('gets a manifest it can follow to its root, and the edition that manifest names', async () => {
    const manifest = await manifestNow();
    expect(manifest).toMatchObject({ asOf: NOW, version: NOW / 1000 });
    const edition = await openEdition(await whole(manifest.version), manifest);
    const found = searchProducts(edition, 'mat ong', NOW);
    expect(found[0]).toMatchObject({ name: HONEY, status: 'in-force', star: 4 });
    expect(found.map(({ producer }) => producer)).toEqual(Array(2).fill('HTX Mật ong Thanh Mai'));
  });

  test('gets it compressed once where its browser unpacks it, and never from a cache', async () => {
    const { version, size } = await manifestNow();
    const answer = await ask(`bundles/${version}`, { 'accept-encoding': 'gzip, br' });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(answer.headers.get('temgoc-bundle')).toBe('whole');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(brotliDecompressSync(new Uint8Array(await answer.arrayBuffer())).length).toBe(size);
  });

  test('is told the same version as of a later time where nothing changed', async () => {
    const before = await manifestNow();
    clock += 3 * DAY;
    const after = await manifestNow(before);
    expect(after).toEqual({ ...before, asOf: clock, until: clock + 30 * DAY });
  });

  test('gets what changed, and what it makes of it is the next edition to the byte', async () => {
    const before = await manifestNow();
    const old = await whole(before.version);
    await issue('L-01');
    clock += 11 * MINUTE;
    const after = await manifestNow(before);
    expect(after.version).toBeGreaterThan(before.version);
    const answer = await ask(`bundles/${after.version}?from=${before.version}`);
    expect(answer.headers.get('temgoc-bundle')).toBe('delta');
    const delta = new Uint8Array(await answer.arrayBuffer());
    await openEdition(applyDelta(old, delta), after);
  });

  test('gets the whole where it has an edition nobody keeps, or is ahead', async () => {
    const { version } = await manifestNow();
    for (const from of [1, version, version + 5]) {
      const answer = await ask(`bundles/${version}?from=${from}`);
      expect(answer.headers.get('temgoc-bundle')).toBe('whole');
    }
  });

  test.each([
    'bundles/1',
    'bundles/0',
    'bundles/-1',
    'bundles/x',
    'bundles/1?from=x',
    'bundles/..%2f',
  ])('asking for %s is told that there is none, as a problem', async (path) => {
    const answer = await ask(path);
    expect([400, 404]).toContain(answer.status);
    expect(answer.headers.get('content-type')).toContain('problem+json');
  });
});

describe('a hidden PIN', () => {
  test('is told of the batch; whether it was opened no phone is told', async () => {
    const marked = async (lot: string, pin: boolean) => {
      const { text } = await issue(lot, pin);
      clock += 11 * MINUTE;
      const manifest = await manifestNow();
      const edition = await openEdition(await whole(manifest.version), manifest);
      const { record } = await verify(text, await trustOfBundle(edition), clock);
      return carriesPin(edition, record!);
    };
    expect(await marked('L-P1', true)).toBe(true);
    expect(await marked('L-P2', false)).toBe(false);
  });
});

describe('a change', () => {
  test('that warns nobody waits ten minutes, and the edition then speaks of when it was made', async () => {
    const before = await manifestNow();
    const { text } = await issue('L-02');
    clock += 2 * MINUTE;
    const soon = await manifestNow(before);
    expect(soon).toMatchObject({ version: before.version, asOf: before.asOf });
    expect(await answerNow(text)).toMatchObject({
      headline: 'signed-only',
      originReason: 'batch-after-data',
    });
    clock += 9 * MINUTE;
    expect(await answerNow(text)).toMatchObject({ headline: 'in-force' });
  });

  test('that warns is in the next manifest at once', async () => {
    const { batch, text } = await issue('L-03');
    clock += 11 * MINUTE;
    expect(await answerNow(text)).toMatchObject({ headline: 'in-force' });
    await recallBatch(deps, { batch: batch.id, reason: 'nghi nhiễm nấm mốc' });
    expect(await answerNow(text)).toMatchObject({ headline: 'recalled', tone: 'danger' });
  });

  test('of a key to compromised is there at once: what it sealed since is refused', async () => {
    const { batch, text } = await issue('L-04');
    clock += 11 * MINUTE;
    await manifestNow();
    await declareCompromise(deps, { number: batch.keyNumber, since: batch.issuedAt });
    expect(await answerNow(text)).toMatchObject({ headline: 'forged', originReason: 'key-compromised' });
  });
});

describe('a database that takes no writing', () => {
  test('keeps no phone from its edition', async () => {
    const { version } = await manifestNow();
    const other = new Database(deps.db.path);
    deps.db.orm.run('pragma busy_timeout = 20');
    other.exec('begin immediate');
    try {
      expect((await ask(`bundles/${version}`)).status).toBe(200);
      expect((await ask('manifest')).status).toBe(200);
    } finally {
      other.exec('rollback');
      other.close();
      deps.db.orm.run('pragma busy_timeout = 5000');
    }
  });
});

describe('a server whose clock is wrong', () => {
  const at = (now: number): Deps => ({ ...deps, watchesClock: true, now: () => now });

  test('signs no manifest and lets no root delegate, so that phones keep what they have', async () => {
    await watchClock(at(clock));
    await signManifest(at(clock));
    for (const [off, code] of [
      [-2 * DAY, 'clock-behind'],
      [400 * DAY, 'clock-jumped'],
    ] as const) {
      expect(await refusalCode(signManifest(at(clock + off)))).toBe(code);
      expect(await refusalCode(delegateBundle(at(clock + off), { root, days: 90 }))).toBe(code);
    }
    await signManifest(at(clock));
  });
});

describe('the root', () => {
  test('vouches for another online key, and phones follow it at their next sync', async () => {
    const before = await manifestNow();
    await delegateBundle(deps, { root, days: 30 });
    const after = await manifestNow(before);
    expect(after.version).toBeGreaterThanOrEqual(before.version);
  });

  test('is not changed by mistake, and once changed no phone of the old one believes a word', async () => {
    const { root: other } = await makeRoot(new Uint8Array(32).fill(6), SECRET);
    expect(await refusalCode(delegateBundle(deps, { root: other, days: 90 }))).toBe('root-exists');
    await delegateBundle(deps, { root: other, days: 90, replace: true });
    expect(await refusalCode(manifestNow())).toBe('delegation-invalid');
    await delegateBundle(deps, { root, days: 90, replace: true });
    await manifestNow();
  });

  test('vouches for 400 days at most', async () => {
    expect(await refusalCode(delegateBundle(deps, { root, days: 401 }))).toBe('invalid-input');
  });

  test('opens from its file with its passphrase and no other, and its private half is nowhere else', async () => {
    const { file } = await makeRoot(dice('gốc')(32), 'mot-mat-khau-that-dai');
    const path = join(folder.path, 'root.jwk');
    const { writeFileSync, readFileSync } = await import('node:fs');
    writeFileSync(path, file);
    const opened = await openRoot(path, 'mot-mat-khau-that-dai');
    expect(await refusalCode(openRoot(path, 'mot-mat-khau-khac-han'))).toBe('root-file-wrong');
    expect(await refusalCode(openRoot(`${path}.khong-co`, 'mot-mat-khau-that-dai'))).toBe('root-file-wrong');
    await delegateBundle(deps, { root: opened, days: 1, replace: true });
    deps.db.orm.run('pragma wal_checkpoint(truncate)');
    const database = readFileSync(deps.db.path, 'latin1');
    const seed = base64url.encode(dice('gốc')(32));
    expect(database).not.toContain(seed);
    expect(database).not.toContain(file.trim());
    expect(database).toContain(opened.x);
    await delegateBundle(deps, { root, days: 90, replace: true });
  });
});

describe('the office', () => {
  test('keeps the editions of two weeks, and no older one but the newest', async () => {
    const files = () => readdirSync(join(folder.path, 'bundles')).filter((name) => !name.includes('-'));
    expect(files().length).toBeGreaterThan(2);
    clock += 15 * DAY;
    await recognise(deps, { product: 'Bánh gai Thanh Mai', decision: '121/QĐ-UBND' });
    await manifestNow();
    expect(files()).toHaveLength(1);
  });

  test('never makes a version twice, though its database forgot the last ones', async () => {
    const before = await manifestNow();
    deps.db.orm.run('delete from bundles');
    deps.db.orm.run("delete from settings where name = 'bundle-made'");
    clock += 1000;
    const after = await manifestNow();
    expect(after.version).toBeGreaterThan(before.version);
  });

  test('says nothing to a phone that was cut off, nor to anybody without a token', async () => {
    const before = await manifestNow();
    await revokeDevice(deps, WHOLE, phone.device.id, { reason: 'mất máy' });
    for (const path of ['manifest', `bundles/${before.version}`]) {
      const answer = await ask(path);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ code: 'device-unknown' });
      expect((await site.app.request(`${deps.origin}/inspector/api/${path}`)).status).toBe(401);
    }
  });
});

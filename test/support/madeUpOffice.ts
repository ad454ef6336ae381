import { openEdition, sha256Of } from '#core/bundle';
import { trustOfBundle } from '#core/bundleRegister';
import { packTables } from '#core/bundleTables';
import type { Instant } from '#core/day';
import { parseOrigin } from '#core/origin';
import type { KeyNumber } from '#core/stampId';
import type { Trust } from '#core/verify';
import { readBundleRows } from '#db/bundle';
import { commit } from '#db/commit';
import { compromiseKey, insertKey, retireKey } from '#db/keys';
import { type Db, openDatabase } from '#db/open';
import { addOrigin } from '#db/origins';
import { tablesOf } from '#server/inspector/bundleTables.ts';
import type { Signer } from '#server/keys/signer.ts';
import { trustOf } from '#server/keys/trust.ts';
import { makeKey, openKey } from '#server/keys/vault.ts';
import { ourOrigins } from '#server/origins.ts';
import { fillMadeUp } from './madeUpRegister.ts';
import { dice, SECRET, temporaryFolder } from './register.ts';

export const NOW: Instant = Date.parse('2026-11-22T02:00:00Z');
export const ORIGIN = parseOrigin('https://ocop.vn');
export const OLD_ORIGIN = parseOrigin('https://tem.cu.example');
const DAY_MS = 86_400_000;
/** Key 02 is compromised since then; about a third of its batches were issued later. */
export const LEAKED: Instant = NOW - 500 * DAY_MS;

/** An office of a made-up register under three keys: the first retired, the second compromised, the third signing. */
export async function madeUpOffice(size: { products: number; batches: number }) {
  const folder = temporaryFolder();
  const db = openDatabase(`${folder.path}/temgoc.db`, { create: true });
  const random = dice('khóa');
  const signers = new Map<string, Signer>();
  for (const number of ['01', '02', '03'] as KeyNumber[]) {
    const key = await makeKey(number, random(64), SECRET, NOW - 1100 * DAY_MS);
    await commit(db, [insertKey(key)]);
    signers.set(number, await openKey(key, SECRET));
  }
  fillMadeUp(db, { seed: 7, ...size, now: NOW, keys: ['01', '02', '03'] });
  await commit(db, [
    addOrigin(OLD_ORIGIN, NOW - 1100 * DAY_MS),
    addOrigin(ORIGIN, NOW - 900 * DAY_MS),
    retireKey('01' as KeyNumber, NOW - 600 * DAY_MS),
    compromiseKey('02' as KeyNumber, LEAKED),
  ]);
  const close = () => {
    db.close();
    folder.remove();
  };
  return { db, signers, close };
}

/** What a server answers as of an instant, without code secrets, as a phone has none. */
export async function serverTrust(db: Db, at: Instant): Promise<Trust> {
  const { macSecret: _, ...trust } = await trustOf(db, ORIGIN, null, () => at)();
  return trust;
}

/** The edition of an instant, as a phone opens it. */
export async function editionAt(db: Db, at: Instant) {
  const bytes = packTables(tablesOf(await readBundleRows(db, at), await ourOrigins(db, ORIGIN)));
  const until = at + 30 * DAY_MS;
  const manifest = {
    version: Math.floor(at / 1000),
    asOf: at,
    until,
    sha256: await sha256Of(bytes),
    size: bytes.length,
  };
  return { bytes, manifest, edition: await openEdition(bytes, manifest) };
}

/** The trust of a phone that synced at an instant. */
export async function phoneTrust(db: Db, at: Instant): Promise<Trust> {
  return trustOfBundle((await editionAt(db, at)).edition);
}

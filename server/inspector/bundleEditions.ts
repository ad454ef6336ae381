import type { SignedManifest } from '#core/bundleManifest';
import type { Instant } from '#core/day';
import { Refusal } from '#core/refusal';
import {
  findBundle,
  findNewestBundle,
  insertBundle,
  isWarned,
  listBundlesSince,
  type RegisterMark,
  readRegisterMark,
  type StoredBundle,
} from '#db/bundles';
import { commit } from '#db/commit';
import { findSetting, setSetting } from '#db/settings';
import { refuseWrongClock } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { ourOrigins } from '../origins.ts';
import { deltaName, findPacked, removeOthers } from './bundleFiles.ts';
import { findDelegated, manifestSigner } from './bundleKey.ts';
import { makeInThread } from './bundleThread.ts';

/** A change that warns nobody waits so long for the next edition, ms. */
const REST_MS = 10 * 60_000;

/** Editions younger than this are kept, so that a phone of two weeks ago needs only what changed, ms. */
const KEPT_MS = 14 * 86_400_000;

/** How long an edition may be believed to claim anything; phones themselves stop after 7 days, ms. */
const TERM_MS = 30 * 86_400_000;

/** Of what the newest edition was made: the mark of the register, and when. */
interface Made {
  readonly mark: RegisterMark;
  readonly asOf: Instant;
}

async function madeOf({ db }: Deps): Promise<Made | undefined> {
  const text = await findSetting(db, 'bundle-made');
  return text === undefined ? undefined : (JSON.parse(text) as Made);
}

/**
 * Versions are seconds since 1970, one more where two fall together: no backup, however old, makes one twice, since
 * the clock has gone on.
 */
function nextVersion(now: Instant, newest: StoredBundle | undefined): number {
  return Math.max(Math.floor(now / 1000), (newest?.version ?? 0) + 1);
}

async function clearOld({ db, config, now }: Deps, newest: StoredBundle): Promise<void> {
  const kept = await listBundlesSince(db, now() - KEPT_MS);
  await removeOthers(config, new Set([newest, ...kept].map(({ sha256 }) => sha256)));
}

/** Makes an edition of the register as it stands; the same content is the same version. */
async function makeEdition(deps: Deps): Promise<StoredBundle> {
  const { db, config } = deps;
  // Read before the rows: what comes between is in the edition and asked for once more, never missed.
  const mark = await readRegisterMark(db);
  const asOf = deps.now();
  const origins = await ourOrigins(db, deps.origin);
  const { dataDir, databasePath } = config;
  const { sha256, size } = await makeInThread({ make: 'edition', dataDir, databasePath, at: asOf, origins });
  const newest = await findNewestBundle(db);
  const made = setSetting('bundle-made', JSON.stringify({ mark, asOf }));
  if (newest?.sha256 === sha256) {
    await commit(db, [made]);
    return newest;
  }
  const bundle = { version: nextVersion(asOf, newest), asOf, sha256, size };
  await commit(db, [insertBundle(bundle), made]);
  await clearOld(deps, bundle);
  return bundle;
}

function isSame(a: RegisterMark, b: RegisterMark): boolean {
  return a.event === b.event && a.sights === b.sights;
}

/** True where what a phone would be given still says what the register says, or may wait to say it. */
async function mayStand({ db, now }: Deps, made: Made): Promise<boolean> {
  const isYoung = now() - made.asOf < REST_MS;
  return isYoung && !(await isWarned(db, made.mark));
}

/** The newest edition and up to when it speaks: now where the register has not moved, else when it was made. */
async function currentEdition(deps: Deps): Promise<{ bundle: StoredBundle; asOf: Instant }> {
  const { db, config } = deps;
  const newest = await findNewestBundle(db);
  const made = await madeOf(deps);
  if (newest && made && (await findPacked(config, newest.sha256))) {
    const asked = deps.now();
    if (isSame(await readRegisterMark(db), made.mark)) return { bundle: newest, asOf: asked };
    if (await mayStand(deps, made)) return { bundle: newest, asOf: made.asOf };
  }
  const bundle = await makeEdition(deps);
  return { bundle, asOf: (await madeOf(deps))?.asOf ?? bundle.asOf };
}

/**
 * The manifest of the newest edition, signed now; makes one where the register has moved on. Throws `clock-behind` and
 * `clock-jumped` for a clock that is wrong (phones would believe its date), `root-missing` where nothing is delegated,
 * `delegation-ended`, and what opening the online key throws.
 */
export async function signManifest(deps: Deps): Promise<SignedManifest & { readonly version: number }> {
  await refuseWrongClock(deps);
  const delegated = await findDelegated(deps.db);
  if (!delegated) throw new Refusal('root-missing', {});
  if (delegated.delegation.until <= deps.now()) throw new Refusal('delegation-ended', {});
  const sign = await manifestSigner(deps.db, delegated, deps.secret);
  const { bundle, asOf } = await currentEdition(deps);
  const { version, sha256, size } = bundle;
  const until = Math.min(asOf + TERM_MS, delegated.delegation.until);
  const manifest = sign({ version, asOf, sha256, size, until });
  return { manifest, delegation: delegated.text, version };
}

/** Bytes to send, compressed by brotli. */
export interface SentBundle {
  readonly kind: 'whole' | 'delta';
  readonly packed: Uint8Array;
}

async function findDelta({ config }: Deps, from: StoredBundle, to: StoredBundle) {
  const name = deltaName(from.sha256, to.sha256);
  const kept = await findPacked(config, name);
  if (kept) return kept;
  const task = { make: 'delta', dataDir: config.dataDir, from: from.sha256, to: to.sha256 } as const;
  await makeInThread(task).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
  return findPacked(config, name);
}

/**
 * An edition: what changed since another where that is still kept, else all of it. Throws `bundle-not-found` for one
 * that never was or is kept no more.
 */
export async function findSent(deps: Deps, version: number, from: number | undefined): Promise<SentBundle> {
  const to = await findBundle(deps.db, version);
  if (!to) throw new Refusal('bundle-not-found', { version });
  const known = from === undefined || from >= version ? undefined : await findBundle(deps.db, from);
  const delta = known && (await findDelta(deps, known, to));
  if (delta) return { kind: 'delta', packed: delta };
  const packed = await findPacked(deps.config, to.sha256);
  if (!packed) throw new Refusal('bundle-not-found', { version });
  return { kind: 'whole', packed };
}

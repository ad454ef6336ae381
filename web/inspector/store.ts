import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { UnknownKey } from '#core/bundleNewer';
import type { Instant } from '#core/day';
import type { Headline } from '#core/verdict';

/** This phone as the office knows it: kept from its setting up until it is revoked. */
export interface PhoneDevice {
  readonly id: string;
  /** What the office calls it; unknown to a phone that was set up before it was told. */
  readonly name?: string;
  /** The bearer token of every call; gone once the office revoked the phone. */
  readonly token: string | null;
  readonly inspector: string;
  /** The office's root of trust, pinned when the phone was set up; `x` is the raw public key in base64url. */
  readonly root: { readonly kid: string; readonly x: string };
  readonly setUpAt: Instant;
  /** When the office's refusal reached this phone; its trust is gone since. */
  readonly revokedAt: Instant | null;
}

/** What the person of this phone likes. */
export interface PhoneWishes {
  readonly lang: 'vi' | 'en';
  readonly sound: boolean;
}

/** The trust bundle as it came, with the proofs it was accepted by: verified anew at every start. */
export interface KeptEdition {
  readonly version: number;
  readonly asOf: Instant;
  readonly manifest: string;
  readonly delegation: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly takenAt: Instant;
}

/** A report waiting to be sent, signed as it stands: never changed and never merged. */
export interface OutboxReport {
  /** UUID of the report, made on this phone. */
  readonly id: string;
  /** The exact JSON text that was signed. */
  readonly report: string;
  /** SHA-256 of that text's UTF-8 bytes, hex. */
  readonly sha256: string;
  /** Compact JWS of this phone's key over the report's hash and id. */
  readonly signature: string;
  readonly madeAt: Instant;
  /** waiting → accepted (the office has it, photos may follow) → sent; or refused. */
  readonly state: 'waiting' | 'accepted' | 'sent' | 'refused';
  /** Why the office refused it, by code. */
  readonly refusal: string | null;
  /** When the office took the report in, by the office's clock where it said so. */
  readonly acceptedAt: Instant | null;
  /** When the last of it, photos too, was with the office. */
  readonly sentAt: Instant | null;
  /** Hashes of its photos in order, those the office still waits for, and those that could not be sent. */
  readonly photos: readonly string[];
  readonly wanted: readonly string[];
  readonly lost: readonly string[];
}

/** A photo as the camera gave it, named by the SHA-256 of its bytes in hex. */
export interface KeptPhoto {
  readonly hash: string;
  /** The inspection it was first taken in. */
  readonly report: string;
  readonly type: string;
  readonly at: Instant;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** A small JPEG of it to be looked at; null where it could not be drawn. */
  readonly thumb: Uint8Array<ArrayBuffer> | null;
  readonly sentAt: Instant | null;
}

/** One look of this phone at one stamp of this system. */
export interface KeptSight {
  readonly id: string;
  readonly stamp: string;
  readonly at: Instant;
  readonly headline: Headline;
  readonly sent: 0 | 1;
}

/** What the office answered of a stamp that was looked at more than once, by this or another phone. */
export interface Elsewhere {
  readonly stamp: string;
  readonly looks: number;
  readonly phones: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
}

/** An inspection under way; its fields are the inspection screen's own. */
export interface KeptDraft {
  readonly id: string;
  readonly changedAt: Instant;
  readonly content: unknown;
}

interface Schema extends DBSchema {
  self: { key: string; value: unknown };
  trust: { key: string; value: unknown };
  outbox: { key: string; value: OutboxReport };
  photos: { key: string; value: KeptPhoto; indexes: { report: string } };
  sights: { key: string; value: KeptSight; indexes: { stamp: string; sent: number } };
  elsewhere: { key: string; value: Elsewhere };
  drafts: { key: string; value: KeptDraft };
}

/** The phone's own memory (IndexedDB); no update of the app touches it. */
export type PhoneStore = IDBPDatabase<Schema>;

/** What makes one version of the memory out of the one before. */
export type Step = (db: PhoneStore) => void;

/** Every version in order, the first from nothing: a step that phones have taken is never changed, another follows it. */
export const STEPS: readonly Step[] = [
  (db) => {
    db.createObjectStore('self');
    db.createObjectStore('trust');
    db.createObjectStore('outbox', { keyPath: 'id' });
    db.createObjectStore('photos', { keyPath: 'hash' }).createIndex('report', 'report');
    const sights = db.createObjectStore('sights', { keyPath: 'id' });
    sights.createIndex('stamp', 'stamp');
    sights.createIndex('sent', 'sent');
    db.createObjectStore('elsewhere', { keyPath: 'stamp' });
    db.createObjectStore('drafts', { keyPath: 'id' });
  },
];

/** Why this window cannot go on: its memory is another's now, or it waits for other windows to close. */
export type Stopped = 'newer' | 'blocked' | 'closed';

/**
 * Opens the phone's memory, as of the last step; what was kept under an older one stays. A window of an older version
 * lets go of it (`newer`) so that the update waits for nobody; one that does not is `blocked`'s cause; `closed` is the
 * browser's own doing. A memory of a later version than this program's is not touched: `VersionError`.
 */
export function openStore(told: (why: Stopped) => void = () => {}, steps = STEPS): Promise<PhoneStore> {
  return openDB<Schema>('temgoc-inspector', steps.length, {
    upgrade(db, oldVersion) {
      for (const step of steps.slice(oldVersion)) step(db);
    },
    blocking(_now, _wanted, { target }) {
      (target as IDBDatabase).close();
      told('newer');
    },
    blocked: () => told('blocked'),
    terminated: () => told('closed'),
  });
}

/** The phone's key pair (ECDSA P-256, its private half not to be taken out), where it has one. */
export async function keysOf(store: PhoneStore): Promise<CryptoKeyPair | undefined> {
  return (await store.get('self', 'keys')) as CryptoKeyPair | undefined;
}

/** This phone's standing with the office, where it was set up. */
export async function deviceOf(store: PhoneStore): Promise<PhoneDevice | undefined> {
  return (await store.get('self', 'device')) as PhoneDevice | undefined;
}

/** What the person of this phone likes; Vietnamese and sound at first. */
export async function wishesOf(store: PhoneStore): Promise<PhoneWishes> {
  const kept = (await store.get('self', 'wishes')) as Partial<PhoneWishes> | undefined;
  return { lang: 'vi', sound: true, ...kept };
}

/** The bundle as it was kept, unverified. */
export async function keptEdition(store: PhoneStore): Promise<KeptEdition | undefined> {
  return (await store.get('trust', 'edition')) as KeptEdition | undefined;
}

/** The key number that was not in the data when it was first read, where there was one. */
export async function unknownKey(store: PhoneStore): Promise<UnknownKey | null> {
  return ((await store.get('trust', 'unknown-key')) as UnknownKey | undefined) ?? null;
}

/** Notes a key number that is not in the data of an instant; of one noted before, the earliest data counts. */
export async function noteUnknownKey(store: PhoneStore, key: UnknownKey): Promise<void> {
  const noted = await unknownKey(store);
  if (noted?.number === key.number && noted.asOf <= key.asOf) return;
  await store.put('trust', key, 'unknown-key');
}

/** Cuts this phone off: token and trust are gone; what was not sent yet stays, and the key it is signed by. */
export async function forgetTrust(store: PhoneStore, at: Instant): Promise<void> {
  const device = await deviceOf(store);
  const tx = store.transaction(['self', 'trust'], 'readwrite');
  await tx.objectStore('trust').clear();
  if (device) {
    await tx.objectStore('self').put({ ...device, token: null, revokedAt: at }, 'device');
  }
  await tx.done;
}

/** Wipes this phone: key, trust, reports, photos and all else. */
export async function wipeStore(store: PhoneStore): Promise<void> {
  const places = [...store.objectStoreNames];
  const tx = store.transaction(places, 'readwrite');
  for (const place of places) await tx.objectStore(place).clear();
  await tx.done;
}

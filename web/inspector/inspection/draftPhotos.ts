import type { Instant } from '#core/day';
import type { ReportedPhoto } from '#core/report';
import { isNeeded } from '../outbox/parcels.ts';
import type { KeptPhoto, PhoneStore } from '../store.ts';
import { addPhoto, draftIn, dropPhoto } from './draft.ts';
import { keptDraft, ON_DISK, OPEN } from './drafts.ts';

/** Keeps a photo and names it in its draft, both or neither. */
export async function keepDraftPhoto(store: PhoneStore, photo: KeptPhoto): Promise<void> {
  const tx = store.transaction(['drafts', 'photos'], 'readwrite', ON_DISK);
  const found = await tx.objectStore('drafts').get(photo.report);
  const draft = found && draftIn(found);
  const named: ReportedPhoto = { hash: photo.hash, at: photo.at, size: photo.bytes.length };
  const next = draft && addPhoto(named)(draft);
  if (next && next !== draft) {
    await tx.objectStore('photos').put(photo);
    await tx.objectStore('drafts').put(keptDraft({ ...next, revision: next.revision + 1 }, photo.at));
  }
  await tx.done;
}

/** Opens what a draft's end must reach: itself, its photos, whoever else needs them, and which inspection is open. */
function openAll(store: PhoneStore) {
  return store.transaction(['drafts', 'photos', 'outbox', 'self'], 'readwrite');
}

async function letGo(tx: ReturnType<typeof openAll>, hashes: readonly string[]): Promise<void> {
  const reports = await tx.objectStore('outbox').getAll();
  const drafts = await tx.objectStore('drafts').getAll();
  for (const hash of hashes) {
    if (!isNeeded(hash, reports, drafts)) await tx.objectStore('photos').delete(hash);
  }
}

/** Takes a photo out of a draft, and off the phone where nothing else names it. */
export async function dropDraftPhoto(
  store: PhoneStore,
  id: string,
  hash: string,
  at: Instant,
): Promise<void> {
  const tx = openAll(store);
  const found = await tx.objectStore('drafts').get(id);
  if (found) {
    const next = dropPhoto(hash)(draftIn(found));
    await tx.objectStore('drafts').put(keptDraft({ ...next, revision: next.revision + 1 }, at));
    await letGo(tx, [hash]);
  }
  await tx.done;
}

/** Drops an inspection that was begun by mistake, with its photos. */
export async function dropInspection(store: PhoneStore, id: string): Promise<void> {
  const tx = openAll(store);
  const found = await tx.objectStore('drafts').get(id);
  await tx.objectStore('drafts').delete(id);
  if ((await tx.objectStore('self').get(OPEN)) === id) await tx.objectStore('self').delete(OPEN);
  if (found) {
    const hashes = draftIn(found).photos.map(({ hash }) => hash);
    await letGo(tx, hashes);
  }
  await tx.done;
}

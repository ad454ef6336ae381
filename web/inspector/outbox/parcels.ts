import type { Instant } from '#core/day';
import { draftIn } from '../inspection/draft.ts';
import type { KeptDraft, OutboxReport, PhoneStore } from '../store.ts';
import { type Answer, afterAnswer, afterPhoto } from './plan.ts';
import { isUnsent } from './unsent.ts';

// What must hold of several places at once is written in one transaction of the phone's memory.

const NOTHING = new Uint8Array(0);

/** Keeps the office's answer to reports, all of it or nothing. */
export async function keepAnswers(
  store: PhoneStore,
  reports: readonly OutboxReport[],
  answer: Answer,
  at: Instant,
): Promise<void> {
  const tx = store.transaction('outbox', 'readwrite');
  for (const { id } of reports) {
    const kept = await tx.store.get(id);
    if (kept) await tx.store.put(afterAnswer(kept, answer, at));
  }
  await tx.done;
}

/** True where a photo's bytes are still needed here: by a report not sent whole, or by a draft. */
export function isNeeded(
  hash: string,
  reports: readonly OutboxReport[],
  drafts: readonly KeptDraft[],
): boolean {
  return (
    reports.some((report) => isUnsent(report) && report.photos.includes(hash)) ||
    drafts.some((draft) => draftIn(draft).photos.some((photo) => photo.hash === hash))
  );
}

/** Notes of a report that a photo arrived or is lost to it; what arrived and is needed nowhere keeps only its small picture. */
export async function keepPhoto(
  store: PhoneStore,
  id: string,
  hash: string,
  at: Instant,
  isLost: boolean,
): Promise<void> {
  const tx = store.transaction(['outbox', 'photos', 'drafts'], 'readwrite');
  const [outbox, photos] = [tx.objectStore('outbox'), tx.objectStore('photos')];
  const report = await outbox.get(id);
  if (report) await outbox.put(afterPhoto(report, hash, at, isLost));
  const photo = isLost ? undefined : await photos.get(hash);
  if (photo) {
    const needed = isNeeded(hash, await outbox.getAll(), await tx.objectStore('drafts').getAll());
    await photos.put({ ...photo, sentAt: at, bytes: needed ? photo.bytes : NOTHING });
  }
  await tx.done;
}

/** Lets go of reports that arrived long ago, and of their photos that nothing else names. */
export async function dropPast(store: PhoneStore, past: readonly OutboxReport[]): Promise<void> {
  const tx = store.transaction(['outbox', 'photos', 'drafts'], 'readwrite');
  const outbox = tx.objectStore('outbox');
  for (const { id } of past) await outbox.delete(id);
  const [left, drafts] = [await outbox.getAll(), await tx.objectStore('drafts').getAll()];
  const named = new Set(left.flatMap(({ photos }) => photos));
  for (const hash of past.flatMap(({ photos }) => photos)) {
    if (!named.has(hash) && !isNeeded(hash, left, drafts)) await tx.objectStore('photos').delete(hash);
  }
  await tx.done;
}

/** Lets a refused report be sent once more, as it stands. */
export async function sendAgain(store: PhoneStore, id: string): Promise<void> {
  const tx = store.transaction('outbox', 'readwrite');
  const kept = await tx.store.get(id);
  if (kept?.state === 'refused') await tx.store.put({ ...kept, state: 'waiting', refusal: null });
  await tx.done;
}

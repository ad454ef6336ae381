import type { Instant } from '#core/day';
import type { ReportedStamp } from '#core/report';
import type { KeptDraft, PhoneStore } from '../store.ts';
import { beginBeside, type Change, type Draft, draftIn, meetStamp } from './draft.ts';

/** Where the phone keeps which inspection is open. */
export const OPEN = 'open-inspection';

/** What cannot be made again, a photo or a signed report, is on the disk before it is called kept. */
export const ON_DISK = { durability: 'strict' } as const;

/** A draft as the phone keeps it. */
export function keptDraft(draft: Draft, changedAt: Instant): KeptDraft {
  return { id: draft.id, changedAt, content: draft };
}

/** The drafts of this phone, the newest first. */
export async function listDrafts(store: PhoneStore): Promise<Draft[]> {
  const drafts = (await store.getAll('drafts')).map(draftIn);
  return drafts.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}

/** A draft by its id. */
export async function findDraft(store: PhoneStore, id: string): Promise<Draft | undefined> {
  const found = await store.get('drafts', id);
  return found && draftIn(found);
}

/** The inspection that scans and look-ups go into, where one is open. */
export async function openDraft(store: PhoneStore): Promise<Draft | undefined> {
  const id = (await store.get('self', OPEN)) as string | undefined;
  return id === undefined ? undefined : findDraft(store, id);
}

/** Begins an inspection, and opens it; the last one's place is taken over, for the next stall of a market. */
export async function beginInspection(store: PhoneStore, id: string, at: Instant): Promise<void> {
  const tx = store.transaction(['drafts', 'self'], 'readwrite');
  const drafts = (await tx.objectStore('drafts').getAll()).map(draftIn);
  const last = drafts.sort((a, b) => b.at - a.at).at(0);
  await tx.objectStore('drafts').put(keptDraft(beginBeside(id, at, last), at));
  await tx.objectStore('self').put(id, OPEN);
  await tx.done;
}

/** Opens a draft: what is scanned from now on is noted in it. */
export async function openInspection(store: PhoneStore, id: string): Promise<void> {
  await store.put('self', id, OPEN);
}

/** Changes what is kept of a draft, in one transaction; gives the draft after it, undefined where there is none. */
export async function changeDraft(
  store: PhoneStore,
  id: string,
  at: Instant,
  change: Change,
): Promise<Draft | undefined> {
  const tx = store.transaction('drafts', 'readwrite');
  const found = await tx.store.get(id);
  const before = found && draftIn(found);
  const after = before && change(before);
  const next = after && after !== before ? { ...after, revision: after.revision + 1 } : before;
  if (next && next !== before) await tx.store.put(keptDraft(next, at));
  // Not left to the browser's own time: it may be killed at once.
  tx.commit();
  await tx.done;
  return next;
}

/** Notes a scanned stamp in the open inspection; gives the inspection, undefined where none is open. */
export async function noteStamp(
  store: PhoneStore,
  at: Instant,
  met: ReportedStamp,
  isTyped = false,
): Promise<Draft | undefined> {
  const open = await openDraft(store);
  return open && changeDraft(store, open.id, at, meetStamp(met, isTyped));
}

import type { Instant } from '#core/day';
import { formatReport } from '#core/report';
import { sealReport } from '../sign.ts';
import { keysOf, type OutboxReport, type PhoneStore } from '../store.ts';
import { type Draft, draftIn } from './draft.ts';
import { findDraft, ON_DISK, OPEN } from './drafts.ts';
import { type FrozenWith, freeze, type Missing, missingOf } from './freeze.ts';

/** What an inspection is finished with: the phone's memory and clock, and what the report says besides the draft. */
export interface FinishWith extends FrozenWith {
  readonly store: PhoneStore;
  readonly now: () => Instant;
}

/** How finishing ended. */
export type Finished =
  | { readonly at: 'finished' }
  | { readonly at: 'missing'; readonly missing: readonly Missing[] }
  /** The phone was never set up: it cannot sign. */
  | { readonly at: 'no-key' }
  | { readonly at: 'gone' };

async function parcelOf(key: CryptoKey, draft: Draft, world: FinishWith): Promise<OutboxReport> {
  const report = formatReport(freeze(draft, world));
  const sealed = await sealReport(key, draft.id, report);
  return {
    id: draft.id,
    report,
    ...sealed,
    madeAt: world.now(),
    state: 'waiting',
    refusal: null,
    acceptedAt: null,
    sentAt: null,
    photos: draft.photos.map(({ hash }) => hash),
    wanted: [],
    lost: [],
  };
}

/** Puts the report into the outbox and takes the draft away, both or neither; false where the draft changed meanwhile. */
async function exchange(store: PhoneStore, draft: Draft, parcel: OutboxReport): Promise<boolean> {
  const tx = store.transaction(['drafts', 'outbox', 'self'], 'readwrite', ON_DISK);
  const found = await tx.objectStore('drafts').get(draft.id);
  const isSame = found !== undefined && draftIn(found).revision === draft.revision;
  if (isSame) {
    await tx.objectStore('outbox').add(parcel);
    await tx.objectStore('drafts').delete(draft.id);
    if ((await tx.objectStore('self').get(OPEN)) === draft.id) await tx.objectStore('self').delete(OPEN);
  }
  await tx.done;
  return isSame;
}

/**
 * Freezes an inspection into its report, signs it and lets it wait to be sent. What is signed is what was last kept: a
 * change made meanwhile, in this window or another, is signed with it. Finished twice, it is one report.
 */
export async function finishInspection(world: FinishWith, id: string): Promise<Finished> {
  const { store } = world;
  const keys = await keysOf(store);
  for (;;) {
    const draft = await findDraft(store, id);
    if (!draft) return { at: (await store.getKey('outbox', id)) === undefined ? 'gone' : 'finished' };
    const missing = missingOf(draft, world.refusal);
    if (missing.length > 0) return { at: 'missing', missing };
    if (!keys) return { at: 'no-key' };
    const parcel = await parcelOf(keys.privateKey, draft, world);
    if (await exchange(store, draft, parcel)) return { at: 'finished' };
  }
}

import type { Instant } from '#core/day';
import { askOffice, Failure, objectOf } from './office.ts';
import type { Elsewhere, KeptSight, PhoneStore } from './store.ts';

/** Earlier looks of this phone at a stamp. */
export interface Before {
  readonly times: number;
  readonly lastAt: Instant;
}

/** The most looks one request carries. */
const MOST = 100;

/** Keeps a look and tells of those before it; undefined for the first. */
export async function keepSight(store: PhoneStore, sight: KeptSight): Promise<Before | undefined> {
  const tx = store.transaction('sights', 'readwrite');
  const earlier = await tx.store.index('stamp').getAll(sight.stamp);
  await tx.store.put(sight);
  await tx.done;
  if (earlier.length === 0) return undefined;
  return { times: earlier.length, lastAt: Math.max(...earlier.map(({ at }) => at)) };
}

/** What the office told of a stamp seen by other phones too. */
export function elsewhereOf(store: PhoneStore, stamp: string): Promise<Elsewhere | undefined> {
  return store.get('elsewhere', stamp);
}

function isElsewhere(value: unknown): value is Elsewhere {
  if (typeof value !== 'object' || value === null) return false;
  const { stamp, looks, phones, firstAt, lastAt } = value as Record<string, unknown>;
  return typeof stamp === 'string' && [looks, phones, firstAt, lastAt].every(Number.isSafeInteger);
}

async function keepAnswer(
  store: PhoneStore,
  sent: readonly KeptSight[],
  accepted: unknown,
  elsewhere: unknown,
) {
  if (!Array.isArray(accepted) || !Array.isArray(elsewhere)) throw new Failure('offline');
  const tx = store.transaction(['sights', 'elsewhere'], 'readwrite');
  for (const sight of sent) {
    if (accepted.includes(sight.id)) await tx.objectStore('sights').put({ ...sight, sent: 1 });
  }
  for (const one of elsewhere.filter(isElsewhere)) {
    if (one.phones > 1) await tx.objectStore('elsewhere').put(one);
  }
  await tx.done;
  return sent.some(({ id }) => accepted.includes(id));
}

/**
 * Tells the office of this phone's looks and keeps what it says of other phones; looks not spoken of are sent again.
 * With nothing new to tell it asks all the same: another phone may have read a stamp of this one since.
 */
export async function sendSights(store: PhoneStore, token: string): Promise<void> {
  for (;;) {
    const waiting = await store.getAllFromIndex('sights', 'sent', 0, MOST);
    const form = new FormData();
    form.set(
      'sights',
      JSON.stringify(waiting.map(({ id, stamp, at, headline }) => ({ id, stamp, at, headline }))),
    );
    const { accepted, elsewhere } = await objectOf(await askOffice('sights', token, form));
    const isHeard = await keepAnswer(store, waiting, accepted, elsewhere);
    if (!isHeard || waiting.length < MOST) return;
  }
}

import type { Instant } from '#core/day';
import type { PhoneStore } from '../store.ts';

const NAME = 'temgoc-outbox';

/** How long a lease lasts without being renewed, ms: longer than the longest request. */
const LEASE_MS = 90_000;

interface Lease {
  readonly holder: string;
  readonly until: Instant;
}

/** Who asks to send, and the time it is. */
export interface Holder {
  readonly store: PhoneStore;
  readonly now: () => Instant;
  readonly newId: () => string;
}

async function takeLease({ store, now }: Holder, holder: string): Promise<boolean> {
  const tx = store.transaction('self', 'readwrite');
  const lease = (await tx.store.get(NAME)) as Lease | undefined;
  const isFree = !lease || lease.holder === holder || lease.until <= now() || lease.until > now() + LEASE_MS;
  if (isFree) await tx.store.put({ holder, until: now() + LEASE_MS } satisfies Lease, NAME);
  await tx.done;
  return isFree;
}

async function withLease<T>(holder: Holder, work: (renew: () => Promise<boolean>) => Promise<T>) {
  const id = holder.newId();
  const renew = () => takeLease(holder, id);
  if (!(await renew())) return undefined;
  try {
    return await work(renew);
  } finally {
    await holder.store.delete('self', NAME);
  }
}

/**
 * Does something that only one window of this phone may do at a time; undefined where another window is at it. A window
 * that is closed lets go at once where the browser knows locks, and within 90 s where it does not. `renew` is asked
 * before every request: false where another window took over meanwhile.
 */
export async function alone<T>(
  holder: Holder,
  work: (renew: () => Promise<boolean>) => Promise<T>,
): Promise<T | undefined> {
  const { locks } = navigator as { readonly locks?: LockManager };
  if (!locks) return withLease(holder, work);
  return locks.request(NAME, { ifAvailable: true }, (lock) => (lock ? work(async () => true) : undefined));
}

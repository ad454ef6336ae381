import { SECOND_PROOF_ROLES } from '#core/permission';
import { listGrants, type StoredGrant } from '#db/grants';
import { listNewRights, type NewRight } from '#db/newRights';
import type { Deps } from '../deps.ts';

/** How long a right that needs a second proof waits before it holds, ms, unless another administrator confirms it. */
export const WAIT_MS = 24 * 3_600_000;
/** How long everybody who could object is told of it, ms. */
export const TOLD_MS = 7 * 24 * 3_600_000;

/** What a person holds. */
export interface Held {
  /** The roles that hold now. */
  readonly grants: readonly StoredGrant[];
  /** Those that will, and why not yet. */
  readonly waiting: readonly NewRight[];
}

/**
 * A person's roles. One that approves or governs, given by another person or in hands that were let in anew by one,
 * holds after a day, or once somebody else than the giver confirms it: nobody can be both persons unseen.
 */
export async function heldBy({ db, now }: Pick<Deps, 'db' | 'now'>, userId: string): Promise<Held> {
  const all = await listGrants(db, userId);
  const strong = all.some(({ role }) => SECOND_PROOF_ROLES.includes(role));
  const waiting = strong ? await listNewRights(db, { since: now() - WAIT_MS, userId }) : [];
  return { grants: all.filter(({ id }) => waiting.every(({ grantId }) => grantId !== id)), waiting };
}

/** The instant from which everything that waits holds; null where nothing does. */
export function holdsFrom({ waiting }: Held): number | null {
  return waiting.length === 0 ? null : Math.max(...waiting.map(({ at }) => at)) + WAIT_MS;
}

import type { Scope } from '#core/permission';
import { listNewRights } from '#db/newRights';
import { formatInstant } from '#web/dates.ts';
import type { ShownNewRight } from '#web/pages/office/NewRights.tsx';
import { TOLD_MS, WAIT_MS } from '../auth/held.ts';
import type { Deps } from '../deps.ts';

/** Rights laid in somebody's hands within a week, inside a scope or of one person, and from when they hold. */
export async function readNewRights(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  of: { readonly scope: Scope; readonly userId?: string },
): Promise<ShownNewRight[]> {
  const rights = await listNewRights(db, { since: now() - TOLD_MS, ...of });
  return rights.map(({ at, ...right }) => ({ ...right, from: formatInstant(at + WAIT_MS) }));
}

import { and, asc, eq, sql } from 'drizzle-orm';
import type { Instant } from '#core/day';
import type { Scope } from '#core/permission';
import type { LinkedNoun } from '#core/tipOff';
import { guarded, type Write } from './commit.ts';
import { tipOffLinks } from './fieldSchema.ts';
import type { Db } from './open.ts';
import { users } from './peopleSchema.ts';
import { producers } from './schema.ts';
import { seenBy } from './scope.ts';
import { cloneSignals } from './sightSchema.ts';

/** What a tip-off was found to have to do with. */
export interface TipOffLink {
  readonly noun: LinkedNoun;
  readonly nounId: string;
  readonly at: Instant;
  /** Who linked it. */
  readonly by: string;
}

/** Everything one tip-off is linked to; asked only for one the person was found to see. */
export async function listLinksOf(db: Db, tipOffId: string): Promise<TipOffLink[]> {
  const rows = await db.orm
    .select({ link: tipOffLinks, by: sql<string>`coalesce(${users.name}, ${tipOffLinks.actor})` })
    .from(tipOffLinks)
    .leftJoin(users, eq(users.id, tipOffLinks.actor))
    .where(eq(tipOffLinks.tipOffId, tipOffId))
    .orderBy(asc(tipOffLinks.at), asc(tipOffLinks.nounId));
  return rows.map(({ link: { noun, nounId, at }, by }) => ({ noun: noun as LinkedNoun, nounId, at, by }));
}

/** True where a scope sees a signal of copying. */
export async function isSignalSeen(db: Db, scope: Scope, id: string): Promise<boolean> {
  const rows = await db.orm
    .select({ id: cloneSignals.id })
    .from(cloneSignals)
    .innerJoin(producers, eq(producers.id, cloneSignals.producerId))
    .where(and(eq(cloneSignals.id, id), seenBy(scope)));
  return rows.length > 0;
}

/** Links a tip-off to something; linked already, it is `already-done`. */
export function insertTipOffLink(
  tipOffId: string,
  { to, linked, at }: { readonly to: LinkedNoun; readonly linked: string; readonly at: Instant },
  actor: string,
): Write {
  const row = { tipOffId, noun: to, nounId: linked, at, actor };
  return guarded((tx) => tx.insert(tipOffLinks).values(row).onConflictDoNothing(), 'already-done');
}

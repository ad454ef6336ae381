import { and, desc, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Instant } from '#core/day';
import type { Role, Scope } from '#core/permission';
import { guarded, type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { invitations } from './peopleSchema.ts';
import { areas, producers } from './schema.ts';
import { seenBy } from './scope.ts';

/** A link by which one person may come in once; only the hash of its token is kept. */
export interface Invitation extends Omit<typeof invitations.$inferSelect, 'role'> {
  /** `return` gives no role: somebody who lost their password or second proof sets new ones. */
  readonly role: Role | 'return';
}

function toInvitation(row: typeof invitations.$inferSelect): Invitation {
  return { ...row, role: row.role as Invitation['role'] };
}

/** The condition on `invitations` that holds for those still good at an instant: unused, not revoked, not expired. */
function isOpen(now: Instant): SQL | undefined {
  return and(isNull(invitations.usedAt), isNull(invitations.revokedAt), gt(invitations.expiresAt, now));
}

/** The invitation of a token's hash, while it is good. */
export async function findOpenInvitation(
  db: Db,
  tokenHash: string,
  now: Instant,
): Promise<Invitation | undefined> {
  const [row] = await db.orm
    .select()
    .from(invitations)
    .where(and(eq(invitations.tokenHash, tokenHash), isOpen(now)));
  return row && toInvitation(row);
}

function invitedInside(scope: Scope): SQL {
  if (scope.all) return sql`1 = 1`;
  const areaIds = [...scope.areaIds];
  const ofProducers = sql`${invitations.producerId} in (select ${producers.id} from ${producers} where ${seenBy(scope)})`;
  const under = sql`${invitations.areaId} in (select ${areas.id} from ${areas} where ${inArray(areas.parentId, areaIds)})`;
  const inAreas = areaIds.length > 0 ? or(inArray(invitations.areaId, areaIds), under) : undefined;
  return or(inAreas, ofProducers) ?? sql`1 = 0`;
}

/** The invitations inside a scope that are still good, the latest first. */
export async function listOpenInvitations(db: Db, scope: Scope, now: Instant) {
  const rows = await db.orm
    .select({ invitation: invitations, areaName: areas.name, producerName: producers.name })
    .from(invitations)
    .leftJoin(areas, eq(areas.id, invitations.areaId))
    .leftJoin(producers, eq(producers.id, invitations.producerId))
    .where(and(isOpen(now), invitedInside(scope)))
    .orderBy(desc(invitations.createdAt));
  return rows.map(({ invitation, ...names }) => ({ ...toInvitation(invitation), ...names }));
}

/** One invitation that is still good, found only inside the scope. */
export async function findInvitationSeen(
  db: Db,
  scope: Scope,
  id: string,
  now: Instant,
): Promise<Invitation | undefined> {
  const [row] = await db.orm
    .select()
    .from(invitations)
    .where(and(eq(invitations.id, id), isOpen(now), invitedInside(scope)));
  return row && toInvitation(row);
}

/** Makes an invitation. */
export function insertInvitation(invitation: Invitation): Write {
  return write((tx) => tx.insert(invitations).values(invitation));
}

/** Uses up an invitation, once and in time: else `invitation-invalid`. */
export function useInvitation(id: string, usedAt: Instant): Write {
  const open = and(eq(invitations.id, id), isOpen(usedAt));
  return guarded((tx) => tx.update(invitations).set({ usedAt }).where(open), 'invitation-invalid');
}

/** Revokes an invitation that is still good: else `already-done`. */
export function revokeOpenInvitation(id: string, revokedAt: Instant): Write {
  const open = and(eq(invitations.id, id), isOpen(revokedAt));
  return guarded((tx) => tx.update(invitations).set({ revokedAt }).where(open), 'already-done');
}

/** Revokes an invitation where it is still good. */
export function closeInvitation(id: string, revokedAt: Instant): Write {
  const open = and(eq(invitations.id, id), isOpen(revokedAt));
  return write((tx) => tx.update(invitations).set({ revokedAt }).where(open));
}

/** What tells one invitation from another: to whom, and to what over which place. */
export type SameInvitation = Pick<Invitation, 'email' | 'role' | 'areaId' | 'producerId'>;

function sameAs({ email, role, areaId, producerId }: SameInvitation): SQL | undefined {
  return and(
    eq(invitations.email, email),
    eq(invitations.role, role),
    sql`${invitations.areaId} is ${areaId}`,
    sql`${invitations.producerId} is ${producerId}`,
  );
}

/** The open invitations of an address to the same role over the same place. */
export async function listSameInvitations(db: Db, same: SameInvitation, now: Instant): Promise<Invitation[]> {
  const rows = await db.orm
    .select()
    .from(invitations)
    .where(and(sameAs(same), isOpen(now)));
  return rows.map(toInvitation);
}

/** The open invitations that a person made. */
export async function listOpenInvitationsBy(db: Db, userId: string, now: Instant): Promise<Invitation[]> {
  const rows = await db.orm
    .select()
    .from(invitations)
    .where(and(eq(invitations.createdBy, userId), isOpen(now)));
  return rows.map(toInvitation);
}

/** Revokes whatever other open invitation the same address has to the same role over the same place: the newest alone is good. */
export function revokeOlderInvitations(given: SameInvitation & Pick<Invitation, 'createdAt'>): Write {
  return write((tx) =>
    tx
      .update(invitations)
      .set({ revokedAt: given.createdAt })
      .where(and(sameAs(given), isOpen(given.createdAt))),
  );
}

import { and, asc, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Instant } from '#core/day';
import type { Role } from '#core/permission';
import type { Db } from './open.ts';
import { grants, invitations, users } from './peopleSchema.ts';

/** People who hold a producer's role there now, by name; asked only for a producer that was found to be seen. */
export async function listPeopleOf(db: Db, producerId: string) {
  const rows = await db.orm
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      role: grants.role,
      since: grants.grantedAt,
    })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(and(eq(grants.producerId, producerId), isNull(grants.endedAt)))
    .orderBy(asc(users.name), asc(users.id));
  return rows.map((row) => ({ ...row, role: row.role as Role }));
}

/** Invitations to a producer that may still be taken up, the newest first. */
export async function listOpenInvitationsOf(db: Db, producerId: string, now: Instant) {
  const { id, name, email, role, expiresAt, usedAt, revokedAt } = invitations;
  const open = and(isNull(usedAt), isNull(revokedAt), gt(expiresAt, now));
  const rows = await db.orm
    .select({ id, name, email, role, expiresAt })
    .from(invitations)
    .where(and(eq(invitations.producerId, producerId), open))
    .orderBy(desc(invitations.createdAt), asc(id));
  return rows.map((row) => ({ ...row, role: row.role as Role }));
}

/** How many people hold a producer's role there now. */
export async function countPeopleOf(db: Db, producerId: string): Promise<number> {
  const [row] = await db.orm
    .select({ count: sql<number>`count(distinct ${grants.userId})` })
    .from(grants)
    .where(and(eq(grants.producerId, producerId), isNull(grants.endedAt)));
  return row?.count ?? 0;
}

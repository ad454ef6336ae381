import { and, eq, gt, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Instant } from '#core/day';
import { type Role, type Scope, SECOND_PROOF_ROLES } from '#core/permission';
import { grantedInside } from './grants.ts';
import type { Db } from './open.ts';
import { grants, invitations, users } from './peopleSchema.ts';
import { events } from './stampSchema.ts';

/** A right that needs a second proof, laid in somebody's hands by another person and confirmed by no third one. */
export interface NewRight {
  readonly grantId: string;
  readonly userId: string;
  readonly userName: string;
  readonly role: Role;
  /** `grant`: the role was given; `return`: its holder set new proofs by a link that was made for them. */
  readonly way: 'grant' | 'return';
  readonly by: string;
  readonly byName: string;
  readonly at: Instant;
}

/** Which of them: laid since an instant, of one person or of all that a scope rules. */
export interface NewRightFilter {
  readonly since: Instant;
  readonly userId?: string;
  readonly scope?: Scope;
}

const givers = alias(users, 'givers');

/** Somebody other than who laid the right there said since that it is well. */
function confirmed(by: SQL, at: SQL): SQL {
  return sql`exists (select 1 from ${events} where ${events.noun} = 'user' and ${events.nounId} = ${grants.userId}
    and ${events.verb} = 'confirm' and ${events.at} >= ${at} and ${events.actor} <> ${by})`;
}

function held({ userId, scope }: NewRightFilter): SQL | undefined {
  return and(
    isNull(grants.endedAt),
    inArray(grants.role, [...SECOND_PROOF_ROLES]),
    userId === undefined ? undefined : eq(grants.userId, userId),
    scope && grantedInside(scope),
  );
}

const person = { grantId: grants.id, userId: users.id, userName: users.name, role: grants.role };

async function given(db: Db, filter: NewRightFilter) {
  const open = sql`not ${confirmed(sql`${grants.grantedBy}`, sql`${grants.grantedAt}`)}`;
  return db.orm
    .select({ ...person, by: givers.id, byName: givers.name, at: grants.grantedAt })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .innerJoin(givers, eq(givers.id, grants.grantedBy))
    .where(and(held(filter), gt(grants.grantedAt, filter.since), open));
}

async function returned(db: Db, filter: NewRightFilter) {
  const open = sql`not ${confirmed(sql`${invitations.createdBy}`, sql`${invitations.usedAt}`)}`;
  const used = and(eq(invitations.role, 'return'), isNotNull(invitations.usedAt));
  return db.orm
    .select({ ...person, by: givers.id, byName: givers.name, at: sql<number>`${invitations.usedAt}` })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .innerJoin(invitations, eq(invitations.email, users.email))
    .innerJoin(givers, eq(givers.id, invitations.createdBy))
    .where(and(held(filter), used, gt(invitations.usedAt, filter.since), open));
}

/**
 * Rights that need a second proof and were laid in somebody's hands since an instant, by a person with an account (the
 * command line is not one) and without a third person's word for it; the latest first.
 */
export async function listNewRights(db: Db, filter: NewRightFilter): Promise<NewRight[]> {
  const all = [
    ...(await given(db, filter)).map((row) => ({ ...row, way: 'grant' as const })),
    ...(await returned(db, filter)).map((row) => ({ ...row, way: 'return' as const })),
  ];
  return all.map((row) => ({ ...row, role: row.role as Role })).sort((a, b) => b.at - a.at);
}

/** True where one person gave another a role, or made them a new way in, since an instant. */
export async function laidIn(
  db: Db,
  by: string,
  { userId, since }: { readonly userId: string; readonly since: Instant },
): Promise<boolean> {
  const role = and(eq(grants.userId, userId), eq(grants.grantedBy, by), gt(grants.grantedAt, since));
  const way = and(
    eq(invitations.role, 'return'),
    eq(invitations.createdBy, by),
    gt(invitations.usedAt, since),
    sql`${invitations.email} = (select ${users.email} from ${users} where ${users.id} = ${userId})`,
  );
  const [row] = await db.orm
    .select({ found: sql<number>`1` })
    .from(users)
    .where(
      or(
        sql`exists (select 1 from ${grants} where ${role})`,
        sql`exists (select 1 from ${invitations} where ${way})`,
      ),
    )
    .limit(1);
  return row !== undefined;
}

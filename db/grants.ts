import { and, asc, eq, exists, inArray, isNull, not, or, type SQL, sql } from 'drizzle-orm';
import type { Instant } from '#core/day';
import type { Grant, Role, Scope } from '#core/permission';
import { guarded, type Write } from './commit.ts';
import type { Db } from './open.ts';
import { grants, users } from './peopleSchema.ts';
import { areas, producers } from './schema.ts';
import { seenBy } from './scope.ts';

/** A role as it was given: to whom, over what, by whom, and whether it was ended. */
export interface StoredGrant extends Grant {
  readonly id: string;
  readonly userId: string;
  readonly grantedAt: Instant;
  readonly grantedBy: string;
  readonly endedAt: Instant | null;
}

/** A grant with the names of what it is over, for people to read. */
export interface NamedGrant extends StoredGrant {
  readonly areaName: string | null;
  readonly producerName: string | null;
}

function toGrant(row: typeof grants.$inferSelect): StoredGrant {
  return { ...row, role: row.role as Role };
}

/** The roles a person holds now. */
export async function listGrants(db: Db, userId: string): Promise<StoredGrant[]> {
  const held = and(eq(grants.userId, userId), isNull(grants.endedAt));
  const rows = await db.orm.select().from(grants).where(held).orderBy(asc(grants.grantedAt));
  return rows.map(toGrant);
}

/** The roles that some people hold now, with names, the oldest first. */
export async function listNamedGrants(db: Db, userIds: readonly string[]): Promise<NamedGrant[]> {
  const rows = await db.orm
    .select({ grant: grants, areaName: areas.name, producerName: producers.name })
    .from(grants)
    .leftJoin(areas, eq(areas.id, grants.areaId))
    .leftJoin(producers, eq(producers.id, grants.producerId))
    .where(and(inArray(grants.userId, [...userIds]), isNull(grants.endedAt)))
    .orderBy(asc(grants.grantedAt), asc(grants.id));
  return rows.map(({ grant, ...names }) => ({ ...toGrant(grant), ...names }));
}

/** The people of some producers: who holds a producer's role there now. */
export async function listProducerPeople(db: Db, scope: Scope) {
  return db.orm
    .select({
      grantId: grants.id,
      role: grants.role,
      userId: users.id,
      name: users.name,
      email: users.email,
      producerId: producers.id,
      producerName: producers.name,
      grantedAt: grants.grantedAt,
    })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .innerJoin(producers, eq(producers.id, grants.producerId))
    .where(and(isNull(grants.endedAt), seenBy(scope)))
    .orderBy(asc(producers.name), asc(users.name));
}

/** The condition on `grants` that holds for those inside a scope: over its areas and those under them, or its producers. */
export function grantedInside(scope: Scope): SQL {
  if (scope.all) return sql`1 = 1`;
  const areaIds = [...scope.areaIds];
  const inAreas = or(
    inArray(grants.areaId, areaIds),
    sql`${grants.areaId} in (select ${areas.id} from ${areas} where ${inArray(areas.parentId, areaIds)})`,
  );
  const ofProducers = sql`${grants.producerId} in (select ${producers.id} from ${producers} where ${seenBy(scope)})`;
  return (areaIds.length > 0 ? or(inAreas, ofProducers) : ofProducers) ?? sql`1 = 0`;
}

/** True where every role a person holds lies inside a scope: only then may who has that scope change it. */
export async function isRuledBy(db: Db, scope: Scope, userId: string): Promise<boolean> {
  const outside = and(
    eq(grants.userId, userId),
    isNull(grants.endedAt),
    sql`coalesce(${not(grantedInside(scope))}, 1)`,
  );
  const [row] = await db.orm.select({ id: grants.id }).from(grants).where(outside).limit(1);
  return row === undefined;
}

/** One role that is held now, found only inside the scope. */
export async function findGrantInside(db: Db, scope: Scope, id: string): Promise<StoredGrant | undefined> {
  const held = and(eq(grants.id, id), isNull(grants.endedAt), grantedInside(scope));
  const [row] = await db.orm.select().from(grants).where(held);
  return row && toGrant(row);
}

/** Gives a role; one already held over the same stays one: `already-done`. */
export function insertGrant(grant: StoredGrant): Write {
  const { id, userId, role, areaId, producerId, grantedAt, grantedBy } = grant;
  return guarded(
    (tx) =>
      tx.insert(grants).select(
        sql`select ${id}, ${userId}, ${role}, ${areaId}, ${producerId}, ${grantedAt}, ${grantedBy}, null
          where not exists (select 1 from ${grants} where ${grants.userId} = ${userId} and ${grants.role} = ${role}
            and ${grants.areaId} is ${areaId} and ${grants.producerId} is ${producerId} and ${grants.endedAt} is null)`,
      ),
    'already-done',
  );
}

/** Ends a role; `already-done` where it was ended before. */
export function endGrantOf(id: string, endedAt: Instant): Write {
  const held = and(eq(grants.id, id), isNull(grants.endedAt));
  return guarded((tx) => tx.update(grants).set({ endedAt }).where(held), 'already-done');
}

/** Refuses the commit it stands at the end of, where it would leave the office without an administrator over all. */
export function guardLastAdministrator(): Write {
  const left = (tx: Parameters<Write['statement']>[0]) =>
    tx
      .select({ id: grants.id })
      .from(grants)
      .innerJoin(users, eq(users.id, grants.userId))
      .where(
        and(
          eq(grants.role, 'administrator'),
          isNull(grants.areaId),
          isNull(grants.endedAt),
          isNull(users.suspendedAt),
        ),
      );
  // A write that changes nothing but must find somebody: any one user, set to the name it has.
  return guarded(
    (tx) =>
      tx
        .update(users)
        .set({ name: sql`${users.name}` })
        .where(exists(left(tx))),
    'last-administrator',
  );
}

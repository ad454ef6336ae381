import { and, asc, eq, gt, or, sql } from 'drizzle-orm';
import type { Instant } from '#core/day';
import type { Scope } from '#core/permission';
import type { Db } from './open.ts';
import { producers, products } from './schema.ts';
import { seenBy } from './scope.ts';
import { batches, stampLimits } from './stampSchema.ts';

/** How near a producer is to its limit: null where it has none of its own. */
export interface LimitStanding {
  readonly producerId: string;
  readonly name: string;
  readonly sample: boolean;
  readonly own: { readonly perLot: number; readonly per30Days: number } | null;
  /** Stamps issued to it after the instant asked about, voided ones too. */
  readonly issued: number;
}

/** A producer's name by its id; undefined where there is no such producer. */
export async function findProducerName(db: Db, id: string): Promise<string | undefined> {
  const [row] = await db.orm.select({ name: producers.name }).from(producers).where(eq(producers.id, id));
  return row?.name;
}

/** Every producer a scope sees, by name: to choose from. */
export async function listProducerNames(
  db: Db,
  scope: Scope,
): Promise<{ readonly id: string; readonly name: string }[]> {
  return db.orm
    .select({ id: producers.id, name: producers.name })
    .from(producers)
    .where(seenBy(scope))
    .orderBy(asc(producers.nameKey), asc(producers.id));
}

/** The producers a scope sees that have a limit of their own or stamps since an instant, most stamps first. */
export async function listLimitStandings(db: Db, scope: Scope, since: Instant): Promise<LimitStanding[]> {
  const issued = sql<number>`coalesce((select sum(${batches.quantity}) from ${batches}
    inner join ${products} on ${products.id} = ${batches.productId}
    where ${products.producerId} = ${producers.id} and ${gt(batches.issuedAt, since)}), 0)`;
  const rows = await db.orm
    .select({ producer: producers, limit: stampLimits, issued })
    .from(producers)
    .leftJoin(stampLimits, eq(stampLimits.producerId, producers.id))
    .where(and(seenBy(scope), or(sql`${stampLimits.producerId} is not null`, sql`${issued} > 0`)))
    .orderBy(sql`${issued} desc`, asc(producers.nameKey))
    .limit(500);
  return rows.map(({ producer, limit, issued: count }) => ({
    producerId: producer.id,
    name: producer.name,
    sample: producer.sample === 1,
    own: limit && { perLot: limit.perLot, per30Days: limit.per30Days },
    issued: count,
  }));
}

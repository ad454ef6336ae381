import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Instant } from '#core/day';
import { type StampLimit, USUAL_LIMIT } from '#core/limit';
import { guarded, type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { products } from './schema.ts';
import { batches, lots, stampLimits } from './stampSchema.ts';

/** Whose limit is everybody's who has none of their own. */
export const EVERYBODY = '*';

/** More than any lot holds: stands for no limit of its own. */
const UNLIMITED = 1_000_000_000;

/** A limit as it was set, by whom and when. */
export interface LimitRow {
  readonly producerId: string;
  readonly perLot: number;
  readonly per30Days: number;
  readonly at: Instant;
  readonly actor: string;
}

/** The limit that holds for a producer: its own, else everybody's, else the usual one. */
export async function findLimit(db: Db, producerId: string): Promise<StampLimit & { readonly own: boolean }> {
  const rows = await db.orm
    .select()
    .from(stampLimits)
    .where(inArray(stampLimits.producerId, [producerId, EVERYBODY]));
  const own = rows.find((row) => row.producerId === producerId);
  const { perLot, per30Days } = own ?? rows[0] ?? USUAL_LIMIT;
  return { perLot, per30Days, own: own !== undefined };
}

/** Every limit that was set. */
export async function listLimits(db: Db): Promise<LimitRow[]> {
  return db.orm.select().from(stampLimits);
}

/** Sets a limit, in the place of the one before. */
export function setLimit(row: LimitRow): Write {
  const { perLot, per30Days, at, actor } = row;
  return write((tx) =>
    tx
      .insert(stampLimits)
      .values(row)
      .onConflictDoUpdate({ target: stampLimits.producerId, set: { perLot, per30Days, at, actor } }),
  );
}

/** Ends a producer's own limit: everybody's holds again. */
export function removeLimit(producerId: string): Write {
  return write((tx) => tx.delete(stampLimits).where(eq(stampLimits.producerId, producerId)));
}

/** How many stamps were issued to a producer after an instant, voided ones too. */
export async function countIssuedSince(db: Db, producerId: string, since: Instant): Promise<number> {
  const [row] = await db.orm
    .select({ issued: sql<number>`coalesce(sum(${batches.quantity}), 0)` })
    .from(batches)
    .innerJoin(products, eq(products.id, batches.productId))
    .where(and(eq(products.producerId, producerId), gt(batches.issuedAt, since)));
  return row?.issued ?? 0;
}

/** An order without an approver, to be held to its limits in the very commit that issues it. */
export interface HeldOrder {
  readonly lotId: string;
  readonly producerId: string;
  readonly quantity: number;
  /** Stamps issued after it count. */
  readonly since: Instant;
}

function limitSql(
  column: typeof stampLimits.perLot | typeof stampLimits.per30Days,
  producerId: string,
  usual: number,
) {
  const of = (whose: string) =>
    sql`(select ${column} from ${stampLimits} where ${stampLimits.producerId} = ${whose})`;
  return sql`coalesce(${of(producerId)}, ${of(EVERYBODY)}, ${usual})`;
}

/**
 * Holds only while the order passes no limit, whoever issued or set limits since they were read: else `conflict`, to
 * read again and say which. Stands before the writes that issue.
 */
export function holdToLimits({ lotId, producerId, quantity, since }: HeldOrder): Write {
  const perLot = limitSql(stampLimits.perLot, producerId, USUAL_LIMIT.perLot ?? UNLIMITED);
  const per30Days = limitSql(stampLimits.per30Days, producerId, USUAL_LIMIT.per30Days);
  const issued = sql`(select coalesce(sum(${batches.quantity}), 0) from ${batches}
    inner join ${products} on ${products.id} = ${batches.productId}
    where ${products.producerId} = ${producerId} and ${batches.issuedAt} > ${since})`;
  return guarded(
    (tx) =>
      tx
        .update(lots)
        .set({ stampsIssued: sql`${lots.stampsIssued}` })
        .where(
          and(
            eq(lots.id, lotId),
            sql`${lots.stampsIssued} + ${quantity} <= ${perLot}`,
            sql`${issued} + ${quantity} <= ${per30Days}`,
          ),
        ),
    'conflict',
  );
}

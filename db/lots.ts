import { and, asc, desc, eq, gte, isNull, sql } from 'drizzle-orm';
import type { Day, Instant } from '#core/day';
import type { Gtin14 } from '#core/gtin';
import type { Lot } from '#core/lot';
import type { Scope } from '#core/permission';
import { guarded, type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { producers, products, recognitions } from './schema.ts';
import { seenBy } from './scope.ts';
import { batches, lots, stampActs } from './stampSchema.ts';

function toLot(row: typeof lots.$inferSelect): Lot {
  return {
    ...row,
    producedOn: row.producedOn as Day | null,
    expiresOn: row.expiresOn as Day | null,
    gtin: row.gtin as Gtin14 | null,
  };
}

/** One lot by its id. */
export async function findLot(db: Db, id: string): Promise<Lot | undefined> {
  const [row] = await db.orm.select().from(lots).where(eq(lots.id, id));
  return row && toLot(row);
}

/** The lot of a product under a number. */
export async function findLotByNumber(db: Db, productId: string, number: string): Promise<Lot | undefined> {
  const [row] = await db.orm
    .select()
    .from(lots)
    .where(and(eq(lots.productId, productId), eq(lots.number, number)));
  return row && toLot(row);
}

/** Any lot under a number, of whatever product. */
export async function listLotsByNumber(db: Db, number: string): Promise<Lot[]> {
  const rows = await db.orm.select().from(lots).where(eq(lots.number, number));
  return rows.map(toLot);
}

/** Opens a lot; a number the product already has is a `conflict`. */
export function insertLot(lot: Lot, openedAt: Instant): Write {
  return write((tx) => tx.insert(lots).values({ ...lot, openedAt }));
}

/** Null-safe: the column is what was read. */
function still<Column extends typeof lots.gtin | typeof lots.number>(column: Column, read: string | null) {
  return read === null ? isNull(column) : eq(column, read);
}

/**
 * Counts stamps as issued while the lot bears the number and GTIN it was read with and its product has as many
 * recognitions (`recognised`) as were read, never beyond what it allows nor after a recall in it: else `conflict`, to read again and say why.
 */
export function takeFromLot(lot: Lot, quantity: number, recognised: number): Write {
  const room = gte(sql`${lots.quantity} - ${lots.stampsIssued} + ${lots.stampsVoid}`, quantity);
  const recalled = sql`exists (select 1 from ${stampActs} inner join ${batches} on ${batches.id} = ${stampActs.batchId}
    where ${batches.lotId} = ${lot.id} and ${stampActs.act} = 'recall')`;
  const same = sql`(select count(*) from ${recognitions} where ${recognitions.productId} = ${lot.productId}) = ${recognised}`;
  const asRead = and(
    eq(lots.id, lot.id),
    eq(lots.productId, lot.productId),
    still(lots.number, lot.number),
    still(lots.gtin, lot.gtin),
    same,
  );
  return guarded(
    (tx) =>
      tx
        .update(lots)
        .set({ stampsIssued: sql`${lots.stampsIssued} + ${quantity}` })
        .where(and(asRead, isNull(lots.closedAt), room, sql`not ${recalled}`)),
    'conflict',
  );
}

/** Gives voided stamps' places back to the lot. */
export function giveBackToLot(lotId: string, quantity: number): Write {
  return guarded(
    (tx) =>
      tx
        .update(lots)
        .set({ stampsVoid: sql`${lots.stampsVoid} + ${quantity}` })
        .where(eq(lots.id, lotId)),
    'conflict',
  );
}

/** A lot with whose it is: what lists and its page show. */
export interface LotSeen extends Lot {
  readonly openedAt: Instant;
  readonly productName: string;
  readonly producerId: string;
  readonly producerName: string;
  readonly sample: boolean;
  /** Stamps of it were recalled for a danger: it gets no more. */
  readonly recalled: boolean;
}

/** True where any stamp of the lot of the row was recalled. */
const hasRecall = sql<number>`exists (select 1 from ${stampActs} inner join ${batches} on ${batches.id} = ${stampActs.batchId}
  where ${batches.lotId} = ${lots.id} and ${stampActs.act} = 'recall')`;

function seenLots(db: Db, scope: Scope) {
  return db.orm
    .select({
      lot: lots,
      productName: products.name,
      producerId: producers.id,
      producerName: producers.name,
      sample: producers.sample,
      recalled: hasRecall,
    })
    .from(lots)
    .innerJoin(products, eq(products.id, lots.productId))
    .innerJoin(producers, and(eq(producers.id, products.producerId), seenBy(scope)))
    .$dynamic();
}

type SeenRow = Awaited<ReturnType<typeof seenLots>>[number];

function toLotSeen({ lot, sample, recalled, ...whose }: SeenRow): LotSeen {
  const seen = { openedAt: lot.openedAt, sample: sample === 1, recalled: recalled === 1 };
  return { ...toLot(lot), ...whose, ...seen };
}

/** The lots a scope sees: open ones first, then the newest; 1,000 at most. */
export async function listLotsSeen(db: Db, scope: Scope, productId?: string): Promise<LotSeen[]> {
  const rows = await seenLots(db, scope)
    .where(productId === undefined ? undefined : eq(lots.productId, productId))
    .orderBy(asc(sql`${lots.closedAt} is not null`), desc(lots.openedAt), asc(lots.id))
    .limit(1000);
  return rows.map(toLotSeen);
}

/** One lot by its id, if the scope sees it. */
export async function findLotSeen(db: Db, scope: Scope, id: string): Promise<LotSeen | undefined> {
  const [row] = await seenLots(db, scope).where(eq(lots.id, id));
  return row && toLotSeen(row);
}

/** The facts of a lot that may be mended before it has stamps. */
export type LotFacts = Pick<
  Lot,
  'number' | 'quantity' | 'producedOn' | 'expiresOn' | 'place' | 'gtin' | 'unit'
>;

/** Mends a lot that has no stamps and is open, else `lot-has-stamps`; a number the product already has is a `conflict`. */
export function amendLotRow(lot: Lot, facts: LotFacts): Write {
  const untouched = and(eq(lots.id, lot.id), eq(lots.stampsIssued, 0), isNull(lots.closedAt));
  const details = { lot: lot.number };
  return guarded((tx) => tx.update(lots).set(facts).where(untouched), 'lot-has-stamps', details);
}

/** Closes an open lot: no more stamps; one that somebody just closed is a `conflict`. */
export function closeLotRow(lotId: string, at: Instant): Write {
  const open = and(eq(lots.id, lotId), isNull(lots.closedAt));
  return guarded((tx) => tx.update(lots).set({ closedAt: at }).where(open), 'conflict');
}

import { and, desc, eq, gte, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Batch } from '#core/batch';
import type { Instant } from '#core/day';
import type { Scope } from '#core/permission';
import { readCode } from '#core/registerQuery';
import { keyNumberOf, serialOf } from '#core/stampId';
import { toBatch } from './batches.ts';
import { guarded, type Write } from './commit.ts';
import type { Db } from './open.ts';
import { users } from './peopleSchema.ts';
import { HOLDS_STAMPS } from './printedSpans.ts';
import { producers, products } from './schema.ts';
import { seenBy } from './scope.ts';
import { fillSearchKeys } from './searchKeys.ts';
import { wordsMatch, wordsOf } from './searchWords.ts';
import { stampSights } from './sightSchema.ts';
import { batches, events, lots, prints, stampActs } from './stampSchema.ts';

/** What happened to a batch, as lists are narrowed by it. */
export const BATCH_STATES = ['printed', 'not-printed', 'void', 'recalled'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/** What a list of batches is narrowed to; instants are from (included) to (excluded). */
export interface BatchFilter {
  /** Product, producer, batch id, stamp ID or a scanned code. */
  readonly q?: string | undefined;
  readonly lot?: string | undefined;
  readonly productId?: string | undefined;
  readonly form?: Batch['form'] | undefined;
  readonly state?: BatchState | undefined;
  readonly key?: string | undefined;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

/** A batch with whose it is, as lists and its page show it. */
export interface SeenBatch {
  readonly batch: Batch;
  readonly issuedBy: string;
  readonly lot: { readonly id: string; readonly number: string };
  readonly product: { readonly id: string; readonly name: string };
  readonly producer: { readonly id: string; readonly name: string };
  readonly sample: boolean;
}

function selection(db: Db) {
  return db.orm
    .select({ batch: batches, by: users.name, lot: lots, product: products, producer: producers })
    .from(batches)
    .innerJoin(lots, eq(lots.id, batches.lotId))
    .innerJoin(products, eq(products.id, batches.productId))
    .innerJoin(producers, eq(producers.id, products.producerId))
    .leftJoin(users, eq(users.id, batches.issuedBy));
}

function toSeen(row: Awaited<ReturnType<typeof selection>>[number]): SeenBatch {
  const { batch, by, lot, product, producer } = row;
  return {
    batch: toBatch(batch),
    issuedBy: by ?? batch.issuedBy,
    lot: { id: lot.id, number: lot.number },
    product: { id: product.id, name: product.name },
    producer: { id: producer.id, name: producer.name },
    sample: producer.sample === 1,
  };
}

/** One batch by its id, where the scope sees its producer. */
export async function findSeenBatch(db: Db, scope: Scope, id: string): Promise<SeenBatch | undefined> {
  const [row] = await selection(db).where(and(eq(batches.id, id), seenBy(scope)));
  return row && toSeen(row);
}

function acted(act: 'void' | 'recall'): SQL {
  return sql`exists (select 1 from ${stampActs} where ${stampActs.batchId} = ${batches.id} and ${stampActs.act} = ${act})`;
}

const PRINTED = sql`(exists (select 1 from ${prints} where ${prints.batchId} = ${batches.id} and ${HOLDS_STAMPS}) or exists
  (select 1 from ${events} where ${events.noun} = 'batch' and ${events.verb} = 'print' and ${events.nounId} = ${batches.id}))`;

const IN_STATE: Readonly<Record<BatchState, SQL>> = {
  printed: PRINTED,
  'not-printed': sql`not ${PRINTED}`,
  void: acted('void'),
  recalled: acted('recall'),
};

async function named(db: Db, q: string): Promise<SQL | undefined> {
  await fillSearchKeys(db);
  const { stamp } = readCode(q);
  const ofStamp =
    stamp &&
    and(
      eq(batches.keyNumber, keyNumberOf(stamp)),
      lte(batches.first, serialOf(stamp)),
      sql`${batches.first} + ${batches.quantity} > ${serialOf(stamp)}`,
    );
  const inNames = wordsMatch(wordsOf(q), 'forgiving', q);
  return or(eq(batches.id, q.trim()), ...(ofStamp ? [ofStamp] : []), ...(inNames ? [inNames] : []));
}

async function narrowed(db: Db, scope: Scope, filter: BatchFilter): Promise<SQL | undefined> {
  const { q, lot, productId, form, state, key, from, to } = filter;
  return and(
    seenBy(scope),
    q ? await named(db, q) : undefined,
    lot ? or(eq(lots.id, lot), eq(lots.number, lot)) : undefined,
    productId ? eq(batches.productId, productId) : undefined,
    form ? eq(batches.form, form) : undefined,
    state ? IN_STATE[state] : undefined,
    key ? eq(batches.keyNumber, key) : undefined,
    from === undefined ? undefined : gte(batches.issuedAt, from),
    to === undefined ? undefined : lt(batches.issuedAt, to),
  );
}

/** One page (counted from 1) of the batches a scope sees, the newest first, with how many there are in all. */
export async function searchBatches(
  db: Db,
  scope: Scope,
  filter: BatchFilter,
  at: { readonly page: number; readonly perPage: number },
): Promise<{ readonly rows: readonly SeenBatch[]; readonly total: number }> {
  const where = await narrowed(db, scope, filter);
  const rows = await selection(db)
    .where(where)
    .orderBy(desc(batches.issuedAt), desc(batches.first))
    .limit(at.perPage)
    .offset((at.page - 1) * at.perPage);
  const [counted] = await db.orm
    .select({ total: sql<number>`count(*)` })
    .from(batches)
    .innerJoin(lots, eq(lots.id, batches.lotId))
    .innerJoin(products, eq(products.id, batches.productId))
    .innerJoin(producers, eq(producers.id, products.producerId))
    .where(where);
  return { rows: rows.map(toSeen), total: counted?.total ?? 0 };
}

/** Every batch of a product, or of one of its lots, in the order of serials. */
export async function listBatchesOf(
  db: Db,
  of: { readonly productId: string; readonly lotId?: string | undefined },
): Promise<Batch[]> {
  const rows = await db.orm
    .select()
    .from(batches)
    .where(and(eq(batches.productId, of.productId), of.lotId ? eq(batches.lotId, of.lotId) : undefined))
    .orderBy(batches.keyNumber, batches.first);
  return rows.map(toBatch);
}

/** True where the scope sees whose product it is. */
export async function isProductSeen(db: Db, scope: Scope, productId: string): Promise<boolean> {
  const rows = await db.orm
    .select({ id: products.id })
    .from(products)
    .innerJoin(producers, eq(producers.id, products.producerId))
    .where(and(eq(products.id, productId), seenBy(scope)));
  return rows.length > 0;
}

/** Holds a commit to what was planned on: `conflict` when stamps of the product, or of the lot, were issued since. */
export function noneIssuedSince(
  of: { readonly productId: string; readonly lotId?: string | undefined },
  issued: number,
): Write {
  const ofLot = of.lotId === undefined ? sql`` : sql` and ${batches.lotId} = ${of.lotId}`;
  const now = sql`(select coalesce(sum(${batches.quantity}), 0) from ${batches}
    where ${batches.productId} = ${of.productId}${ofLot})`;
  return guarded(
    (tx) =>
      tx
        .update(products)
        .set({ id: of.productId })
        .where(and(eq(products.id, of.productId), sql`${now} = ${issued}`)),
    'conflict',
  );
}

/** How many stamps of one key within serials (both included) shoppers looked at, and how often. */
export async function countScanned(
  db: Db,
  key: string,
  { first, last }: { readonly first: number; readonly last: number },
): Promise<{ readonly stamps: number; readonly scans: number }> {
  const { keyNumber, serial, scans } = stampSights;
  const [row] = await db.orm
    .select({ stamps: sql<number>`count(*)`, scans: sql<number>`coalesce(sum(${scans}), 0)` })
    .from(stampSights)
    .where(and(eq(keyNumber, key), gte(serial, first), lte(serial, last)));
  return row ?? { stamps: 0, scans: 0 };
}

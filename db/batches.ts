import { and, desc, eq, lte, sql } from 'drizzle-orm';
import type { Star } from '#core/authority';
import { type Batch, lastSerial } from '#core/batch';
import { dayOf } from '#core/day';
import type { Gtin14 } from '#core/gtin';
import type { Origin } from '#core/origin';
import type { KeyNumber } from '#core/stampId';
import { guarded, type Write } from './commit.ts';
import type { Db } from './open.ts';
import { preparing } from './prepared.ts';
import { withdrawals } from './schema.ts';
import { batches } from './stampSchema.ts';

/** A batch as the core knows it, from its row. */
export function toBatch(row: typeof batches.$inferSelect): Batch {
  return {
    ...row,
    keyNumber: row.keyNumber as KeyNumber,
    form: row.form as Batch['form'],
    gtin: row.gtin as Gtin14 | null,
    star: row.star as Star,
    origin: row.origin as Origin,
    pin: row.pin === 1,
  };
}

const batchOf = preparing((orm) =>
  orm
    .select()
    .from(batches)
    .where(eq(batches.id, sql.placeholder('id')))
    .prepare(),
);

/** One batch by its id. */
export async function findBatch(db: Db, id: string): Promise<Batch | undefined> {
  const row = batchOf(db).get({ id });
  return row && toBatch(row);
}

/** The batch that holds a serial of a key: the last that begins at or before it, if it reaches that far. */
export async function findBatchOfSerial(db: Db, key: KeyNumber, serial: number): Promise<Batch | undefined> {
  const [row] = await db.orm
    .select()
    .from(batches)
    .where(and(eq(batches.keyNumber, key), lte(batches.first, serial)))
    .orderBy(desc(batches.first))
    .limit(1);
  const batch = row && toBatch(row);
  return batch && serial <= lastSerial(batch) ? batch : undefined;
}

/** Every batch of a product, newest first. */
export async function listBatches(db: Db, productId: string): Promise<Batch[]> {
  const rows = await db.orm
    .select()
    .from(batches)
    .where(eq(batches.productId, productId))
    .orderBy(desc(batches.issuedAt), desc(batches.first));
  return rows.map(toBatch);
}

/**
 * Stores a batch: one row, whatever its quantity; `recognition-not-in-force` where its recognition was withdrawn
 * since it was read.
 */
export function insertBatch(batch: Batch, issuedBy: string): Write {
  const {
    id,
    keyNumber,
    first,
    quantity,
    form,
    gtin,
    productId,
    lotId,
    recognitionId,
    star,
    issuedAt,
    origin,
    pin,
  } = batch;
  const withdrawn = sql`exists (select 1 from ${withdrawals} where ${withdrawals.recognitionId} = ${recognitionId}
    and ${withdrawals.effectiveOn} <= ${dayOf(issuedAt)})`;
  const values = sql`select ${id}, ${keyNumber}, ${first}, ${quantity}, ${form}, ${gtin}, ${productId}, ${lotId},
    ${recognitionId}, ${star}, ${issuedAt}, ${issuedBy}, ${origin}, ${pin ? 1 : 0} where not ${withdrawn}`;
  const details = { product: productId, day: dayOf(issuedAt) };
  return guarded((tx) => tx.insert(batches).select(values), 'recognition-not-in-force', details);
}

/** The batches of a lot, newest first; 1,000 at most. */
export async function listBatchesOfLot(db: Db, lotId: string): Promise<Batch[]> {
  const rows = await db.orm
    .select()
    .from(batches)
    .where(eq(batches.lotId, lotId))
    .orderBy(desc(batches.issuedAt), desc(batches.first))
    .limit(1000);
  return rows.map(toBatch);
}

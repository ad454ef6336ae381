import { eq, isNull } from 'drizzle-orm';
import { foldProducerName, stripAccents } from '#core/name';
import { commit, type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { producers, products } from './schema.ts';

/** Rows filled in one commit: other writers are not kept waiting. */
const BATCH = 500;

/** A product's name as search compares it: without accents; never an identity. */
export function productSearchKey(name: string): string {
  return stripAccents(name);
}

/** A producer's name as search compares it: kinds written out (HTX = Hợp tác xã), without accents. */
export function producerSearchKey(name: string): string {
  return stripAccents(foldProducerName(name));
}

async function nextProducts(db: Db): Promise<Write[]> {
  const { id, name, searchKey } = products;
  const rows = await db.orm.select({ id, name }).from(products).where(isNull(searchKey)).limit(BATCH);
  return rows.map((row) =>
    write((tx) =>
      tx
        .update(products)
        .set({ searchKey: productSearchKey(row.name) })
        .where(eq(products.id, row.id)),
    ),
  );
}

async function nextProducers(db: Db): Promise<Write[]> {
  const { id, name, searchKey } = producers;
  const rows = await db.orm.select({ id, name }).from(producers).where(isNull(searchKey)).limit(BATCH);
  return rows.map((row) =>
    write((tx) =>
      tx
        .update(producers)
        .set({ searchKey: producerSearchKey(row.name) })
        .where(eq(producers.id, row.id)),
    ),
  );
}

/** Fills in every search key that is missing, 500 rows a commit; answers how many. Nothing missing writes nothing. */
export async function fillSearchKeys(db: Db): Promise<number> {
  let filled = 0;
  for (const next of [nextProducers, nextProducts]) {
    for (let writes = await next(db); writes.length > 0; writes = await next(db)) {
      await commit(db, writes);
      filled += writes.length;
    }
  }
  return filled;
}

import { and, asc, eq, or } from 'drizzle-orm';
import type { SignalAbout } from '#core/signal';
import type { KeyNumber } from '#core/stampId';
import { guarded, type Write } from './commit.ts';
import type { Db } from './open.ts';
import { products } from './schema.ts';
import { cloneSignals } from './sightSchema.ts';
import type { StampPlace } from './sights.ts';
import { batches } from './stampSchema.ts';

/** A signal as it is stored. */
export type StoredSignal = typeof cloneSignals.$inferSelect;

/** The signals about some stamps, or about batches by their first stamps. */
export async function listSignalsAbout(
  db: Db,
  about: SignalAbout,
  places: readonly StampPlace[],
): Promise<StoredSignal[]> {
  if (places.length === 0) return [];
  const isOne = ({ keyNumber, serial }: StampPlace) =>
    and(
      eq(cloneSignals.about, about),
      eq(cloneSignals.keyNumber, keyNumber),
      eq(cloneSignals.serial, serial),
    );
  return db.orm
    .select()
    .from(cloneSignals)
    .where(or(...places.map(isOne)));
}

/** Writes a signal that is raised, refreshed or opened again; `conflict` where somebody wrote it since it was read. */
export function writeSignal(signal: StoredSignal, before: StoredSignal | undefined): Write {
  if (!before) {
    return guarded((tx) => tx.insert(cloneSignals).values(signal).onConflictDoNothing(), 'conflict');
  }
  const same = and(
    eq(cloneSignals.id, before.id),
    eq(cloneSignals.state, before.state),
    eq(cloneSignals.updatedAt, before.updatedAt),
  );
  return guarded((tx) => tx.update(cloneSignals).set(signal).where(same), 'conflict');
}

/** The producer of a product. */
export async function findProducerOf(db: Db, productId: string): Promise<string | undefined> {
  const [row] = await db.orm
    .select({ producerId: products.producerId })
    .from(products)
    .where(eq(products.id, productId));
  return row?.producerId;
}

/** A batch, and whose it is. */
export interface BatchOfProducer extends StampPlace {
  readonly id: string;
  readonly quantity: number;
  readonly productId: string;
  readonly producerId: string;
}

/** Every batch by its first stamp's place; `serial` is its first. */
export async function listBatchesByPlace(db: Db): Promise<BatchOfProducer[]> {
  const { id, keyNumber, first, quantity, productId } = batches;
  const rows = await db.orm
    .select({ id, keyNumber, serial: first, quantity, productId, producerId: products.producerId })
    .from(batches)
    .innerJoin(products, eq(products.id, productId))
    .orderBy(asc(keyNumber), asc(first));
  return rows.map((row) => ({ ...row, keyNumber: row.keyNumber as KeyNumber }));
}

import { and, asc, eq, or } from 'drizzle-orm';
import type { Instant } from '#core/day';
import type { Gtin14 } from '#core/gtin';
import { foldName, foldProducerName } from '#core/name';
import type { Scope } from '#core/permission';
import type { ProducerKind } from '#core/producer';
import { guarded, type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { producers, products, recognitions, variants } from './schema.ts';
import { seenBy } from './scope.ts';
import { producerNames } from './workSchema.ts';

/** A producer as a decision names it. */
export interface NamedProducer {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly taxCode: string | null;
}

/** Producers meant by an id, a tax code or exactly this folded name, of those within a scope; several may share a name. */
export async function listProducersMeant(db: Db, text: string, scope?: Scope): Promise<NamedProducer[]> {
  const { id, name, kind, taxCode, nameKey } = producers;
  const meant = or(eq(id, text), eq(taxCode, text), eq(nameKey, foldProducerName(text)));
  const rows = await db.orm
    .select({ id, name, kind, taxCode })
    .from(producers)
    .where(and(meant, scope && seenBy(scope)));
  const exact = rows.find((row) => row.id === text || row.taxCode === text);
  return exact ? [exact] : rows;
}

/** The ids of a producer's products, by name. */
export async function listProductIdsOf(db: Db, producerId: string): Promise<string[]> {
  const rows = await db.orm
    .select({ id: products.id })
    .from(products)
    .where(eq(products.producerId, producerId))
    .orderBy(asc(products.nameKey), asc(products.id));
  return rows.map(({ id }) => id);
}

/** Stores a producer that a decision is the first to name. */
export function insertNamedProducer(producer: NamedProducer & { readonly kind: ProducerKind }): Write {
  const row = { ...producer, nameKey: foldProducerName(producer.name) };
  return write((tx) => tx.insert(producers).values(row));
}

/** Stores a product that a decision is the first to name, in the catalogue of 2023. */
export function insertNamedProduct(product: {
  readonly id: string;
  readonly producerId: string;
  readonly name: string;
  readonly group: string | null;
}): Write {
  const row = { ...product, nameKey: foldName(product.name), groupVersion: '2023' };
  return write((tx) => tx.insert(products).values(row));
}

/** Stores the GTIN of a product as its variant; one that another product carries is a `conflict`. */
export function insertGtin(id: string, productId: string, name: string, gtin: Gtin14): Write {
  return write((tx) => tx.insert(variants).values({ id, productId, name, gtin }));
}

/** Records stars by a line of a decision; the row is never edited afterwards. */
export function insertRecognition(row: typeof recognitions.$inferInsert): Write {
  return write((tx) => tx.insert(recognitions).values(row));
}

/** All that one recognition says, as its row holds it. */
export type RecognitionRow = typeof recognitions.$inferSelect;

/** One recognition's whole row. */
export async function findRecognitionRow(db: Db, id: string): Promise<RecognitionRow | undefined> {
  const [row] = await db.orm.select().from(recognitions).where(eq(recognitions.id, id));
  return row;
}

/** Gives a product another name, while it bears the one that was read: else `conflict`. */
export function renameProduct(id: string, from: string, to: string): Write {
  const set = { name: to, nameKey: foldName(to), searchKey: null };
  const asRead = and(eq(products.id, id), eq(products.name, from));
  return guarded((tx) => tx.update(products).set(set).where(asRead), 'conflict');
}

/** A producer's former name, and the decision that ended it. */
export interface FormerName {
  readonly id: string;
  readonly producerId: string;
  readonly name: string;
  /** The last day it was borne, or the day the next one began. */
  readonly until: string;
  readonly decisionId: string | null;
  readonly at: Instant;
}

/** Gives a producer another name and keeps the former; `conflict` where it bears another by now. */
export function renameProducer(to: string, former: FormerName): Write[] {
  const set = { name: to, nameKey: foldProducerName(to), searchKey: null };
  const asRead = and(eq(producers.id, former.producerId), eq(producers.name, former.name));
  return [
    guarded((tx) => tx.update(producers).set(set).where(asRead), 'conflict'),
    write((tx) => tx.insert(producerNames).values(former)),
  ];
}

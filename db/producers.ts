import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { foldProducerName } from '#core/name';
import type { Scope } from '#core/permission';
import type { Producer, ProducerKind } from '#core/producer';
import { guarded, type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { areas, producers, products } from './schema.ts';
import { seenBy } from './scope.ts';
import { producerSearchKey } from './searchKeys.ts';

/** Marks every producer on record as sample data: only for a demonstration, before any real entry. */
export function markAllAsSample(): Write {
  return write((tx) => tx.update(producers).set({ sample: 1 }));
}

/** How a producer is reached; of a household it is personal data. */
export interface Contact {
  readonly kind: ProducerKind;
  readonly taxCode: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** Shown to shoppers, by the producer's own choice. */
  readonly phonePublic: boolean;
}

/** A producer with all the register holds of it but its products. */
export interface ProducerRow extends Producer, Contact {
  readonly provinceKey: string | null;
  readonly sample: boolean;
  readonly successor: { readonly id: string; readonly name: string } | null;
  /** Today's area, with what it lies in. */
  readonly areaName: string | null;
  /** How many products it has. */
  readonly products: number;
}

const parents = alias(areas, 'parents');
const successors = alias(producers, 'successors');

function selection(db: Db) {
  return db.orm
    .select({
      producer: producers,
      successor: successors.name,
      area: areas.name,
      parent: parents.name,
      products: sql<number>`(select count(*) from ${products} where ${products.producerId} = ${producers.id})`,
    })
    .from(producers)
    .leftJoin(successors, eq(successors.id, producers.successorId))
    .leftJoin(areas, eq(areas.id, producers.areaId))
    .leftJoin(parents, eq(parents.id, areas.parentId))
    .$dynamic();
}

type Row = Awaited<ReturnType<typeof selection>>[number];

function toRow({ producer, successor, area, parent, products }: Row): ProducerRow {
  const { id, name, taxCode, areaId, provinceKey, email, phone, successorId } = producer;
  return {
    ...{ id, name, taxCode, areaId, provinceKey, email, phone, products },
    kind: producer.kind as ProducerKind,
    phonePublic: producer.phonePublic === 1,
    sample: producer.sample === 1,
    successor: successorId === null ? null : { id: successorId, name: successor ?? '' },
    areaName: [area, parent].filter((part) => part !== null).join(', ') || null,
  };
}

async function listWhere(db: Db, condition: SQL | undefined): Promise<ProducerRow[]> {
  const rows = await selection(db).where(condition).orderBy(asc(producers.nameKey), asc(producers.id));
  return rows.map(toRow);
}

/** One producer within a scope; undefined outside it. */
export async function findProducerSeen(db: Db, scope: Scope, id: string): Promise<ProducerRow | undefined> {
  const [row] = await listWhere(db, and(eq(producers.id, id), seenBy(scope)));
  return row;
}

/** Every producer within a scope, by name. */
export async function listProducersSeen(db: Db, scope: Scope): Promise<ProducerRow[]> {
  return listWhere(db, seenBy(scope));
}

/** One producer by its id, whoever asks: for acts, whose own rules say who may. */
export async function findProducer(db: Db, id: string): Promise<ProducerRow | undefined> {
  const [row] = await listWhere(db, eq(producers.id, id));
  return row;
}

/** Producers of exactly this name, its kind written out or not; several may share it. */
export async function listProducersNamed(db: Db, name: string): Promise<ProducerRow[]> {
  return listWhere(db, eq(producers.nameKey, foldProducerName(name)));
}

/** The producer of a tax code. */
export async function findProducerByTaxCode(db: Db, taxCode: string): Promise<ProducerRow | undefined> {
  const [row] = await listWhere(db, eq(producers.taxCode, taxCode));
  return row;
}

/** Producers that one carries on. */
export async function listPredecessors(db: Db, id: string): Promise<ProducerRow[]> {
  return listWhere(db, eq(producers.successorId, id));
}

/** A producer as it comes on record. */
export interface NewProducer extends Producer, Contact {
  readonly provinceKey: string | null;
}

/** Stores a producer; a tax code somebody has is a `conflict`. */
export function insertProducer({ phonePublic, ...producer }: NewProducer): Write {
  const { name } = producer;
  const keys = { nameKey: foldProducerName(name), searchKey: producerSearchKey(name) };
  return write((tx) =>
    tx.insert(producers).values({ ...producer, ...keys, phonePublic: phonePublic ? 1 : 0 }),
  );
}

/** Writes kind, tax code and contact over exactly what was read; `conflict` where somebody changed them since. */
export function setContact(id: string, read: Contact, { phonePublic, ...set }: Contact): Write {
  const asRead = and(
    eq(producers.id, id),
    eq(producers.kind, read.kind),
    sql`${producers.taxCode} is ${read.taxCode}`,
    sql`${producers.email} is ${read.email}`,
    sql`${producers.phone} is ${read.phone}`,
    eq(producers.phonePublic, read.phonePublic ? 1 : 0),
  );
  const values = { ...set, phonePublic: phonePublic ? 1 : 0 };
  return guarded((tx) => tx.update(producers).set(values).where(asRead), 'conflict');
}

/** Names the producer that carries another on, once; `conflict` where one was named meanwhile. */
export function setSuccessor(id: string, successorId: string): Write {
  const free = and(eq(producers.id, id), isNull(producers.successorId));
  return guarded((tx) => tx.update(producers).set({ successorId }).where(free), 'conflict');
}

/** Gives a product to another producer; `conflict` where it is no longer the first one's. */
export function moveProduct(productId: string, from: string, to: string): Write {
  const asRead = and(eq(products.id, productId), eq(products.producerId, from));
  return guarded((tx) => tx.update(products).set({ producerId: to }).where(asRead), 'conflict');
}

/** Products of a producer, by name. */
export async function listProductsOf(db: Db, producerId: string) {
  const { id, name, group, nameKey } = products;
  return db.orm
    .select({ id, name, group, nameKey })
    .from(products)
    .where(eq(products.producerId, producerId))
    .orderBy(asc(nameKey), asc(id));
}

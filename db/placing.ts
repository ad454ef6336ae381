import { and, asc, desc, eq, isNull, ne, or } from 'drizzle-orm';
import type { Scope } from '#core/permission';
import type { Db } from './open.ts';
import { areas, entries, producers, products, recognitions } from './schema.ts';
import { seenBy } from './scope.ts';

/** A producer of whom no commune is known, and all that the register was told of where it lies. */
export interface UnplacedProducer {
  readonly id: string;
  readonly name: string;
  /** The province it is placed in, or null where not even that is known. */
  readonly areaId: string | null;
  /** Addresses as certified, the latest first. */
  readonly addresses: readonly string[];
  /** Rows as they were imported: JSON, heading → cell. */
  readonly given: readonly string[];
}

function collect<Row extends { producerId: string }, Value>(
  rows: readonly Row[],
  value: (row: Row) => Value | null,
): Map<string, Value[]> {
  const byProducer = new Map<string, Value[]>();
  for (const row of rows) {
    const one = value(row);
    if (one === null) continue;
    const there = byProducer.get(row.producerId);
    if (there) there.push(one);
    else byProducer.set(row.producerId, [one]);
  }
  return byProducer;
}

/** Producers within a scope whose commune is not known, by name. */
export async function listUnplaced(db: Db, scope: Scope): Promise<UnplacedProducer[]> {
  const unplaced = and(or(isNull(producers.areaId), ne(areas.level, 'commune')), seenBy(scope));
  const found = await db.orm
    .select({ id: producers.id, name: producers.name, areaId: producers.areaId })
    .from(producers)
    .leftJoin(areas, eq(areas.id, producers.areaId))
    .where(unplaced)
    .orderBy(asc(producers.nameKey), asc(producers.id));
  const certified = await db.orm
    .select({ producerId: products.producerId, address: recognitions.addressCertified })
    .from(recognitions)
    .innerJoin(products, eq(products.id, recognitions.productId))
    .innerJoin(producers, eq(producers.id, products.producerId))
    .leftJoin(areas, eq(areas.id, producers.areaId))
    .where(unplaced)
    .orderBy(desc(recognitions.validFrom), asc(recognitions.id));
  const rows = await db.orm
    .select({ producerId: products.producerId, raw: entries.raw })
    .from(entries)
    .innerJoin(products, eq(products.id, entries.productId))
    .innerJoin(producers, eq(producers.id, products.producerId))
    .leftJoin(areas, eq(areas.id, producers.areaId))
    .where(unplaced)
    .orderBy(asc(entries.id));
  const addresses = collect(certified, ({ address }) => address);
  const given = collect(rows, ({ raw }) => raw);
  return found.map((one) => ({
    ...one,
    addresses: [...new Set(addresses.get(one.id) ?? [])],
    given: given.get(one.id) ?? [],
  }));
}

/** One producer within a scope with the area it is placed in; undefined outside the scope. */
export async function findPlacedProducer(db: Db, scope: Scope, id: string) {
  const [row] = await db.orm
    .select({ id: producers.id, name: producers.name, areaId: producers.areaId })
    .from(producers)
    .where(and(eq(producers.id, id), seenBy(scope)));
  return row;
}

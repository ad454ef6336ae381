import { and, asc, eq } from 'drizzle-orm';
import type { Instant } from '#core/day';
import type { Scope } from '#core/permission';
import { type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { producers } from './schema.ts';
import { seenBy } from './scope.ts';
import { ownStocks } from './stampSchema.ts';

/** Paper by a producer's own measures, written as `findStock` reads it. */
export interface OwnStock {
  readonly id: string;
  readonly producerId: string;
  readonly name: string;
  readonly measures: string;
  readonly at: Instant;
}

/** The own papers of the producers a scope sees, by name. */
export async function listOwnStocksSeen(db: Db, scope: Scope): Promise<OwnStock[]> {
  const rows = await db.orm
    .select({ stock: ownStocks })
    .from(ownStocks)
    .innerJoin(producers, and(eq(producers.id, ownStocks.producerId), seenBy(scope)))
    .orderBy(asc(ownStocks.name), asc(ownStocks.id))
    .limit(200);
  return rows.map(({ stock }) => stock);
}

/** One own paper by its id, if the scope sees its producer. */
export async function findOwnStockSeen(db: Db, scope: Scope, id: string): Promise<OwnStock | undefined> {
  const [row] = await db.orm
    .select({ stock: ownStocks })
    .from(ownStocks)
    .innerJoin(producers, and(eq(producers.id, ownStocks.producerId), seenBy(scope)))
    .where(eq(ownStocks.id, id));
  return row?.stock;
}

/** Takes an own paper off the list. */
export function removeOwnStock(id: string): Write {
  return write((tx) => tx.delete(ownStocks).where(eq(ownStocks.id, id)));
}

/** A producer's own paper by its name. */
export async function findOwnStockNamed(
  db: Db,
  producerId: string,
  name: string,
): Promise<OwnStock | undefined> {
  const named = and(eq(ownStocks.producerId, producerId), eq(ownStocks.name, name));
  const [row] = await db.orm.select().from(ownStocks).where(named);
  return row;
}

/** Keeps a paper's measures; one of the same producer and name is measured anew and keeps its id. */
export function keepOwnStock(stock: OwnStock): Write {
  const { measures, at } = stock;
  return write((tx) =>
    tx
      .insert(ownStocks)
      .values(stock)
      .onConflictDoUpdate({ target: [ownStocks.producerId, ownStocks.name], set: { measures, at } }),
  );
}

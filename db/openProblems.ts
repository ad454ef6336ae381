import { asc, eq, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Db } from './open.ts';
import { entries, imports, possibleMatches, producers, products } from './schema.ts';

/** Two products that nobody has told apart or together, and the fingerprint of the row that raised it. */
export interface PendingPair {
  readonly fingerprint: string;
  readonly productId: string;
  readonly candidateId: string;
  readonly reason: string;
}

/** Every possible match that is undecided, by the row that raised it, oldest first. */
export async function listPendingPairs(db: Db): Promise<PendingPair[]> {
  const { productId, candidateId, reason, decidedAt } = possibleMatches;
  return db.orm
    .select({ fingerprint: entries.fingerprint, productId, candidateId, reason })
    .from(possibleMatches)
    .innerJoin(entries, eq(entries.id, possibleMatches.entryId))
    .where(isNull(decidedAt));
}

/** Every entry still incomplete, with its product, producer and file, in the order of imports and rows. */
export async function listIncompleteEntries(db: Db) {
  const { id, rowNumber, raw, missing, fingerprint, productId, state } = entries;
  const rows = await db.orm
    .select({
      ...{ id, rowNumber, raw, missing, fingerprint, productId },
      product: products.name,
      producer: producers.name,
      file: imports.fileName,
    })
    .from(entries)
    .innerJoin(products, eq(products.id, productId))
    .innerJoin(producers, eq(producers.id, products.producerId))
    .innerJoin(imports, eq(imports.id, entries.importId))
    .where(eq(state, 'incomplete'))
    .orderBy(asc(imports.at), asc(imports.id), asc(rowNumber));
  return rows.map((row) => ({
    ...row,
    missing: JSON.parse(row.missing) as string[],
    raw: JSON.parse(row.raw) as Record<string, string>,
  }));
}

const candidates = alias(products, 'candidates');
const candidateProducers = alias(producers, 'candidate_producers');

/** Every possible match that is undecided, with both products, the row and the file that raised it. */
export async function listUndecidedMatches(db: Db) {
  return db.orm
    .select({
      id: possibleMatches.id,
      reason: possibleMatches.reason,
      row: entries.rowNumber,
      file: imports.fileName,
      product: { id: products.id, name: products.name, producer: producers.name },
      candidate: { id: candidates.id, name: candidates.name, producer: candidateProducers.name },
    })
    .from(possibleMatches)
    .innerJoin(entries, eq(entries.id, possibleMatches.entryId))
    .innerJoin(imports, eq(imports.id, entries.importId))
    .innerJoin(products, eq(products.id, possibleMatches.productId))
    .innerJoin(producers, eq(producers.id, products.producerId))
    .innerJoin(candidates, eq(candidates.id, possibleMatches.candidateId))
    .innerJoin(candidateProducers, eq(candidateProducers.id, candidates.producerId))
    .where(isNull(possibleMatches.decidedAt))
    .orderBy(asc(imports.at), asc(imports.id), asc(entries.rowNumber), asc(possibleMatches.id));
}

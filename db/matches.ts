import { and, asc, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Instant } from '#core/day';
import type { Scope } from '#core/permission';
import { guarded, type Tx, type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import {
  decisionLines,
  entries,
  imports,
  possibleMatches,
  producers,
  products,
  recognitions,
  variants,
} from './schema.ts';
import { seenBy } from './scope.ts';
import { batches, lots } from './stampSchema.ts';
import { notices, productPages, proposals } from './workSchema.ts';

/** One side of a possible match. */
export interface MatchSide {
  readonly id: string;
  readonly name: string;
  readonly producerId: string;
  readonly producer: string;
}

/** Two products that may be one, and what was decided of them. */
export interface MatchRow {
  readonly id: string;
  /** Why they were listed, by the import's codes. */
  readonly reason: string;
  readonly file: string | null;
  readonly rowNumber: number | null;
  readonly later: MatchSide;
  readonly earlier: MatchSide;
  readonly decidedAt: Instant | null;
  readonly decidedBy: string | null;
  readonly outcome: 'same' | 'different' | null;
}

const candidates = alias(products, 'candidates');
const makers = alias(producers, 'makers');

/** Both products must be seen: deciding about one shows the other. `makers` and `producers` are asked in turn. */
function bothSeen(db: Db, scope: Scope): SQL | undefined {
  const seen = db.orm.select({ id: producers.id }).from(producers).where(seenBy(scope));
  return and(inArray(products.producerId, seen), inArray(candidates.producerId, seen));
}

const owners = alias(producers, 'owners');

function selection(db: Db) {
  return db.orm
    .select({
      match: possibleMatches,
      file: imports.fileName,
      rowNumber: entries.rowNumber,
      later: { id: products.id, name: products.name, producerId: owners.id, producer: owners.name },
      earlier: { id: candidates.id, name: candidates.name, producerId: makers.id, producer: makers.name },
    })
    .from(possibleMatches)
    .innerJoin(products, eq(products.id, possibleMatches.productId))
    .innerJoin(owners, eq(owners.id, products.producerId))
    .innerJoin(candidates, eq(candidates.id, possibleMatches.candidateId))
    .innerJoin(makers, eq(makers.id, candidates.producerId))
    .leftJoin(entries, eq(entries.id, possibleMatches.entryId))
    .leftJoin(imports, eq(imports.id, entries.importId))
    .$dynamic();
}

type Row = Awaited<ReturnType<typeof selection>>[number];

function toMatch({ match, ...sides }: Row): MatchRow {
  const { id, reason, decidedAt, decidedBy } = match;
  return { id, reason, ...sides, decidedAt, decidedBy, outcome: match.outcome as MatchRow['outcome'] };
}

/** Possible matches of which a scope sees both products: those undecided in the order they were raised. */
export async function listMatchesSeen(db: Db, scope: Scope): Promise<MatchRow[]> {
  const rows = await selection(db)
    .where(and(isNull(possibleMatches.decidedAt), bothSeen(db, scope)))
    .orderBy(asc(imports.at), asc(entries.rowNumber), asc(possibleMatches.id));
  return rows.map(toMatch);
}

/** The last decided of which both products still stand on record, the newest first. */
export async function listDecidedSeen(db: Db, scope: Scope, most: number): Promise<MatchRow[]> {
  const rows = await selection(db)
    .where(and(sql`${possibleMatches.decidedAt} is not null`, bothSeen(db, scope)))
    .orderBy(desc(possibleMatches.decidedAt), asc(possibleMatches.id))
    .limit(most);
  return rows.map(toMatch);
}

/** One possible match of which a scope sees both products; undefined outside it. */
export async function findMatchSeen(db: Db, scope: Scope, id: string): Promise<MatchRow | undefined> {
  const [row] = await selection(db).where(and(eq(possibleMatches.id, id), bothSeen(db, scope)));
  return row && toMatch(row);
}

/** The product that a dissolved one was found to be, within a scope: where its old address leads. */
export async function findSurvivor(db: Db, scope: Scope, goneId: string): Promise<string | undefined> {
  const [row] = await db.orm
    .select({ id: candidates.id })
    .from(possibleMatches)
    .innerJoin(candidates, eq(candidates.id, possibleMatches.candidateId))
    .innerJoin(producers, eq(producers.id, candidates.producerId))
    .where(and(eq(possibleMatches.productId, goneId), eq(possibleMatches.outcome, 'same'), seenBy(scope)));
  return row?.id;
}

/** True for a pair that was decided and of which only the one that stayed is left, within a scope. */
export async function findSettledSeen(db: Db, scope: Scope, id: string): Promise<boolean> {
  const [row] = await db.orm
    .select({ id: candidates.id })
    .from(possibleMatches)
    .innerJoin(candidates, eq(candidates.id, possibleMatches.candidateId))
    .innerJoin(producers, eq(producers.id, candidates.producerId))
    .where(and(eq(possibleMatches.id, id), sql`${possibleMatches.decidedAt} is not null`, seenBy(scope)));
  return row !== undefined;
}

/** How much hangs on a product beside rows that are incomplete: with any of it, it cannot be dissolved. */
export interface Holdings {
  readonly recognitions: number;
  readonly lots: number;
  readonly batches: number;
  readonly others: number;
  readonly incomplete: number;
}

const count = (what: SQL) => sql<number>`(select count(*) from ${what})`;

/** What hangs on a product: recognitions, lots, batches, other papers, and rows still incomplete. */
export async function findHoldings(db: Db, productId: string): Promise<Holdings> {
  const [row] = await db.orm
    .select({
      recognitions: count(sql`${recognitions} where ${recognitions.productId} = ${productId}`),
      lots: count(sql`${lots} where ${lots.productId} = ${productId}`),
      batches: count(sql`${batches} where ${batches.productId} = ${productId}`),
      others: sql<number>`${count(sql`${decisionLines} where ${decisionLines.productId} = ${productId}`)}
        + ${count(sql`${productPages} where ${productPages.productId} = ${productId}`)}
        + ${count(sql`${notices} where ${notices.productId} = ${productId}`)}
        + ${count(sql`${proposals} where ${proposals.nounId} = ${productId} and ${proposals.state} in ('draft', 'waiting')`)}`,
      incomplete: count(
        sql`${entries} where ${entries.productId} = ${productId} and ${entries.state} = 'incomplete'`,
      ),
    })
    .from(sql`(select 1)`);
  return row ?? { recognitions: 0, lots: 0, batches: 0, others: 0, incomplete: 0 };
}

/** What a person decided of a pair: `survivorId` stays, or stands first, where both are the same. */
export interface MatchDecision {
  readonly matchId: string;
  readonly goneId: string;
  readonly survivorId: string;
  readonly outcome: 'same' | 'different';
  readonly by: string;
  readonly at: Instant;
}

/**
 * Writes a decision, once: of two persons the second finds `match-decided`. Every other open question about the same
 * two products is answered with it.
 */
export function settleMatch({ matchId, goneId, survivorId, outcome, by, at }: MatchDecision): Write[] {
  const set = { outcome, decidedBy: by, decidedAt: at, productId: goneId, candidateId: survivorId };
  const { productId, candidateId, decidedAt, id } = possibleMatches;
  const open = isNull(decidedAt);
  const pair = or(
    and(eq(productId, goneId), eq(candidateId, survivorId)),
    and(eq(productId, survivorId), eq(candidateId, goneId)),
  );
  return [
    guarded(
      (tx) =>
        tx
          .update(possibleMatches)
          .set(set)
          .where(and(eq(id, matchId), open, pair)),
      'match-decided',
    ),
    write((tx) => tx.update(possibleMatches).set(set).where(and(open, pair))),
  ];
}

function hangsOn(productId: string): SQL {
  const any = (what: SQL) => sql`exists (select 1 from ${what})`;
  return sql`(${any(sql`${recognitions} where ${recognitions.productId} = ${productId}`)}
    or ${any(sql`${decisionLines} where ${decisionLines.productId} = ${productId}`)}
    or ${any(sql`${lots} where ${lots.productId} = ${productId}`)}
    or ${any(sql`${batches} where ${batches.productId} = ${productId}`)}
    or ${any(sql`${productPages} where ${productPages.productId} = ${productId}`)})`;
}

/**
 * Dissolves a product that holds nothing but rows of sheets into the one it is: its rows, barcodes and open questions
 * go over, and it goes. `conflict` where it was recognised or a lot was opened meanwhile.
 */
export function dissolveProduct(goneId: string, survivorId: string): Write[] {
  const { productId, candidateId, decidedAt } = possibleMatches;
  const open = isNull(decidedAt);
  const statement = (tx: Tx) =>
    tx.delete(products).where(and(eq(products.id, goneId), sql`not ${hangsOn(goneId)}`));
  return [
    guarded(statement, 'conflict', { product: goneId }),
    write((tx) => tx.update(entries).set({ productId: survivorId }).where(eq(entries.productId, goneId))),
    write((tx) => tx.update(variants).set({ productId: survivorId }).where(eq(variants.productId, goneId))),
    write((tx) =>
      tx
        .update(possibleMatches)
        .set({ productId: survivorId })
        .where(and(open, eq(productId, goneId))),
    ),
    write((tx) =>
      tx
        .update(possibleMatches)
        .set({ candidateId: survivorId })
        .where(and(open, eq(candidateId, goneId))),
    ),
  ];
}

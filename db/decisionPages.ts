import { and, asc, desc, eq, exists, like, or, type SQL, sql } from 'drizzle-orm';
import type { Day } from '#core/day';
import { type DecisionKind, numberKey } from '#core/decision';
import { foldName } from '#core/name';
import type { Scope } from '#core/permission';
import type { Db } from './open.ts';
import {
  authorities,
  decisionLines,
  decisions,
  producers,
  products,
  recognitions,
  withdrawals,
} from './schema.ts';
import { seenBy } from './scope.ts';

/** A decision as lists show it. */
export interface DecisionRow {
  readonly id: string;
  readonly numberText: string;
  readonly authority: string;
  readonly signedOn: Day;
  readonly inForceOn: Day;
  readonly kind: DecisionKind;
  readonly fileHash: string | null;
  readonly lines: number;
}

/** Holds for decisions of which at least one line is about a producer within the scope. */
function seen(db: Db, scope: Scope): SQL {
  if (scope.all) return sql`1 = 1`;
  const line = db.orm
    .select({ one: sql`1` })
    .from(decisionLines)
    .innerJoin(products, eq(products.id, decisionLines.productId))
    .innerJoin(producers, eq(producers.id, products.producerId))
    .where(and(eq(decisionLines.decisionId, decisions.id), seenBy(scope)));
  return exists(line);
}

/** Decisions whose number or authority holds these words; all without any. */
function sought(query: string): SQL | undefined {
  const text = query
    .normalize('NFC')
    .trim()
    .replace(/[\\%_]/g, '');
  if (text === '') return undefined;
  return or(
    like(decisions.numberKey, `%${numberKey(text)}%`),
    like(authorities.nameKey, `%${foldName(text)}%`),
  );
}

const { id, numberText, signedOn, inForceOn, kind, fileHash } = decisions;
const COLUMNS = { id, numberText, signedOn, inForceOn, kind, fileHash, authority: authorities.name };

type Row = {
  readonly [Name in keyof typeof COLUMNS]: Name extends 'fileHash' ? string | null : string;
} & { readonly lines: number };

function toRow(row: Row): DecisionRow {
  const days = { signedOn: row.signedOn as Day, inForceOn: row.inForceOn as Day };
  return { ...row, ...days, kind: row.kind as DecisionKind };
}

function selection(db: Db) {
  const lines = sql<number>`(select count(*) from ${decisionLines} where ${decisionLines.decisionId} = ${decisions.id})`;
  return db.orm
    .select({ ...COLUMNS, lines })
    .from(decisions)
    .innerJoin(authorities, eq(authorities.id, decisions.authorityId));
}

/** One page of the decisions within a scope, the latest signed first, and how many there are in all. */
export async function listDecisions(
  db: Db,
  scope: Scope,
  { query, offset, limit }: { readonly query: string; readonly offset: number; readonly limit: number },
): Promise<{ readonly rows: DecisionRow[]; readonly total: number }> {
  const condition = and(seen(db, scope), sought(query));
  const rows = await selection(db)
    .where(condition)
    .orderBy(desc(decisions.signedOn), asc(decisions.id))
    .limit(limit)
    .offset(offset);
  const [count] = await db.orm
    .select({ total: sql<number>`count(*)` })
    .from(decisions)
    .innerJoin(authorities, eq(authorities.id, decisions.authorityId))
    .where(condition);
  return { rows: rows.map(toRow), total: count?.total ?? 0 };
}

/** One decision within a scope; undefined for what is outside. */
export async function findSeenDecision(
  db: Db,
  scope: Scope,
  decisionId: string,
): Promise<DecisionRow | undefined> {
  const [row] = await selection(db).where(and(eq(decisions.id, decisionId), seen(db, scope)));
  return row && toRow(row);
}

/** One line of a decision: what it did to which product. */
export interface DecisionLineRow {
  readonly lineNumber: number;
  readonly kind: DecisionKind;
  readonly productId: string;
  readonly product: string;
  readonly producer: string;
  readonly star: number | null;
  readonly score: number | null;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  readonly assumed: boolean;
  readonly withdrawal: {
    readonly effectiveOn: Day;
    readonly clause: string;
    readonly article: string;
    readonly document: string | null;
    readonly reason: string;
    readonly safety: boolean;
  } | null;
}

/** The lines of a decision within a scope, in their order. */
export async function listDecisionLines(
  db: Db,
  scope: Scope,
  decisionId: string,
): Promise<DecisionLineRow[]> {
  const rows = await db.orm
    .select({
      line: decisionLines,
      product: products.name,
      producer: producers.name,
      recognition: recognitions,
      withdrawal: withdrawals,
    })
    .from(decisionLines)
    .innerJoin(products, eq(products.id, decisionLines.productId))
    .innerJoin(producers, eq(producers.id, products.producerId))
    .leftJoin(recognitions, eq(recognitions.decisionLineId, decisionLines.id))
    .leftJoin(withdrawals, eq(withdrawals.decisionLineId, decisionLines.id))
    .where(and(eq(decisionLines.decisionId, decisionId), seenBy(scope)))
    .orderBy(asc(decisionLines.lineNumber));
  return rows.map(({ line, product, producer, recognition, withdrawal }) => ({
    ...{ lineNumber: line.lineNumber, kind: line.kind as DecisionKind, productId: line.productId },
    ...{ product, producer },
    star: recognition?.star ?? null,
    score: recognition?.score ?? null,
    validFrom: (recognition?.validFrom ?? null) as Day | null,
    validTo: (recognition?.validTo ?? null) as Day | null,
    assumed: recognition?.validToAssumed === 1,
    withdrawal: withdrawal && {
      ...withdrawal,
      effectiveOn: withdrawal.effectiveOn as Day,
      safety: withdrawal.safety === 1,
    },
  }));
}

/** Names of authorities on record, for a form to offer. */
export async function listAuthorityNames(db: Db): Promise<string[]> {
  const rows = await db.orm
    .select({ name: authorities.name })
    .from(authorities)
    .orderBy(asc(authorities.name));
  return rows.map(({ name }) => name);
}

/** True for a product of a producer within the scope. */
export async function isProductSeen(db: Db, scope: Scope, productId: string): Promise<boolean> {
  const [row] = await db.orm
    .select({ id: products.id })
    .from(products)
    .innerJoin(producers, eq(producers.id, products.producerId))
    .where(and(eq(products.id, productId), seenBy(scope)));
  return row !== undefined;
}

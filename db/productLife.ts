import { and, asc, eq, ne, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Day, Instant } from '#core/day';
import type { DecisionKind } from '#core/decision';
import type { Award, LifeDecision, OtherLine } from '#core/life';
import type { Scope } from '#core/permission';
import type { ProducerKind } from '#core/producer';
import type { Db } from './open.ts';
import { listRecognitions } from './recognitions.ts';
import {
  areas,
  authorities,
  decisionLines,
  decisions,
  entries,
  imports,
  possibleMatches,
  producers,
  products,
  recognitions,
} from './schema.ts';
import { seenBy } from './scope.ts';
import { events } from './stampSchema.ts';
import { producerNames } from './workSchema.ts';

const parents = alias(areas, 'parents');

/** A product, whose it is and where that producer is today, within a scope; undefined outside it. */
export async function findProductSeen(db: Db, scope: Scope, id: string) {
  const [row] = await db.orm
    .select({ product: products, producer: producers, area: areas.name, parent: parents.name })
    .from(products)
    .innerJoin(producers, eq(producers.id, products.producerId))
    .leftJoin(areas, eq(areas.id, producers.areaId))
    .leftJoin(parents, eq(parents.id, areas.parentId))
    .where(and(eq(products.id, id), seenBy(scope)));
  if (!row) return undefined;
  const { name, group, groupVersion } = row.product;
  const { producer } = row;
  return {
    ...{ id, name, group, groupVersion },
    addressNow: [row.area, row.parent].filter((part) => part !== null).join(', ') || null,
    producer: { id: producer.id, name: producer.name, kind: producer.kind as ProducerKind },
    sample: producer.sample === 1,
  };
}

/** A product of a scope as its page shows it. */
export type ProductSeen = NonNullable<Awaited<ReturnType<typeof findProductSeen>>>;

/** Names a producer bore before, each with the last day it was borne, the latest first. */
export async function listFormerNames(db: Db, producerId: string) {
  const rows = await db.orm
    .select({ name: producerNames.name, until: producerNames.until, at: producerNames.at })
    .from(producerNames)
    .where(eq(producerNames.producerId, producerId));
  const named = rows.map((row) => ({ ...row, until: row.until as Day }));
  return named.sort((a, b) => b.until.localeCompare(a.until) || b.at - a.at);
}

function toDecision(row: typeof decisions.$inferSelect, authority: string): LifeDecision {
  const { id, numberText, fileHash } = row;
  return { id, numberText, authority, signedOn: row.signedOn as Day, fileHash };
}

/** When the register first heard of a line: by hand, by the import of its row, or by the event of its decision. */
const recordedAt = sql<number | null>`coalesce(
  (select min(${events.at}) from ${events} where ${events.noun} = 'recognition' and ${events.verb} = 'record'
    and ${events.nounId} = ${recognitions.id}),
  (select min(${imports.at}) from ${imports} inner join ${entries} on ${entries.importId} = ${imports.id}
    where ${entries.recognitionId} = ${recognitions.id} and ${entries.completedById} is null),
  (select min(${events.at}) from ${events} where ${events.noun} = 'decision'
    and ${events.nounId} = ${decisions.id}))`;

function lineSelection(db: Db) {
  const line = { kind: decisionLines.kind, lineNumber: decisionLines.lineNumber, recordedAt };
  return db.orm
    .select({ ...line, decision: decisions, authority: authorities.name, recognition: recognitions })
    .from(decisionLines)
    .innerJoin(decisions, eq(decisions.id, decisionLines.decisionId))
    .innerJoin(authorities, eq(authorities.id, decisions.authorityId))
    .leftJoin(recognitions, eq(recognitions.decisionLineId, decisionLines.id));
}

/** Every line of a decision about a product: awards, with the withdrawals heard of by an instant, and the others. */
export async function listLines(
  db: Db,
  productId: string,
  heardBy: Instant,
): Promise<{ awards: Award[]; others: OtherLine[] }> {
  const all = new Map((await listRecognitions(db, productId, heardBy)).map((one) => [one.id, one]));
  const rows = await lineSelection(db).where(eq(decisionLines.productId, productId));
  const awards: Award[] = [];
  const others: OtherLine[] = [];
  for (const row of rows) {
    const line = {
      kind: row.kind as DecisionKind,
      lineNumber: row.lineNumber,
      decision: toDecision(row.decision, row.authority),
      recordedAt: row.recordedAt,
    };
    const recognition = row.recognition && all.get(row.recognition.id);
    if (row.recognition && recognition) awards.push({ ...line, ...certified(row.recognition), recognition });
    else if (line.recordedAt === null || line.recordedAt <= heardBy) others.push(line);
  }
  return { awards, others };
}

function certified(row: typeof recognitions.$inferSelect) {
  return {
    score: row.score,
    criteriaVersion: row.criteriaVersion,
    certificateText: row.certificateText,
    producerName: row.producerNameCertified,
    address: row.addressCertified,
    endAssumed: row.validToAssumed === 1,
    potentialFive: row.potentialFive === 1,
  };
}

const twins = alias(products, 'twins');

/** Products that a person found to be the same as this one, where both stand on record with a history of their own. */
export async function listTwins(db: Db, scope: Scope, productId: string) {
  const { productId: later, candidateId: earlier, outcome } = possibleMatches;
  return db.orm
    .selectDistinct({ id: twins.id, name: twins.name, producer: producers.name })
    .from(possibleMatches)
    .innerJoin(twins, or(eq(twins.id, later), eq(twins.id, earlier)))
    .innerJoin(producers, eq(producers.id, twins.producerId))
    .where(
      and(
        eq(outcome, 'same'),
        or(eq(later, productId), eq(earlier, productId)),
        ne(twins.id, productId),
        seenBy(scope),
      ),
    )
    .orderBy(asc(twins.name), asc(twins.id));
}

import { and, asc, desc, eq } from 'drizzle-orm';
import type { Day } from '#core/day';
import type { DecisionKind } from '#core/decision';
import type { Scope } from '#core/permission';
import type { Db } from './open.ts';
import { authorities, decisionLines, decisions, producers, products } from './schema.ts';
import { seenBy } from './scope.ts';

/** What a decision did to one product. */
export interface DecidedProduct {
  readonly id: string;
  readonly kind: DecisionKind;
  readonly number: string;
  readonly authority: string;
  readonly signedOn: Day;
  readonly inForceOn: Day;
  readonly product: { readonly id: string; readonly name: string };
  readonly producer: string;
  readonly sample: boolean;
}

/** What decisions did to the products a scope sees, the latest signed first, 20 at most. */
export async function listDecidedSeen(db: Db, scope: Scope): Promise<DecidedProduct[]> {
  const rows = await db.orm
    .select({
      line: decisionLines,
      decision: decisions,
      authority: authorities.name,
      product: { id: products.id, name: products.name },
      producer: { name: producers.name, sample: producers.sample },
    })
    .from(decisionLines)
    .innerJoin(products, eq(products.id, decisionLines.productId))
    .innerJoin(producers, and(eq(producers.id, products.producerId), seenBy(scope)))
    .innerJoin(decisions, eq(decisions.id, decisionLines.decisionId))
    .innerJoin(authorities, eq(authorities.id, decisions.authorityId))
    .orderBy(desc(decisions.signedOn), asc(decisions.id), asc(decisionLines.lineNumber))
    .limit(20);
  return rows.map(({ line, decision, authority, product, producer }) => ({
    id: line.id,
    kind: line.kind as DecisionKind,
    number: decision.numberText,
    signedOn: decision.signedOn as Day,
    inForceOn: decision.inForceOn as Day,
    authority,
    product,
    producer: producer.name,
    sample: producer.sample === 1,
  }));
}

import { and, asc, eq } from 'drizzle-orm';
import type { Scope } from '#core/permission';
import type { Db } from './open.ts';
import { producers, products } from './schema.ts';
import { seenBy } from './scope.ts';

/** A product stamps may be ordered for, as a choice in a list. */
export interface OrderProduct {
  readonly id: string;
  readonly name: string;
  readonly producerId: string;
  readonly producerName: string;
  readonly sample: boolean;
}

/** The products of the producers a scope sees, by name; 1,000 at most. */
export async function listOrderProducts(db: Db, scope: Scope): Promise<OrderProduct[]> {
  const rows = await db.orm
    .select({
      id: products.id,
      name: products.name,
      producerId: producers.id,
      producerName: producers.name,
      sample: producers.sample,
    })
    .from(products)
    .innerJoin(producers, and(eq(producers.id, products.producerId), seenBy(scope)))
    .orderBy(asc(products.nameKey), asc(products.id))
    .limit(1000);
  return rows.map(({ sample, ...row }) => ({ ...row, sample: sample === 1 }));
}

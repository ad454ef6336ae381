import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Scope } from '#core/permission';
import type { Recognition } from '#core/recognition';
import type { Db } from './open.ts';
import { listRecognitions } from './recognitions.ts';
import { producers, products } from './schema.ts';
import { seenBy } from './scope.ts';

/** A producer's product with all its recognitions. */
export interface OwnProduct {
  readonly id: string;
  readonly name: string;
  readonly producerId: string;
  readonly producerName: string;
  readonly sample: boolean;
  readonly recognitions: readonly Recognition[];
}

/** Every producer a scope sees by name, with products or without. */
export async function listOwnProducers(db: Db, scope: Scope) {
  return db.orm
    .select({ id: producers.id, name: producers.name, sample: producers.sample })
    .from(producers)
    .where(seenBy(scope))
    .orderBy(asc(producers.nameKey), asc(producers.id))
    .limit(100);
}

/** The products of some producers, by name; 200 at most. */
export async function listOwnProducts(db: Db, producerIds: readonly string[]): Promise<OwnProduct[]> {
  const rows = await db.orm
    .select({ product: products, producer: producers })
    .from(products)
    .innerJoin(producers, and(eq(producers.id, products.producerId), inArray(producers.id, [...producerIds])))
    .orderBy(asc(products.nameKey), asc(products.id))
    .limit(200);
  return Promise.all(
    rows.map(async ({ product, producer }) => ({
      id: product.id,
      name: product.name,
      producerId: producer.id,
      producerName: producer.name,
      sample: producer.sample === 1,
      recognitions: await listRecognitions(db, product.id),
    })),
  );
}

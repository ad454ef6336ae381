import { eq } from 'drizzle-orm';
import type { Scope } from '#core/permission';
import type { ProducerKind } from '#core/producer';
import type { Counted } from '#core/statistics';
import type { Db } from './open.ts';
import { listAllRecognitions } from './recognitions.ts';
import { areas, producers, products } from './schema.ts';
import { seenBy } from './scope.ts';

/** Every product a scope sees, as statistics count it. */
export async function listCounted(db: Db, scope: Scope): Promise<Counted[]> {
  const rows = await db.orm
    .select({ id: products.id, group: products.group, kind: producers.kind, areaId: producers.areaId })
    .from(products)
    .innerJoin(producers, eq(producers.id, products.producerId))
    .where(seenBy(scope));
  const awards = await listAllRecognitions(db);
  return rows.map(({ id, group, kind, areaId }) => ({
    recognitions: awards.get(id) ?? [],
    group,
    kind: kind as ProducerKind,
    areaId,
  }));
}

/** The names of areas that have any producer a scope sees, by id. */
export async function listAreaNames(db: Db, scope: Scope): Promise<Map<string, string>> {
  const rows = await db.orm
    .selectDistinct({ id: areas.id, name: areas.name })
    .from(areas)
    .innerJoin(producers, eq(producers.areaId, areas.id))
    .where(seenBy(scope));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

import { inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Scope } from '#core/permission';
import { areas, producers } from './schema.ts';

/**
 * The condition on `producers` that holds exactly for those a scope sees: the authorization is in the query. An area
 * sees its own producers and those of the areas directly under it.
 */
export function seenBy(scope: Scope): SQL {
  if (scope.all) return sql`1 = 1`;
  const { areaIds, producerIds } = scope;
  if (areaIds.length === 0 && producerIds.length === 0) return sql`1 = 0`;
  const own = producerIds.length > 0 ? inArray(producers.id, [...producerIds]) : undefined;
  const inside =
    areaIds.length > 0
      ? or(
          inArray(producers.areaId, [...areaIds]),
          sql`${producers.areaId} in (select ${areas.id} from ${areas} where ${inArray(areas.parentId, [...areaIds])})`,
        )
      : undefined;
  return or(own, inside) ?? sql`1 = 0`;
}
